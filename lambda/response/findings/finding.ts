import type { Severity } from '../severity';

/** What a finding is about, as far as a playbook can act on it. */
export type Subject =
  | { readonly kind: 'function'; readonly functionName: string }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'user'; readonly userPoolId: string; readonly username: string }
  | { readonly kind: 'access-key'; readonly userName: string; readonly accessKeyId: string }
  | { readonly kind: 'role'; readonly roleName: string }
  | { readonly kind: 'trail'; readonly trailName: string }
  | { readonly kind: 'database'; readonly clusterIdentifier: string };

/** A finding of any source, in one form. */
export interface Finding {
  /** The same for every update of a finding, and for its copy in Security Hub. */
  readonly id: string;
  readonly source: 'GuardDuty' | 'Security Hub' | 'CloudWatch alarm' | 'CloudTrail';
  /** Key of the table of ends, such as `Backdoor:Lambda/C&CActivity.B`. */
  readonly type: string;
  readonly title: string;
  readonly severity: Severity;
  readonly account: string;
  readonly region: string;
  readonly subjects: readonly Subject[];
  /** GuardDuty made it up on request. Playbooks make a dry run. */
  readonly isSample: boolean;
  /** The check of a control, which says that something could happen, and not that it did. */
  readonly isControlCheck: boolean;
}
