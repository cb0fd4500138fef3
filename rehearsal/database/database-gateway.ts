import { connect, createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { EmulatedCluster, SignIn } from '../emulator';
import type { CertificateAuthority } from './certificate-authority';
import { ASK_FOR_PASSWORD, buildRefusal, readFrame, readPassword, readStartupParameters, SSL_REQUEST } from './frames';

export interface DatabaseGatewayProps {
  readonly authority: CertificateAuthority;
  /** Port on the loopback address of the PostgreSQL server of a cluster. */
  readonly findPostgresPort: (cluster: EmulatedCluster) => Promise<number>;
  /** Asks the emulator whether the token is valid and the role may sign in. */
  readonly checkSignIn: (host: string, user: string, token: string) => Promise<SignIn>;
  /** Receives the reason of each refused connection. */
  readonly log: (line: string) => void;
}

/**
 * What the endpoints of RDS and RDS Proxy are to a function: verified TLS for the name that the function asks for, and
 * a sign-in with an IAM token. Behind it is a PostgreSQL server of this machine that trusts the gateway.
 */
export class DatabaseGateway {
  private constructor(
    readonly port: number,
    private readonly server: Server,
    private readonly connections: ReadonlySet<Socket>,
  ) {}

  static start(props: DatabaseGatewayProps): Promise<DatabaseGateway> {
    const connections = new Set<Socket>();
    const server = createServer((socket) => {
      connections.add(socket);
      socket.on('error', () => undefined).on('close', () => connections.delete(socket));
      accept(socket, props).catch((error: unknown) => {
        props.log(`database: ${error instanceof Error ? error.message : String(error)}\n`);
        socket.destroy();
      });
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        const port = typeof address === 'object' && address !== null ? address.port : 0;
        resolve(new DatabaseGateway(port, server, connections));
      });
    });
  }

  /** Breaks every connection, as a proxy does whose target changes, and a cluster that is deleted. */
  breakConnections(): number {
    const { size } = this.connections;
    for (const connection of this.connections) connection.destroy();
    return size;
  }

  stop(): void {
    this.server.close();
  }
}

async function accept(
  raw: Socket,
  { authority, findPostgresPort, checkSignIn, log }: DatabaseGatewayProps,
): Promise<void> {
  const request = await readFrame(raw, false);
  if (request.readUInt32BE(4) !== SSL_REQUEST) throw new Error('a connection without TLS');
  raw.write('S');
  let host = '';
  const socket = new TLSSocket(raw, {
    isServer: true,
    minVersion: 'TLSv1.2',
    SNICallback: (name, done) => {
      host = name;
      authority.issue(name).then((context) => done(null, context), done);
    },
  });
  const startup = await readFrame(socket, false);
  const user = readStartupParameters(startup).get('user') ?? '';
  socket.write(ASK_FOR_PASSWORD);
  const token = readPassword(await readFrame(socket, true));
  const answer = await checkSignIn(host, user, token);
  if (!answer.allowed) {
    log(`database: ${answer.reason}\n`);
    // PostgreSQL does not name the cause to the client.
    socket.end(buildRefusal(`PAM authentication failed for user "${user}"`));
    return;
  }
  const behind = connect(await findPostgresPort(answer), '127.0.0.1', () => behind.write(startup));
  behind.on('error', () => socket.destroy());
  socket.on('error', () => behind.destroy());
  for (const end of [raw, socket]) end.on('close', () => behind.destroy());
  behind.pipe(socket);
  socket.pipe(behind);
}
