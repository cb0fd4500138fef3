import type { ObjectStore } from '../record/object-store';

/** A question to a person, and the token by which the state machine gets the answer. */
export interface Approval {
  readonly token: string;
  readonly incident: string;
  readonly playbook: string;
  /** What will be done. */
  readonly subject: string;
  readonly reason: string;
}

export type Decision = 'approve' | 'refuse';

/** No record is readable by a role that does not need it: tokens are apart from the incidents. */
export const APPROVALS = 'approvals/';

export async function saveApproval(store: ObjectStore, id: string, approval: Approval): Promise<void> {
  await store.create(`${APPROVALS}${id}.json`, JSON.stringify(approval));
}

export async function readApproval(store: ObjectStore, id: string): Promise<Approval | undefined> {
  const text = await store.read(`${APPROVALS}${id}.json`);
  return text === undefined ? undefined : JSON.parse(text);
}

export interface RecordedDecision {
  readonly decision: Decision;
  readonly at: string;
  readonly from: string;
}

/** Records the decision. Of two, the first counts; it is returned. */
export async function decideOnce(
  store: ObjectStore,
  id: string,
  decision: RecordedDecision,
): Promise<RecordedDecision> {
  const key = `${APPROVALS}${id}-decision.json`;
  if (await store.create(key, JSON.stringify(decision))) return decision;
  const first = await store.read(key);
  if (first === undefined) throw new Error(`the decision of ${id} can neither be written nor read`);
  return JSON.parse(first);
}
