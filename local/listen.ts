import type { Server } from 'node:http';

export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Closes it and every connection to it. */
  readonly stop: () => Promise<void>;
}

/**
 * Lets a server listen on the loopback address, and nowhere else.
 *
 * @throws Error that says what to do when the port is taken
 */
export function listen(server: Server, port = 0): Promise<Listening> {
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
    super(`Port ${port} is taken by another program. Stop it, or choose another port: npm start -- --port ${port + 1}`);
  }
}
