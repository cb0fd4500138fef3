import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';

export interface AwsClientOptions {
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
}

interface AwsRequest {
  readonly service: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Calls of the emulator's AWS APIs, signed as the root user of the account: what an administrator would do by hand. */
export class AwsClient {
  constructor(private readonly options: AwsClientOptions) {}

  /** An API with XML, such as CloudFormation. */
  query(service: string, version: string, action: string, parameters: Readonly<Record<string, string>>) {
    return this.#send({
      service,
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: new URLSearchParams({ Action: action, Version: version, ...parameters }).toString(),
    });
  }

  /** An API with JSON, such as Cognito's. */
  async callJson<T>(service: string, target: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
    return JSON.parse(await this.#send({ service, method: 'POST', path: '/', headers, body: JSON.stringify(body) }));
  }

  /** An API with resources as paths, such as API Gateway's. */
  async getJson<T>(service: string, path: string): Promise<T> {
    const headers = { accept: 'application/json' };
    return JSON.parse(await this.#send({ service, method: 'GET', path, headers, body: '' }));
  }

  async #send({ service, method, path, headers, body }: AwsRequest): Promise<string> {
    const { endpoint, account, region } = this.options;
    const url = new URL(path, endpoint);
    const signer = new SignatureV4({
      credentials: { accessKeyId: account, secretAccessKey: 'test' },
      region,
      service,
      sha256: Sha256,
    });
    const signed = await signer.sign({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      port: Number(url.port),
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: { ...headers, host: url.host },
      body,
    });
    const { host: _, ...sent } = signed.headers;
    const response = await fetch(url, { method, headers: sent, ...(method === 'POST' ? { body } : {}) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return text;
  }
}
