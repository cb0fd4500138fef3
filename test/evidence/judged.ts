import { App, type PolicyValidationPluginReport, Stack, Stage } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, type NagPack } from 'cdk-nag';
import { Construct } from 'constructs';
import { contextWithoutBundling } from '../../bin/context';
import { environments } from '../../bin/environments';
import { gatePolicy } from '../../bin/gate-policy';
import { Backend } from '../../lib/backend';
import { type Acknowledgement, acknowledge, type Sidecar } from '../../lib/compliance/acknowledgement';
import { assess } from '../../lib/compliance/assessment/assess';
import type { Assessment } from '../../lib/compliance/assessment/assessment';
import { ComplianceGate } from '../../lib/compliance/compliance-gate';
import type { Framework } from '../../lib/compliance/frameworks/framework';
import { packs } from '../../lib/compliance/packs';
import { sidecars } from '../../lib/compliance/sidecars';
import { TemplateValidation } from '../../lib/compliance/template-validation';
import { parseSettings } from '../../lib/settings/parse-settings';

/** What somebody could name a construct to break a report. */
export const HOSTILE =
  '=cmd|\' <script>alert(1)</script> ]]> "@team" `x` [y](http://evil.example)\nnext\u001b[31m\u0007';
export const HOSTILE_REASON = `${HOSTILE} and it is a long enough reason.`;

/** A framework with a control in every state that a small app can bring it to. */
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

/** Accepts what S1 says of a bucket. */
export const ACCEPTED: Acknowledgement = {
  rule: 'AwsSolutions-S1',
  at: 'Bucket',
  reason: HOSTILE_REASON,
  owner: 'platform-security',
  until: '2026-12-01',
};

/** A bucket with a hostile name, judged by AwsSolutions: S1 is accepted by the entries, S10 is open. */
export function smallAssessment(
  entries: readonly Acknowledgement[] = [ACCEPTED],
  build: (stack: Stack) => void = () => undefined,
): Assessment {
  const app = appWithoutBundles();
  const stack = new Stack(new Stage(app, 'sandbox'), 'Store');
  new Plain(stack, HOSTILE, false);
  build(stack);
  return assessmentOf(app, [new AwsSolutionsChecks()], [acknowledge(Plain, entries)]);
}

/** Both presets of the blueprint, as bin/app.ts builds them. Without CloudFormation Validate, so acknowledgements of its findings match nothing. */
export function presetsAssessment(): Assessment {
  const parsed = parseSettings(environments);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const app = appWithoutBundles();
  for (const settings of parsed.environments) new Backend(app, settings.name, { settings });
  return assessmentOf(app, packs(), sidecars);
}

function appWithoutBundles(): App {
  return new App({ context: { ...contextWithoutBundling(), '@aws-cdk/core:failSynthOnValidationErrors': false } });
}

function assessmentOf(app: App, judges: readonly NagPack[], ledger: readonly Sidecar[]): Assessment {
  const gate = new ComplianceGate({
    packs: judges,
    sidecars: ledger,
    today: '2026-11-23',
    templates: new NoTemplateFindings(),
    policy: gatePolicy,
  });
  gate.register(app);
  silenced(() => app.synth());
  const { judgement } = gate;
  if (judgement === undefined) throw new Error(String(gate.failure));
  return assess({
    judgement,
    frameworks: [FRAMEWORK],
    version: '0.1.0',
    libraries: { 'aws-cdk-lib': '2.276.0', 'cdk-nag': '3.0.2' },
    root: process.cwd(),
  });
}

/** Stands in for CloudFormation Validate, which takes 2 s and is tried in test/app/synth.test.ts. */
class NoTemplateFindings extends TemplateValidation {
  override get report(): PolicyValidationPluginReport {
    return { success: true, violations: [] };
  }

  override validate(): PolicyValidationPluginReport {
    return this.report;
  }
}

/** CDK prints its report while it synthesizes. */
function silenced(run: () => void): void {
  const { error } = console;
  console.error = () => undefined;
  try {
    run();
  } finally {
    console.error = error;
  }
}
