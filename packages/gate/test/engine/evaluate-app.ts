import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Construct } from 'constructs';
import type { Acknowledgement, AcknowledgementFile } from '../../src/acknowledgements/acknowledgement';
import { ComplianceGate } from '../../src/engine/compliance-gate';
import type { GatePolicy } from '../../src/engine/gate-policy';
import type { GateFinding } from '../../src/engine/gate-result';
import { NoTemplateFindings, runSilently } from '../quiet-gate';

/** A bucket that fails AwsSolutions-S1 (no access logs) and AwsSolutions-S10 (no TLS). */
export class Plain extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnBucket(this, 'Bucket', {
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
    });
  }
}

/** The parts of a valid acknowledgement besides the rule. */
export const VALID = {
  at: 'Bucket',
  reason: 'The objects are public by purpose and hold no data.',
  owner: 'platform-security',
  until: '2027-06-30',
} as const;

/** Accepts both findings of `Plain`. */
export const BOTH: Acknowledgement = { ...VALID, rule: ['AwsSolutions-S1', 'AwsSolutions-S10'] };

/** Builds a stack in the environment sandbox, evaluates it by AwsSolutions, and reads the report that CDK wrote. */
export function evaluateApp(
  acknowledgements: readonly AcknowledgementFile[],
  build: (stack: Stack) => void = (stack) => new Plain(stack, 'Plain'),
  policy?: (environment: string) => GatePolicy,
) {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  build(new Stack(new Stage(app, 'sandbox'), 'Store'));
  const gate = new ComplianceGate({
    packs: [new AwsSolutionsChecks()],
    acknowledgements,
    today: '2026-11-23',
    templates: new NoTemplateFindings(),
    ...(policy === undefined ? {} : { policy }),
  });
  gate.register(app);
  runSilently(() => app.synth());
  const findings = gate.result?.findings ?? [];
  return {
    open: findings.filter(({ acceptedBy }) => acceptedBy === undefined),
    result: gate.result,
    report: readCdkReport(app),
  };
}

export function listIds(findings: readonly GateFinding[]): string[] {
  return findings.map(({ id }) => id).sort();
}

/** What CDK wrote about one plugin. */
export interface PluginReport {
  readonly pluginName: string;
  readonly conclusion: string;
  readonly violations: readonly {
    readonly ruleName: string;
    readonly description: string;
    readonly severity: string;
  }[];
  readonly suppressedViolations?: readonly {
    readonly ruleName: string;
    readonly acknowledgedId: string;
    readonly reason: string;
  }[];
}

export function readCdkReport(app: App): readonly PluginReport[] {
  const report: { readonly pluginReports: readonly PluginReport[] } = JSON.parse(
    readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'),
  );
  return report.pluginReports;
}

export function findPluginReport(reports: readonly PluginReport[], name: string): PluginReport | undefined {
  return reports.find(({ pluginName }) => pluginName === name);
}
