import { App, Stack, Stage } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, type NagPack } from 'cdk-nag';
import { Construct } from 'constructs';
import {
  type Acknowledgement,
  type AcknowledgementFile,
  acknowledge,
} from '../../src/acknowledgements/acknowledgement';
import { buildAssessment } from '../../src/assessment/assess';
import type { Assessment } from '../../src/assessment/assessment';
import { ComplianceGate } from '../../src/engine/compliance-gate';
import { type GatePolicy, STRICT } from '../../src/engine/gate-policy';
import { createPacks } from '../../src/engine/known-packs';
import type { Framework } from '../../src/frameworks/framework';
import { NoTemplateFindings, runSilently } from '../quiet-gate';

/** A construct name that attacks every report. */
export const HOSTILE =
  '=cmd|\' <script>alert(1)</script> ]]> "@team" `x` [y](http://evil.example)\nnext\u001b[31m\u0007';
const REASON = 'The objects are public and hold no personal data.';
export const HOSTILE_REASON = `${HOSTILE} and it is a long enough reason.`;

/** A framework with controls in several states. */
const FRAMEWORK: Framework = {
  id: 'pci-dss-4.0.1',
  title: 'PCI DSS',
  version: '4.0.1',
  url: 'https://www.pcisecuritystandards.org/',
  controls: [
    {
      id: '1.1(a)',
      title: '=HYPERLINK("http://evil.example")',
      evidence: [{ rule: 'S3BucketSSLRequestsOnly', basis: 'published by AWS' }],
    },
    {
      id: '1.2',
      title: 'Buckets, "all"',
      evidence: [{ resource: 'AWS::S3::Bucket' }, { test: 'a test', file: 'a.test.ts' }],
    },
    { id: '12.6', title: 'Training', evidence: [], duty: { who: 'people', what: 'Train.' } },
  ],
};

class Plain extends Construct {
  constructor(scope: Construct, id: string, versioned: boolean) {
    super(scope, id);
    new CfnBucket(this, 'Bucket', versioned ? { versioningConfiguration: { status: 'Enabled' } } : {});
  }
}

/** Accepts the finding of S1 about the bucket. */
export const ACCEPTED: Acknowledgement = {
  rule: 'AwsSolutions-S1',
  at: 'Bucket',
  reason: HOSTILE_REASON,
  owner: 'platform-security',
  until: '2026-12-01',
};

/** Assesses a bucket with a hostile name by AwsSolutions. The entries accept S1, and S10 is open. */
export function createSmallAssessment(
  entries: readonly Acknowledgement[] = [ACCEPTED],
  build: (stack: Stack) => void = () => undefined,
): Assessment {
  const app = createApp();
  const stack = new Stack(new Stage(app, 'sandbox'), 'Store');
  new Plain(stack, HOSTILE, false);
  build(stack);
  return assess(app, [new AwsSolutionsChecks()], [acknowledge(Plain, entries)]);
}

/** Assesses two environments by every pack. The policy of sandbox switches rules off by level and by id. */
export function createTwoEnvironmentsAssessment(): Assessment {
  const app = createApp();
  for (const name of ['sandbox', 'production']) new Plain(new Stack(new Stage(app, name), 'Store'), 'Bucket', false);
  return assess(app, createPacks(), [acknowledge(Plain, [{ ...ACCEPTED, reason: REASON }])], (environment) =>
    environment === 'sandbox'
      ? { ...STRICT, rules: { 'AwsSolutions-S10': { off: 'The bucket is read by HTTP clients of a test bench.' } } }
      : { ...STRICT, levels: ['required', 'hardening'] },
  );
}

export function createApp(): App {
  return new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
}

/** Assesses what an app synthesizes, without CloudFormation Validate. */
export function assess(
  app: App,
  packs: readonly NagPack[],
  acknowledgements: readonly AcknowledgementFile[],
  policy: (environment: string) => GatePolicy = () => STRICT,
): Assessment {
  const gate = new ComplianceGate({
    packs,
    acknowledgements,
    today: '2026-11-23',
    policy,
    templates: new NoTemplateFindings(),
  });
  gate.register(app);
  runSilently(() => app.synth());
  const { result } = gate;
  if (result === undefined) throw new Error(String(gate.failure));
  return buildAssessment({
    result,
    frameworks: [FRAMEWORK],
    version: '0.1.0',
    libraries: { 'aws-cdk-lib': '2.276.0', 'cdk-nag': '3.0.2' },
    rulesUrl: 'https://www.example.com/docs/rules.md',
    root: process.cwd(),
  });
}
