import { createHash } from 'node:crypto';
import { KMSClient } from '@aws-sdk/client-kms';
import { saveApproval } from '../approvals/approval';
import { signLink } from '../approvals/approval-link';
import { CLIENT_OPTIONS } from '../client-options';
import { readEnvironment, readVariable } from '../environment';
import { createNotify } from '../notifications';
import type { PlaybookState } from '../playbooks/playbook-handler';
import { IncidentRecord } from '../record/incident-record';
import { createObjectStore } from '../record/object-store';

export interface AskEvent {
  /** The task token of the waiting state. */
  readonly token: string;
  readonly request: PlaybookState;
}

const environment = readEnvironment();
const kms = new KMSClient(CLIENT_OPTIONS);
const store = createObjectStore();
const notify = createNotify(environment.name);
const keyId = readVariable('APPROVAL_KEY');
const url = readVariable('APPROVAL_URL');
const minutes = Number(readVariable('APPROVAL_MINUTES'));

/**
 * Asks the people on call for an approval: a message with a signed link that expires. The id of the approval comes from
 * the task token, so a repeated invocation asks the same question.
 */
export async function handler({ token, request }: AskEvent): Promise<void> {
  const { incident, playbook, subject, reason, severity } = request;
  const id = createHash('sha256').update(token).digest('hex').slice(0, 32);
  const expires = Math.floor(Date.now() / 1000) + minutes * 60;
  await saveApproval(store, id, { token, incident, playbook, subject, reason });
  await new IncidentRecord(store, incident).add(`${playbook}/asked-${id}`, { subject, expires: formatTime(expires) });
  await notify({
    severity,
    title: `approve: ${subject}`,
    lines: [
      reason,
      `Incident: ${incident}`,
      `Approve or refuse until ${formatTime(expires)}. Without an answer nothing is changed:`,
      await signLink(kms, keyId, url, { id, expires }),
      `Runbook: docs/runbooks/playbooks/${playbook}.md`,
    ],
  });
}

function formatTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
