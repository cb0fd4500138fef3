import { createSecureContext, type SecureContext } from 'node:tls';
import { generate } from 'selfsigned';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The authority that the functions trust instead of Amazon's. It issues a certificate for each endpoint asked for. */
export class CertificateAuthority {
  readonly #contexts = new Map<string, Promise<SecureContext>>();

  private constructor(
    /** The certificate of the authority, as PEM. */
    readonly certificate: string,
    private readonly key: string,
  ) {}

  static async create(): Promise<CertificateAuthority> {
    const pair = await generate([{ name: 'commonName', value: 'Rehearsal database authority' }], {
      ...buildOptions(),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, critical: true },
      ],
    });
    return new CertificateAuthority(pair.cert, pair.private);
  }

  /** Key and certificate for exactly one host name. */
  issue(host: string): Promise<SecureContext> {
    const issued = this.#contexts.get(host) ?? this.#generate(host);
    this.#contexts.set(host, issued);
    return issued;
  }

  async #generate(host: string): Promise<SecureContext> {
    const pair = await generate([{ name: 'commonName', value: 'database' }], {
      ...buildOptions(),
      ca: { key: this.key, cert: this.certificate },
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
      ],
    });
    return createSecureContext({ key: pair.private, cert: pair.cert, minVersion: 'TLSv1.2' });
  }
}

function buildOptions() {
  const now = Date.now();
  return {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + DAY_MS),
  } as const;
}
