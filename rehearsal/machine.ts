import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalPostgres } from '../local/postgres';
import { CertificateAuthority } from './database/certificate-authority';
import { DatabaseGateway } from './database/database-gateway';
import { type DatabaseDefinition, startEmptyPostgres } from './database/empty-postgres';
import { Emulator, type EmulatorOptions } from './emulator';
import { writeFunctionPrograms } from './functions/function-programs';

export interface MachineProps extends Omit<EmulatorOptions, 'functionPrograms'> {
  readonly database: DatabaseDefinition;
  readonly log: (line: string) => void;
}

/** What replaces AWS on this machine: the emulator with its functions, and the databases behind their gateway. */
export class Machine {
  #emulator: Emulator | undefined;
  #gateway: DatabaseGateway | undefined;
  /** An empty PostgreSQL server for each cluster that was created, by the resource id of the cluster. */
  readonly #databases = new Map<string, Promise<LocalPostgres>>();

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

  async stop(): Promise<void> {
    this.#gateway?.stop();
    await this.#emulator?.stop();
    await Promise.allSettled([...this.#databases.values()].map(async (database) => (await database).stop()));
  }

  #findDatabase(cluster: string): Promise<LocalPostgres> {
    const { folder, database } = this.props;
    const found = this.#databases.get(cluster) ?? startEmptyPostgres(join(folder, 'postgres', cluster), database);
    this.#databases.set(cluster, found);
    return found;
  }
}
