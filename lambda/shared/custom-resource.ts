import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { isResponseUrl } from './response-url';

export interface CustomResourceRequest {
  readonly type: 'Create' | 'Update' | 'Delete';
  /** Type in the template, such as `Custom::Migration`. */
  readonly resourceType: string;
  /** Properties in the template; CloudFormation sends every number and boolean as a string. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The attributes that a template reads with `Fn::GetAtt`. */
export type Attributes = Readonly<Record<string, string>>;

/**
 * Does the work of a request; it may run more than once per request. `deadline` aborts shortly before the timeout of
 * the function. CloudFormation then receives a failure, so unfinished work must not be completed.
 */
export type CustomResourceWork = (request: CustomResourceRequest, deadline: AbortSignal) => Promise<Attributes>;

type Answer =
  | { readonly Status: 'SUCCESS'; readonly Data: Attributes }
  | { readonly Status: 'FAILED'; readonly Reason: string };

/** The largest response that CloudFormation accepts. */
const RESPONSE_BYTES = 4096;
const REASON_CHARACTERS = 800;
/** Time reserved for the response: three attempts and the pauses between them. */
const ANSWER_MS = 9_000;
const ATTEMPTS = 3;
const ATTEMPT_MS = 2_000;
const PAUSE_MS = 500;

const logger = new Logger({ serviceName: 'custom-resource' });

/**
 * Creates the handler of a custom resource. CloudFormation always receives a response: success, a failure with its
 * reason, or a failure at the deadline. Without a response the deployment waits for an hour. When the response cannot
 * be delivered, the invocation fails, so that Lambda retries and keeps the event. The physical id never changes, so no
 * update replaces the resource.
 *
 * An event whose response would go to anybody but CloudFormation fails before the work begins.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
export function createCustomResourceHandler(work: CustomResourceWork) {
  return async (event: CloudFormationCustomResourceEvent, context: Context): Promise<void> => {
    if (!isResponseUrl(event.ResponseURL, process.env['AWS_REGION'] ?? '')) {
      throw new Error('ResponseURL is not an address of CloudFormation: the event is refused, and nothing was done');
    }
    const answer = await runWork(work, event, context);
    await deliverResponse(event.ResponseURL, buildResponse(event, answer));
    logger.info('answered', { request: event.RequestType, resource: event.LogicalResourceId, status: answer.Status });
  };
}

async function runWork(work: CustomResourceWork, event: CloudFormationCustomResourceEvent, context: Context) {
  const { RequestType: type, ResourceType: resourceType, ResourceProperties: properties } = event;
  const deadline = AbortSignal.timeout(Math.max(context.getRemainingTimeInMillis() - ANSWER_MS, 0));
  try {
    const attributes = await Promise.race([
      work({ type, resourceType, properties }, deadline),
      rejectOnAbort(deadline),
    ]);
    return { Status: 'SUCCESS', Data: attributes } satisfies Answer;
  } catch (error) {
    logger.error('failed', { request: type, resource: event.LogicalResourceId, error });
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const Reason = `${reason.slice(0, REASON_CHARACTERS)} (log stream ${context.logStreamName})`;
    return { Status: 'FAILED', Reason } satisfies Answer;
  }
}

/** Rejects one turn after the deadline, so that work which ends by itself at the deadline can give its own reason. */
function rejectOnAbort(deadline: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const late = () => setImmediate(() => reject(new Error('not finished before the timeout of the function')));
    if (deadline.aborted) late();
    else deadline.addEventListener('abort', late, { once: true });
  });
}

function buildResponse(event: CloudFormationCustomResourceEvent, answer: Answer): Buffer {
  const encodeResponse = (content: Answer) =>
    Buffer.from(
      JSON.stringify({
        ...content,
        PhysicalResourceId: event.RequestType === 'Create' ? event.LogicalResourceId : event.PhysicalResourceId,
        StackId: event.StackId,
        RequestId: event.RequestId,
        LogicalResourceId: event.LogicalResourceId,
      }),
    );
  const body = encodeResponse(answer);
  if (body.byteLength <= RESPONSE_BYTES) return body;
  return encodeResponse({
    Status: 'FAILED',
    Reason: `the response has ${body.byteLength} bytes, the limit is ${RESPONSE_BYTES}`,
  });
}

async function deliverResponse(url: string, body: Buffer): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // The URL is signed for an empty content type.
      const response = await fetch(url, {
        method: 'PUT',
        headers: { 'content-type': '' },
        body: new Uint8Array(body),
        signal: AbortSignal.timeout(ATTEMPT_MS),
      });
      if (response.ok) return;
      throw new Error(`the response URL of CloudFormation answered ${response.status}`);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await wait(PAUSE_MS * attempt);
    }
  }
}
