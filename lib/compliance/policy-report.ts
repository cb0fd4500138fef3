import type { PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import { grouped } from './grouped';
import type { JudgedFinding } from './judgement';
import type { LedgerProblem } from './ledger';

/** What a pack found, for CDK's own report. Accepted findings are listed too: CDK moves them to the suppressed ones. */
export function packReport(findings: readonly JudgedFinding[], pack: string): PolicyValidationPluginReport {
  const byRule = grouped(
    findings.filter((finding) => finding.pack === pack),
    ({ id, fails, decision }) => JSON.stringify([id, fails || decision !== undefined]),
  );
  const violations = [...byRule.values()].flatMap((group): PolicyViolation[] => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        ruleName: first.id,
        description: first.fix === undefined ? first.description : `${first.description} ${first.fix}`,
        // Not the severity of the pack: CDK lets the warnings of a pack pass as soon as an unrelated finding was acknowledged.
        severity: first.fails || first.decision !== undefined ? 'error' : 'warning',
        violatingResources: group.map(({ path }) => ({ constructPath: path, locations: ['Properties'] })),
        ruleMetadata: { check: first.check, outcome: first.undecided ? 'undecided' : 'violation' },
      },
    ];
  });
  return { success: !findings.some((finding) => finding.pack === pack && finding.fails), violations };
}

/** What is wrong with the ledger, as violations of its own. */
export function ledgerReport(problems: readonly LedgerProblem[]): PolicyValidationPluginReport {
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
