import type { PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import { type RecordProblem, renderProblemId } from '../acknowledgements/ledger';
import { groupBy } from '../templates/group-by';
import type { GateFinding } from './gate-result';

/** Builds the entries of a pack in CDK's own report. CDK moves accepted findings to its list of suppressed ones. */
export function buildPackReport(findings: readonly GateFinding[], pack: string): PolicyValidationPluginReport {
  const byRule = groupBy(
    findings.filter((finding) => finding.pack === pack),
    (finding) => JSON.stringify([finding.id, finding.fails || finding.acceptedBy !== undefined, describe(finding)]),
  );
  const violations = [...byRule.values()].flatMap((group): PolicyViolation[] => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        ruleName: first.id,
        description: describe(first),
        severity: chooseSeverity(first),
        violatingResources: group.map(({ path }) => ({ constructPath: path, locations: ['Properties'] })),
        ruleMetadata: { check: first.check, outcome: first.undecided ? 'undecided' : 'violation' },
      },
    ];
  });
  return { success: !findings.some((finding) => finding.pack === pack && finding.fails), violations };
}

/** CDK shows the text and the path of the resource, so the text has what was found, and the stack as a whole. */
function describe({ description, stack, found, fix }: GateFinding): string {
  const parts = [
    description,
    ...(stack === undefined ? [] : [`This is about the stack ${stack} as a whole.`]),
    ...(found === undefined
      ? []
      : [found.value === undefined ? `${found.at} is not set.` : `Found: ${found.value} at ${found.at}.`]),
    ...(fix === undefined ? [] : [fix]),
  ];
  return parts.join(' ');
}

/**
 * Chooses the severity for CDK. CDK accepts no acknowledgement of a `fatal` violation, whoever writes it and when, so
 * only the gate decides. A warning would pass as soon as any finding of its pack is acknowledged.
 */
function chooseSeverity({ fails, acceptedBy }: GateFinding): 'fatal' | 'error' | 'warning' {
  if (acceptedBy !== undefined) return 'error';
  return fails ? 'fatal' : 'warning';
}

/**
 * Builds the entries of ledger problems in CDK's own report.
 *
 * @param verdict why the app fails, where the findings of selected stacks do not show it. A violation without
 *   constructs counts whatever stacks a person selects. @default - the findings show it
 */
export function buildLedgerReport(problems: readonly RecordProblem[], verdict?: string): PolicyValidationPluginReport {
  const violations = problems.map(({ rule, path, message }) => ({
    ruleName: renderProblemId(rule),
    description: message,
    severity: 'fatal',
    // The result of a control is about the whole app, whatever stacks a person selects.
    violatingResources: rule.startsWith('Result') ? [] : [{ constructPath: path, locations: [] }],
  }));
  if (verdict === undefined) return { success: violations.length === 0, violations };
  const failed = { ruleName: 'Bulwark-Verdict', description: verdict, severity: 'fatal', violatingResources: [] };
  return { success: false, violations: [...violations, failed] };
}
