import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that an operating system gives to outgoing connections: from 32768 on Linux, from 49152 on macOS and
 * Windows. One of those may be taken again between the answer and its use.
 */
const [LOWEST, END] = [20_000, 32_000];
const ATTEMPTS = 50;

/** Finds a free TCP port of the loopback address. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const port = randomInt(LOWEST, END);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port of 127.0.0.1 between ${LOWEST} and ${END} was free in ${ATTEMPTS} attempts`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
