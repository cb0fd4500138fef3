import type { Server } from 'node:http';

export interface ListeningServer {
  readonly url: string;
  readonly port: number;
  /** Closes the server and its connections. */
  readonly stop: () => Promise<void>;
}

/**
 * Lets a server listen on the loopback address only.
 *
 * @throws PortTaken when another program uses the port
 */
export function listen(server: Server, port = 0): Promise<ListeningServer> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      resolve({
        url: `http://127.0.0.1:${actual}`,
        port: actual,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            server.closeAllConnections();
          }),
      });
    });
  });
}

export class PortTaken extends Error {
  constructor(port: number) {
    super(`Another program uses port ${port}. Stop it, or choose another port: npm start -- --port ${port + 1}`);
  }
}
