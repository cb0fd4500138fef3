import { Logger } from '@aws-lambda-powertools/logger';
import { KMSClient } from '@aws-sdk/client-kms';
import { SendTaskFailureCommand, SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { type Decision, decideOnce, type RecordedDecision, readApproval } from '../approvals/approval';
import { verifyLink } from '../approvals/approval-link';
import { isAwsError } from '../aws-error';
import { CLIENT_OPTIONS } from '../client-options';
import { readVariable } from '../environment';
import { createObjectStore } from '../record/object-store';
import { type PageResponse, renderQuestion, renderText } from './approval-page';

const logger = new Logger({ serviceName: 'decide-approval' });
const kms = new KMSClient(CLIENT_OPTIONS);
const stepFunctions = new SFNClient(CLIENT_OPTIONS);
const store = createObjectStore();
const keyId = readVariable('APPROVAL_KEY');

const INVALID = 'This link is invalid or has expired. Nothing was changed.';

/**
 * Answers at the function URL of approvals. Without a link that KMS verifies it reads nothing and says nothing. A GET
 * shows the question; a POST decides, once.
 */
export async function handler(event: LambdaFunctionURLEvent): Promise<PageResponse> {
  const { method, sourceIp } = event.requestContext.http;
  if (method !== 'GET' && method !== 'POST') return renderText(405, 'Use the link of the message.');
  const link = await verifyLink(kms, keyId, event.queryStringParameters ?? {}, new Date());
  const approval = link === undefined ? undefined : await readApproval(store, link.id);
  if (link === undefined || approval === undefined) return renderText(403, INVALID);
  const { subject, reason, incident, playbook, token } = approval;
  const until = `Valid until ${new Date(link.expires * 1000).toISOString()}, once.`;
  if (method === 'GET') return renderQuestion([subject, reason, `Incident ${incident}, playbook ${playbook}.`, until]);
  const decision = readDecision(event);
  if (decision === undefined) return renderText(400, 'Choose one of the two answers.');
  const at = new Date().toISOString();
  const first = await decideOnce(store, link.id, { decision, at, from: sourceIp });
  logger.info('decided', { incident, playbook, ...first });
  if (first.decision !== decision) return renderText(409, `Already decided: ${first.decision}.`);
  return (await sendDecision(token, first))
    ? renderText(200, decision === 'approve' ? 'Approved. The playbook continues.' : 'Refused. Nothing is changed.')
    : renderText(410, 'The playbook no longer waits for this answer.');
}

function readDecision({ body = '', isBase64Encoded }: LambdaFunctionURLEvent): Decision | undefined {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
  const value = new URLSearchParams(text).get('decision');
  return value === 'approve' || value === 'refuse' ? value : undefined;
}

/** Returns false when the state machine does not wait any more: it got the answer before, or the time has passed. */
async function sendDecision(taskToken: string, { decision, at, from }: RecordedDecision): Promise<boolean> {
  try {
    if (decision === 'approve') {
      const output = JSON.stringify({ approvedAt: at, from });
      await stepFunctions.send(new SendTaskSuccessCommand({ taskToken, output }));
    } else {
      const cause = `A person refused at ${at} from ${from}.`;
      await stepFunctions.send(new SendTaskFailureCommand({ taskToken, error: 'ApprovalRefused', cause }));
    }
    return true;
  } catch (error) {
    if (isAwsError(error, 'TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken')) return false;
    throw error;
  }
}
