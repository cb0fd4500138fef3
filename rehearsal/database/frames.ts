import type { Socket } from 'node:net';

/**
 * Messages of PostgreSQL's protocol, as far as a sign-in needs them.
 *
 * @see https://www.postgresql.org/docs/17/protocol-message-formats.html
 */
export const SSL_REQUEST = 80877103;
/** `AuthenticationCleartextPassword`: RDS asks for the token this way. */
export const ASK_FOR_PASSWORD = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);

/** Reads one message; all but the first two of a connection start with a letter for their type. */
export async function readFrame(socket: Socket, typed: boolean): Promise<Buffer> {
  const prefix = typed ? 1 : 0;
  let read = Buffer.alloc(0);
  for (;;) {
    const size = read.length >= prefix + 4 ? read.readUInt32BE(prefix) + prefix : Number.POSITIVE_INFINITY;
    if (read.length >= size) {
      if (read.length > size) socket.unshift(read.subarray(size));
      return read.subarray(0, size);
    }
    const more: unknown = socket.read();
    if (Buffer.isBuffer(more)) read = Buffer.concat([read, more]);
    else await waitForData(socket);
  }
}

function waitForData(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error) => {
      socket.off('readable', settle).off('error', settle).off('close', close);
      if (error instanceof Error) reject(error);
      else resolve();
    };
    const close = () => settle(new Error('the connection was closed'));
    socket.once('readable', settle).once('error', settle).once('close', close);
  });
}

/** The parameters of a startup message, such as `user`. */
export function readStartupParameters(frame: Buffer): ReadonlyMap<string, string> {
  const texts = frame.subarray(8).toString('utf8').split('\0');
  const parameters = new Map<string, string>();
  for (let index = 0; index + 1 < texts.length && texts[index] !== ''; index += 2) {
    parameters.set(texts[index] ?? '', texts[index + 1] ?? '');
  }
  return parameters;
}

/** The text of a password message. */
export function readPassword(frame: Buffer): string {
  return frame.subarray(5).toString('utf8').replace(/\0$/, '');
}

/** `ErrorResponse` with the code that PostgreSQL gives a refused sign-in. */
export function buildRefusal(reason: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C28000\0M${reason}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeUInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
