import { type LocalServer, type ReceivedRequest, startLocalServer } from '../../lambda/local-server';
import { type AwsAnswer, AwsState, refuseJson, refuseXml } from './aws-state';
import { answerJson } from './json-services';
import { answerQuery } from './query-services';

/** The name of the bucket in the requests. */
export const BUCKET = 'record-bucket';

/**
 * An HTTP endpoint of AWS on this machine. It records each request, keeps state, and can be told to fail an operation.
 * The real clients of the SDK in the real handlers call it.
 */
export class AwsEndpoint {
  state = new AwsState();
  readonly #failures = new Map<string, { code: string; times: number }>();
  #server: LocalServer | undefined;

  /** Names of the operations that were called, in order. */
  readonly calls: string[] = [];

  async start(): Promise<void> {
    this.#server = await startLocalServer((request) => this.#answer(request));
  }

  get url(): string {
    return this.#server?.url ?? '';
  }

  close(): Promise<void> | undefined {
    return this.#server?.close();
  }

  /** Answers an operation with an error, the next `times`. */
  fail(operation: string, code: string, times = Number.POSITIVE_INFINITY): void {
    this.#failures.set(operation, { code, times });
  }

  reset(): void {
    this.state = new AwsState();
    this.#failures.clear();
    this.calls.length = 0;
  }

  #answer(request: ReceivedRequest): AwsAnswer {
    const operation = readOperation(request);
    this.calls.push(operation);
    const failure = this.#failures.get(operation);
    if (failure !== undefined && failure.times > 0) {
      failure.times -= 1;
      return request.headers['x-amz-target'] === undefined ? refuseXml(failure.code) : refuseJson(failure.code);
    }
    const target = request.headers['x-amz-target'];
    if (typeof target === 'string') return answerJson(this.state, operation, request.body);
    if (request.path.startsWith(`/${BUCKET}`)) return this.#answerS3(operation, request);
    if (request.path === '/code.zip') return { status: 200, body: 'the code of the function' };
    if (/^\/20\d\d-/.test(request.path)) return this.#answerLambda(operation, request);
    return answerQuery(this.state, request.body);
  }

  #answerS3(operation: string, { path, headers, body }: ReceivedRequest): AwsAnswer {
    const url = new URL(path, 'http://endpoint');
    const key = decodeURIComponent(url.pathname.slice(BUCKET.length + 2));
    const { objects } = this.state;
    switch (operation) {
      case 'PutObject':
        if (headers['if-none-match'] === '*' && objects.has(key)) return refuseXml('PreconditionFailed', 412);
        objects.set(key, body);
        return { status: 200 };
      case 'GetObject':
        return objects.has(key) ? { status: 200, body: objects.get(key) ?? '' } : refuseXml('NoSuchKey', 404);
      default: {
        const keys = this.state.listKeys(url.searchParams.get('prefix') ?? '');
        const contents = keys.map((found) => `<Contents><Key>${found}</Key></Contents>`).join('');
        return {
          status: 200,
          body: `<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`,
        };
      }
    }
  }

  #answerLambda(operation: string, { path, body }: ReceivedRequest): AwsAnswer {
    const name = path.split('/')[3] ?? '';
    const found = this.state.functions.get(name);
    if (found === undefined) return refuseJson('ResourceNotFoundException', 404);
    if (operation === 'PutFunctionConcurrency') found.concurrency = JSON.parse(body).ReservedConcurrentExecutions;
    if (operation === 'DeleteFunctionConcurrency') found.concurrency = undefined;
    const Configuration = { FunctionName: name, Role: found.role, CodeSha256: 'hash', Environment: { Variables: {} } };
    const Concurrency = { ReservedConcurrentExecutions: found.concurrency };
    const content = { Configuration, Concurrency, Code: { Location: `${this.url}/code.zip` } };
    return { status: 200, body: operation === 'GetFunction' ? JSON.stringify(content) : '{}' };
  }
}

/** The name of the operation, from the place where each protocol has it. */
function readOperation({ method, path, headers, body }: ReceivedRequest): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.').at(-1) ?? '';
  if (path.startsWith(`/${BUCKET}`)) {
    if (method === 'PUT') return 'PutObject';
    return path.includes('list-type=2') ? 'ListObjectsV2' : 'GetObject';
  }
  if (path === '/code.zip') return 'DownloadCode';
  if (/^\/20\d\d-/.test(path)) {
    if (!path.endsWith('/concurrency')) return 'GetFunction';
    return method === 'PUT' ? 'PutFunctionConcurrency' : 'DeleteFunctionConcurrency';
  }
  return new URLSearchParams(body).get('Action') ?? `${method} ${path}`;
}
