import { createHmac } from 'node:crypto';

/** What the endpoint knows: the resources of an environment, and what was done to them. */
export class AwsState {
  readonly objects = new Map<string, string>();
  readonly messages: { readonly subject: string; readonly text: string; readonly chat: string }[] = [];
  readonly executions: { readonly machine: string; readonly name: string; readonly input: unknown }[] = [];
  readonly taskResults: { readonly token: string; readonly output?: object; readonly error?: string }[] = [];
  readonly functions = new Map<string, { concurrency: number | undefined; readonly role: string }>();
  /** Identities that are denied every call: `role/name` or `user/name`. */
  readonly denied = new Set<string>();
  readonly accessKeys = new Map<string, { readonly user: string; status: string }>();
  readonly userTags = new Map<string, string>();
  blocked: string[] = [];
  lockToken = 1;
  readonly users = new Map<string, { enabled: boolean; signedOut: boolean }>();
  trail: { settings: Record<string, unknown>; selectors: unknown; insights: unknown; logging: boolean } | undefined;
  readonly clusters = new Map<string, { groups: string[]; iam: boolean; readonly instances: string[] }>();
  readonly snapshots = new Map<string, string>();
  readonly restarted: string[] = [];

  /** Reads a JSON object of the archive. */
  read(key: string): unknown {
    const text = this.objects.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  listKeys(prefix: string): string[] {
    return [...this.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  }
}

export interface AwsAnswer {
  readonly status: number;
  readonly body?: string;
}

export function computeMac(message: string): string {
  return createHmac('sha256', 'a key of the test').update(Buffer.from(message, 'base64')).digest('base64');
}

/** An error in the form of the JSON protocols. */
export function refuseJson(code: string, status = 400): AwsAnswer {
  return { status, body: JSON.stringify({ __type: code, message: `${code} of the endpoint` }) };
}

/** An error in the form of the query protocol and of S3. */
export function refuseXml(code: string, status = 400): AwsAnswer {
  const error = `<Error><Code>${code}</Code><Message>${code} of the endpoint</Message></Error>`;
  return { status, body: `<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>` };
}
