import { generate } from 'selfsigned';

export interface ServerCertificate {
  /** Self-signed certificate: the server sends it, and a client trusts it as authority. */
  readonly certificate: string;
  readonly privateKey: string;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Creates a certificate for a server on this machine, valid for a year from `now`. */
export async function createServerCertificate(now: Date): Promise<ServerCertificate> {
  const pair = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    keySize: 2048,
    notBeforeDate: now,
    notAfterDate: new Date(now.getTime() + YEAR_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { certificate: pair.cert, privateKey: pair.private };
}
