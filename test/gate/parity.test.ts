import { describe, expect, test } from '@jest/globals';
import { App, CfnResource, type PolicyValidationPluginReport, Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnCluster } from 'aws-cdk-lib/aws-eks';
import { CfnCluster as CfnClusterV2 } from 'aws-cdk-lib/aws-eks-v2';
import { CfnApplicationV2 } from 'aws-cdk-lib/aws-kinesisanalytics';
import { CfnApplication } from 'aws-cdk-lib/aws-kinesisanalyticsv2';
import type { NagPack } from 'cdk-nag';
import { Backend } from '../../lib/backend';
import { ComplianceGate } from '../../packages/gate/src/engine/compliance-gate';
import { UNDECIDED_SUFFIX } from '../../packages/gate/src/engine/finding';
import { createPacks } from '../../packages/gate/src/engine/known-packs';
import { BulwarkChecks } from '../../packages/gate/src/rules/bulwark-checks';
import { runQuietly } from '../../packages/gate/src/runtime/run-quietly';
import { NoTemplateFindings, runSilently } from '../../packages/gate/test/quiet-gate';
import { createViolatingApp } from '../../packages/gate/test/violating-app';
import { createTestApp, productionSettings, sandboxSettings } from '../scaffold';

/** The parts of a finding that both ways of running a pack report. */
interface ReportedFinding {
  readonly pack: string;
  readonly rule: string;
  readonly path: string;
  readonly severity: string;
}

const createNagPacks = (): NagPack[] => createPacks().filter((pack) => !(pack instanceof BulwarkChecks));

interface GateRun {
  readonly reported: ReportedFinding[];
  /** cdk-nag reports a rule that threw an error under the id of a violation, in one entry with violations. */
  readonly undecided: number;
  /** Evaluations per pair of rule and resource. cdk-nag itself evaluates all pairs. */
  readonly share: number;
}

/** Runs cdk-nag's packs in the gate. */
function runGate(app: App): GateRun {
  const gate = new ComplianceGate({
    packs: createNagPacks(),
    today: '2026-11-23',
    templates: new NoTemplateFindings(),
  });
  gate.register(app);
  runSilently(() => app.synth());
  const { findings = [], evaluations = 0, resources = [], packs = [] } = gate.result ?? {};
  const reported = findings.map(({ pack, id, path, severity, undecided }) => ({
    pack,
    rule: undecided ? id.replace(UNDECIDED_SUFFIX, '') : id,
    path,
    severity,
  }));
  const rules = packs.reduce((sum, { ruleIds }) => sum + ruleIds.size, 0);
  return {
    reported: sortFindings(reported),
    undecided: findings.filter(({ undecided }) => undecided).length,
    share: evaluations / (rules * resources.length),
  };
}

/** Runs cdk-nag's packs by themselves, as cdk-nag intends. */
function runPacks(app: App): ReportedFinding[] {
  return sortFindings(
    createNagPacks().flatMap((pack) => {
      const report: PolicyValidationPluginReport = pack.validateScope(app);
      return report.violations.flatMap(({ ruleName, severity = '', violatingResources }) =>
        violatingResources.map(({ constructPath = '' }) => ({
          pack: pack.readPackName,
          rule: ruleName,
          path: constructPath,
          severity,
        })),
      );
    }),
  );
}

function sortFindings(findings: readonly ReportedFinding[]): ReportedFinding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, finding]) => finding);
}

function createPresets(): App {
  const app = createTestApp();
  app.node.setContext('@aws-cdk/core:failSynthOnValidationErrors', false);
  for (const settings of [sandboxSettings, productionSettings]) new Backend(app, settings.name, { settings });
  return app;
}

describe('the gate reports exactly the findings of cdk-nag', () => {
  test('on both presets, with at most 1 % of the evaluations', () => {
    const app = createPresets();
    const { reported, undecided, share } = runGate(app);
    expect(reported).toEqual(runPacks(app));
    expect(reported.length).toBeGreaterThan(50);
    expect(undecided).toBe(0);
    expect(share).toBeLessThanOrEqual(0.01);
  });

  test('on an app with deliberate violations, in a nested stack and with undecided rules', () => {
    const app = createViolatingApp();
    const { reported, undecided } = runGate(app);
    expect(reported).toEqual(runPacks(app));
    expect(reported.length).toBeGreaterThanOrEqual(150);
    expect(undecided).toBeGreaterThan(0);
    expect(reported.filter(({ path }) => path.includes('/Nested/')).length).toBeGreaterThan(20);
  });

  test('on classes and custom resources that its rules compare in another way', () =>
    // The older classes are deprecated.
    runQuietly(() => {
      const native = createComparedApp(CfnCluster, CfnApplicationV2);
      // CDK creates the handler of its custom resources untyped, so cdk-nag itself does not see it.
      const isTyped = ({ path }: ReportedFinding): boolean => !path.includes('CustomResourceProvider');
      const reported = runGate(native).reported.filter(isTyped);
      expect(reported).toEqual(runPacks(native));
      const ids = reported.filter(({ pack }) => pack === 'AwsSolutions').map(({ rule, path }) => `${rule} ${path}`);
      for (const id of [
        'AwsSolutions-EKS1 Compared/Cluster',
        'AwsSolutions-EKS1 Compared/CustomCluster',
        'AwsSolutions-EKS2[LogExport::api] Compared/CustomCluster',
        'AwsSolutions-KDA3 Compared/Application',
      ]) {
        expect(ids).toContain(id);
      }
      const open = reported
        .filter(({ rule }) => rule.endsWith('VPCDefaultSecurityGroupClosed'))
        .map(({ path }) => path);
      expect([...new Set(open)]).toEqual(['Compared/Open/Resource']);
      // cdk-nag itself is deaf to the newer classes of the same types.
      expect(runGate(createComparedApp(CfnClusterV2, CfnApplication)).reported.filter(isTyped)).toEqual(reported);
    }));
});

/** Creates resources that cdk-nag compares by a class of which aws-cdk-lib has two, by their type, or by their place. */
function createComparedApp(
  Cluster: typeof CfnCluster | typeof CfnClusterV2,
  Application: typeof CfnApplicationV2 | typeof CfnApplication,
): App {
  const context = { '@aws-cdk/core:failSynthOnValidationErrors': false };
  const stack = new Stack(new App({ context }), 'Compared', {
    env: { account: '111122223333', region: 'eu-central-1' },
  });
  const roleArn = 'arn:aws:iam::111122223333:role/example';
  const subnetIds = ['subnet-0123456789abcdef0'];
  new Cluster(stack, 'Cluster', { roleArn, resourcesVpcConfig: { subnetIds, endpointPublicAccess: true } });
  new CfnResource(stack, 'CustomCluster', {
    type: 'Custom::AWSCDK-EKS-Cluster',
    properties: { Config: { resourcesVpcConfig: { endpointPublicAccess: true } } },
  });
  new Application(stack, 'Application', { runtimeEnvironment: 'FLINK-1_20', serviceExecutionRole: roleArn });
  new Vpc(stack, 'Closed', { restrictDefaultSecurityGroup: true, maxAzs: 1, natGateways: 0 });
  new Vpc(stack, 'Open', { restrictDefaultSecurityGroup: false, maxAzs: 1, natGateways: 0 });
  const { root } = stack.node;
  if (!App.isApp(root)) throw new Error('the stack is in no app');
  return root;
}
