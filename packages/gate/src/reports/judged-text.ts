import type { FindingRecord } from '../assessment/assessment';
import type { PolicyRecord } from '../assessment/policy-record';
import { endSentence } from './text';

/** Explains which rules do not apply. It follows the name of the environment, which may look like a protected one. */
export function explainDisposable({ disposableReason }: PolicyRecord): string {
  const why = disposableReason === undefined ? 'The policy has no reason.' : `Reason: ${endSentence(disposableReason)}`;
  return `is judged as disposable: no rule asks for retention or deletion protection there. ${why}`;
}

/** Whether a finding says that no rule looks at a part of a template. */
export function isNotJudged({ check }: Pick<FindingRecord, 'check'>): boolean {
  return check.startsWith('NotJudged') || check === 'CustomResourceHandlerDeclared';
}
