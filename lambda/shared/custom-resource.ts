import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@aws-lambda-powertools/logger';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';

export interface CustomResourceRequest {
  readonly type: 'Create' | 'Update' | 'Delete';
  /** Type in the template, such as `Custom::Migration`. */
  readonly resourceType: string;
  /** Properties in the template; CloudFormation sends every number and boolean as a string. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What the template reads with `Fn::GetAtt`. */
export type Attributes = Readonly<Record<string, string>>;

/**
 * Does what the request asks for; may run more than once for one request. `deadline` aborts shortly before the function is
 * stopped, when CloudFormation has been told that the work failed: whatever is still under way must not be completed then.
 */
export type CustomResourceWork = (request: CustomResourceRequest, deadline: AbortSignal) => Promise<Attributes>;

type Answer =
  | { readonly Status: 'SUCCESS'; readonly Data: Attributes }
  | { readonly Status: 'FAILED'; readonly Reason: string };

/** CloudFormation takes no larger response. */
const RESPONSE_BYTES = 4096;
const REASON_CHARACTERS = 800;
/** Kept of the function's time for the answer: three attempts and the pauses between them. */
const ANSWER_MS = 9_000;
const ATTEMPTS = 3;
const ATTEMPT_MS = 2_000;
const PAUSE_MS = 500;

const logger = new Logger({ serviceName: 'custom-resource' });

/**
 * Makes a function of a custom resource. CloudFormation always gets an answer: success, a failure with its reason, or a failure
 * because time ran out; without one the deployment hangs for an hour. If even the answer cannot be delivered the
 * invocation fails, so that Lambda tries again and keeps the event. The physical id never changes: no update replaces anything.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
export function customResource(work: CustomResourceWork) {
  return async (event: CloudFormationCustomResourceEvent, context: Context): Promise<void> => {
    const answer = await outcome(work, event, context);
    await deliver(event.ResponseURL, responseBody(event, answer));
    logger.info('answered', { request: event.RequestType, resource: event.LogicalResourceId, status: answer.Status });
  };
}

async function outcome(work: CustomResourceWork, event: CloudFormationCustomResourceEvent, context: Context) {
  const { RequestType: type, ResourceType: resourceType, ResourceProperties: properties } = event;
  const deadline = AbortSignal.timeout(Math.max(context.getRemainingTimeInMillis() - ANSWER_MS, 0));
  try {
    const attributes = await Promise.race([work({ type, resourceType, properties }, deadline), aborted(deadline)]);
    return { Status: 'SUCCESS', Data: attributes } satisfies Answer;
  } catch (error) {
    logger.error('failed', { request: type, resource: event.LogicalResourceId, error });
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const Reason = `${reason.slice(0, REASON_CHARACTERS)} (log stream ${context.logStreamName})`;
    return { Status: 'FAILED', Reason } satisfies Answer;
  }
}

function aborted(deadline: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const late = () => reject(new Error('not done before the time of the function was over'));
    if (deadline.aborted) late();
    else deadline.addEventListener('abort', late, { once: true });
  });
}

function responseBody(event: CloudFormationCustomResourceEvent, answer: Answer): Buffer {
  const response = (content: Answer) =>
    Buffer.from(
      JSON.stringify({
        ...content,
        PhysicalResourceId: event.RequestType === 'Create' ? event.LogicalResourceId : event.PhysicalResourceId,
        StackId: event.StackId,
        RequestId: event.RequestId,
        LogicalResourceId: event.LogicalResourceId,
      }),
    );
  const body = response(answer);
  if (body.byteLength <= RESPONSE_BYTES) return body;
  return response({
    Status: 'FAILED',
    Reason: `the response has ${body.byteLength} bytes, CloudFormation takes ${RESPONSE_BYTES}`,
  });
}

async function deliver(url: string, body: Buffer): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // The address is signed for an empty content type.
      const response = await fetch(url, {
        method: 'PUT',
        headers: { 'content-type': '' },
        body: new Uint8Array(body),
        signal: AbortSignal.timeout(ATTEMPT_MS),
      });
      if (response.ok) return;
      throw new Error(`the response address of CloudFormation answered ${response.status}`);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await wait(PAUSE_MS * attempt);
    }
  }
}
