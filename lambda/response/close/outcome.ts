import type { Severity } from '../severity';

/** How an execution ended. */
export type Outcome = 'contained' | 'undone' | 'dry-run' | 'refused' | 'expired' | 'failed';

export interface OutcomeText {
  readonly severity: Severity;
  readonly title: string;
}

/**
 * What people on call are told about an outcome. A playbook that failed, or that got no approval, is told louder than
 * its finding: the attack goes on, and nothing stops it.
 */
export function describeOutcome(outcome: Outcome, subject: string, severity: Severity): OutcomeText {
  switch (outcome) {
    case 'contained':
      return { severity, title: `done: ${subject}` };
    case 'undone':
      return { severity: 'medium', title: `undone: ${subject}` };
    case 'dry-run':
      return { severity: 'medium', title: `dry run: ${subject}` };
    case 'refused':
      return { severity: 'medium', title: `refused by a person: ${subject}` };
    case 'expired':
      return { severity: 'critical', title: `no approval in time: ${subject}` };
    case 'failed':
      return { severity: 'critical', title: `playbook failed: ${subject}` };
  }
}
