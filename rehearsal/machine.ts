import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CertificateAuthority } from './database/certificate-authority';
import { ClusterServer, type DatabaseDefinition } from './database/cluster-server';
import { DatabaseGateway } from './database/database-gateway';
import { type EmulatedCluster, Emulator, type EmulatorOptions } from './emulator';
import { writeFunctionPrograms } from './functions/function-programs';

export interface MachineProps extends Omit<EmulatorOptions, 'functionPrograms'> {
  readonly database: DatabaseDefinition;
  readonly log: (line: string) => void;
}

/** What replaces AWS on this machine: the emulator with its functions, and the databases behind their gateway. */
export class Machine {
  #emulator: Emulator | undefined;
  #gateway: DatabaseGateway | undefined;
  /** A PostgreSQL server for each cluster that anything connected to, by the resource id of the cluster. */
  readonly #databases = new Map<string, Promise<ClusterServer>>();

  constructor(private readonly props: MachineProps) {}

  get emulator(): Emulator {
    if (this.#emulator === undefined) throw new Error('the emulator is not running');
    return this.#emulator;
  }

  async start(): Promise<void> {
    const { folder, log } = this.props;
    mkdirSync(folder, { recursive: true });
    const authority = await CertificateAuthority.create();
    this.#gateway = await DatabaseGateway.start({
      authority,
      findPostgresPort: async (cluster) => (await this.#findDatabase(cluster)).port,
      checkSignIn: (host, user, token) => this.emulator.checkSignIn(host, user, token),
      log,
    });
    const functionPrograms = writeFunctionPrograms(folder, authority.certificate, this.#gateway.port);
    this.#emulator = await Emulator.start({ ...this.props, functionPrograms });
  }

  /** Breaks the connections of the functions to their databases. Returns how many there were. */
  breakConnections(): number {
    return this.#gateway?.breakConnections() ?? 0;
  }

  async stop(): Promise<void> {
    this.#gateway?.stop();
    await this.#emulator?.stop();
    await Promise.allSettled([...this.#databases.values()].map(async (database) => (await database).stop()));
  }

  #findDatabase(cluster: EmulatedCluster): Promise<ClusterServer> {
    const found = this.#databases.get(cluster.cluster) ?? this.#startDatabase(cluster);
    this.#databases.set(cluster.cluster, found);
    return found;
  }

  async #startDatabase({ cluster, origin }: EmulatedCluster): Promise<ClusterServer> {
    const folder = join(this.props.folder, 'postgres', cluster);
    if (origin === null) return ClusterServer.createEmpty(folder, this.props.database);
    const source = await this.#databases.get(origin.cluster);
    if (source === undefined) throw new Error(`nothing ever connected to ${origin.cluster}, so it has no data`);
    return ClusterServer.restore(folder, source, origin.moment);
  }
}
