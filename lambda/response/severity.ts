/** How fast a person must act. `low` is only in the daily digest. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/**
 * The levels of GuardDuty's numbers.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html
 */
export function readGuardDutySeverity(severity: number): Severity {
  if (severity >= 9) return 'critical';
  if (severity >= 7) return 'high';
  return severity >= 4 ? 'medium' : 'low';
}

/** The label of a finding in the format of Security Hub; an unknown label is taken seriously. */
export function readSeverityLabel(label: string): Severity {
  switch (label.toUpperCase()) {
    case 'CRITICAL':
    case 'FATAL':
      return 'critical';
    case 'MEDIUM':
      return 'medium';
    case 'LOW':
    case 'INFORMATIONAL':
      return 'low';
    default:
      return 'high';
  }
}
