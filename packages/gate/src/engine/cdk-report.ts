import type { PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import type { LedgerProblem } from '../acknowledgements/ledger';
import { groupBy } from '../templates/group-by';
import type { GateFinding } from './gate-result';

/** Builds the entries of a pack in CDK's own report. CDK moves accepted findings to its list of suppressed ones. */
export function buildPackReport(findings: readonly GateFinding[], pack: string): PolicyValidationPluginReport {
  const byRule = groupBy(
    findings.filter((finding) => finding.pack === pack),
    ({ id, fails, acceptedBy }) => JSON.stringify([id, fails || acceptedBy !== undefined]),
  );
  const violations = [...byRule.values()].flatMap((group): PolicyViolation[] => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        ruleName: first.id,
        description: first.fix === undefined ? first.description : `${first.description} ${first.fix}`,
        // Not the severity of the pack: as soon as any finding is acknowledged, CDK lets the warnings of a pack pass.
        severity: first.fails || first.acceptedBy !== undefined ? 'error' : 'warning',
        violatingResources: group.map(({ path }) => ({ constructPath: path, locations: ['Properties'] })),
        ruleMetadata: { check: first.check, outcome: first.undecided ? 'undecided' : 'violation' },
      },
    ];
  });
  return { success: !findings.some((finding) => finding.pack === pack && finding.fails), violations };
}

/** Builds the entries of ledger problems in CDK's own report. */
export function buildLedgerReport(problems: readonly LedgerProblem[]): PolicyValidationPluginReport {
  return {
    success: problems.length === 0,
    violations: problems.map(({ rule, path, message }) => ({
      ruleName: `Bulwark-Acknowledgement${rule}`,
      description: message,
      severity: 'error',
      violatingResources: [{ constructPath: path, locations: [] }],
    })),
  };
}
