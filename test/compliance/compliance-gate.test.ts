import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { App, Aspects, CfnResource, Fn, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnNetworkAcl, CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Construct } from 'constructs';
import { type Acknowledgement, acknowledge, type Sidecar } from '../../lib/compliance/acknowledgement';
import { ComplianceGate } from '../../lib/compliance/compliance-gate';
import type { JudgedFinding } from '../../lib/compliance/judgement';
import type { GatePolicy } from '../../lib/compliance/policy';
import { failureText } from '../../lib/compliance/verdict';
import { NoTemplateFindings, silenced } from './quiet-gate';

/** A bucket that fails AwsSolutions-S1 (no access logs) and AwsSolutions-S10 (no TLS). */
class Plain extends Construct {
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

const RIGHT = {
  at: 'Bucket',
  reason: 'The objects are public by purpose and hold no data.',
  owner: 'platform-security',
  until: '2027-06-30',
} as const;
const BOTH: Acknowledgement = { ...RIGHT, rule: ['AwsSolutions-S1', 'AwsSolutions-S10'] };

/** Builds a stack in an environment named sandbox, has it judged by AwsSolutions, and reads what CDK wrote. */
function judge(
  sidecars: readonly Sidecar[],
  build: (stack: Stack) => void = (stack) => new Plain(stack, 'Plain'),
  policy?: (environment: string) => GatePolicy,
) {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  build(new Stack(new Stage(app, 'sandbox'), 'Store'));
  const gate = new ComplianceGate({
    packs: [new AwsSolutionsChecks()],
    sidecars,
    today: '2026-11-23',
    templates: new NoTemplateFindings(),
    ...(policy === undefined ? {} : { policy }),
  });
  gate.register(app);
  silenced(() => app.synth());
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  const findings = gate.judgement?.findings ?? [];
  return { gate, open: findings.filter(({ decision }) => decision === undefined), judgement: gate.judgement, report };
}

function ids(findings: readonly JudgedFinding[]): string[] {
  return findings.map(({ id }) => id).sort();
}

interface PluginReport {
  pluginName: string;
  conclusion: string;
  violations: { ruleName: string; description: string; severity: string }[];
  suppressedViolations?: { ruleName: string; acknowledgedId: string; reason: string }[];
}

function of(report: { pluginReports: PluginReport[] }, name: string): PluginReport | undefined {
  return report.pluginReports.find(({ pluginName }) => pluginName === name);
}

function ledgerSays(entry: Partial<Acknowledgement>): string[] {
  const { report } = judge([acknowledge(Plain, [{ ...BOTH, ...entry }])]);
  return (
    of(report, 'Bulwark-Acknowledgements')?.violations.map(
      ({ ruleName, description }) => `${ruleName}: ${description}`,
    ) ?? []
  );
}

describe('an acknowledged finding', () => {
  const { open, judgement, report } = judge([acknowledge(Plain, [BOTH])]);

  test('is not open and is counted', () => {
    expect(open).toEqual([]);
    expect(judgement?.findings).toHaveLength(2);
    expect(judgement?.ledgerProblems).toEqual([]);
  });

  test('stays in the report of CDK with reason, owner and expiry', () => {
    expect(of(report, 'AwsSolutions')?.violations).toEqual([]);
    expect(of(report, 'AwsSolutions')?.suppressedViolations?.map(({ acknowledgedId }) => acknowledgedId)).toEqual([
      'AwsSolutions::AwsSolutions-S1',
      'AwsSolutions::AwsSolutions-S10',
    ]);
    expect(of(report, 'AwsSolutions')?.suppressedViolations?.[0]?.reason).toBe(
      'The objects are public by purpose and hold no data. (accepted by platform-security until 2027-06-30)',
    );
  });
});

describe('a finding stays open', () => {
  test('without an acknowledgement', () => {
    const { open } = judge([]);
    expect(open.map(({ id, path }) => `${id} ${path}`)).toEqual([
      'AwsSolutions-S1 sandbox/Store/Plain/Bucket',
      'AwsSolutions-S10 sandbox/Store/Plain/Bucket',
    ]);
  });

  test('when a shorter rule id of the same start is acknowledged', () => {
    const { open } = judge([acknowledge(Plain, [{ ...RIGHT, rule: 'AwsSolutions-S1' }])]);
    expect(ids(open)).toEqual(['AwsSolutions-S10']);
  });

  test('on another construct of the same shape', () => {
    class Other extends Plain {}
    const { open } = judge([acknowledge(Other, [BOTH])], (stack) => {
      new Plain(stack, 'Plain');
      new Other(stack, 'Other');
    });
    expect(open.map(({ path }) => path)).toEqual(['sandbox/Store/Plain/Bucket', 'sandbox/Store/Plain/Bucket']);
  });
});

describe('a rule that cannot decide', () => {
  class Undecided extends Construct {
    constructor(scope: Construct, id: string) {
      super(scope, id);
      new CfnResource(this, 'Vpc', { type: 'AWS::EC2::VPC' });
      new CfnSecurityGroup(this, 'Group', {
        groupDescription: 'a range that only CloudFormation knows',
        securityGroupEgress: [],
        securityGroupIngress: [
          { ipProtocol: 'tcp', description: 'x', cidrIp: Fn.getAtt('UndecidedVpc', 'CidrBlock').toString() },
        ],
      });
    }
  }
  const openWith = (rule: string) =>
    judge([acknowledge(Undecided, [{ ...RIGHT, rule, at: 'Group' }])], (stack) => new Undecided(stack, 'Undecided'))
      .open;

  test('has an id of its own, and says why', () => {
    const [finding] = openWith('AwsSolutions-EC23').filter(({ undecided }) => undecided);
    expect(finding?.id).toBe('AwsSolutions-EC23-Undecided');
    expect(finding?.description).toMatch(/^The Security Group allows for .* Undecided: .*CidrBlock/);
    expect(finding?.fails).toBe(true);
  });

  test('is acknowledged as undecided, not as a violation', () => {
    expect(ids(openWith('AwsSolutions-EC23'))).toContain('AwsSolutions-EC23-Undecided');
    expect(ids(openWith('AwsSolutions-EC23-Undecided'))).not.toContain('AwsSolutions-EC23-Undecided');
  });
});

describe('a granular rule', () => {
  class Reader extends Construct {
    constructor(scope: Construct, id: string, actions: string[]) {
      super(scope, id);
      const bucket = new CfnBucket(this, 'Bucket');
      new CfnManagedPolicy(this, 'Policy', {
        policyDocument: {
          Statement: [{ Effect: 'Allow', Action: actions, Resource: Fn.join('', [bucket.attrArn, '/*']) }],
        },
      });
    }
  }
  const entry = { ...RIGHT, rule: 'AwsSolutions-IAM5', at: 'Policy' };
  const openWith = (details: readonly string[] | undefined, actions: string[]) =>
    judge([acknowledge(Reader, [details === undefined ? entry : { ...entry, details }])], (stack) => {
      new Reader(stack, 'Reader', actions);
    })
      .open.filter(({ rule }) => rule === 'AwsSolutions-IAM5')
      .map(({ detail }) => detail);

  test('is acknowledged detail by detail, without the generated part of a name', () => {
    expect(openWith(['Resource::<ReaderBucket.Arn>/*'], ['s3:GetObject'])).toEqual([]);
  });

  test('leaves a later detail open', () => {
    expect(openWith(['Resource::<ReaderBucket.Arn>/*'], ['s3:GetObject', 's3:Put*'])).toEqual(['Action::s3:Put*']);
  });

  test('is never acknowledged by its bare id', () => {
    expect(openWith(undefined, ['s3:GetObject'])).toHaveLength(1);
  });
});

describe('the ledger refuses', () => {
  test.each<[string, Partial<Acknowledgement>, string]>([
    ['a reason that says nothing', { reason: 'false positive' }, 'say in 20 characters or more what protects instead'],
    ['a missing owner', { owner: ' ' }, 'name the team that answers for it'],
    ['a date that is none', { until: '2027-02-31x' }, 'write a date as YYYY-MM-DD'],
    ['a date that has passed', { until: '2026-11-22' }, 'ended on 2026-11-22; fix the finding, or decide again'],
    ['a date more than a year ahead', { until: '2027-11-24' }, 'more than a year ahead (2027-11-23)'],
    ['a rule that the pack does not have', { rule: 'AwsSolutions-s10' }, 'did you mean AwsSolutions-S10?'],
    [
      'a rule of no registered pack',
      { rule: 'Checkov-1' },
      'names no rule of a registered pack (CloudFormation-Validate, AwsSolutions)',
    ],
    [
      'an entry that matches nothing',
      { rule: ['AwsSolutions-S1', 'AwsSolutions-S10', 'AwsSolutions-SQS4'] },
      'matches no finding',
    ],
    ['a place that holds nothing', { at: 'Bucket/Resource' }, 'matches no finding'],
  ])('%s', (_name, entry, message) => {
    const said = ledgerSays(entry);
    expect(said.join('\n')).toContain(message);
    expect(said.join('\n')).toContain('Plain at sandbox/Store/Plain');
  });

  test('nothing on its last day and a year ahead', () => {
    expect(ledgerSays({ until: '2026-11-23' })).toEqual([]);
    expect(ledgerSays({ until: '2027-11-23' })).toEqual([]);
  });
});

test('a resource that an aspect adds is judged and can be acknowledged', () => {
  class Watched extends Construct {}
  const { open, judgement } = judge(
    [acknowledge(Watched, [{ ...RIGHT, rule: ['AwsSolutions-SQS3', 'AwsSolutions-SQS4'], at: 'Added' }])],
    (stack) => {
      const watched = new Watched(stack, 'Watched');
      Aspects.of(stack).add({
        visit: (node) => {
          if (node === watched) new CfnQueue(watched, 'Added', { sqsManagedSseEnabled: true });
        },
      });
    },
  );
  expect(open).toEqual([]);
  expect(judgement?.findings).toHaveLength(2);
});

describe('an acknowledgement past the ledger is refused', () => {
  const withAcknowledged = (id: string) =>
    judge([], (stack) => {
      const plain = new Plain(stack, 'Plain');
      Validations.of(plain).acknowledge({ id, reason: 'It is a long enough reason to be taken.' });
    });

  test('under a bare id, which would hide the finding from every report', () => {
    const { open, judgement } = withAcknowledged('AwsSolutions-S1');
    expect(ids(open)).toEqual(['AwsSolutions-S1', 'AwsSolutions-S10']);
    expect(judgement?.ledgerProblems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'Bare: sandbox/Store/Plain: acknowledges AwsSolutions-S1 under its bare id, which hides the finding from every report; write it into the sidecar of its construct, with reason, owner and expiry',
    ]);
  });

  test('under its full id, where nobody owns it and it never ends', () => {
    const { judgement } = withAcknowledged('AwsSolutions::AwsSolutions-S1');
    expect(judgement?.ledgerProblems.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'Direct: sandbox/Store/Plain: acknowledges AwsSolutions-S1 past the ledger; write it into the sidecar of its construct, with reason, owner and expiry',
    ]);
  });

  test('but one of a warning of CDK is none of ours', () => {
    expect(withAcknowledged('@aws-cdk/aws-iam:somePolicy').judgement?.ledgerProblems).toEqual([]);
  });
});

describe('an escape hatch', () => {
  const keyed = (stack: Stack) =>
    new CfnQueue(stack, 'Queue', {
      kmsMasterKeyId: 'alias/own',
      redrivePolicy: { deadLetterTargetArn: 'x', maxReceiveCount: 3 },
    });

  test('that weakens a resource is found, though the typed properties are as strong as before', () => {
    const hardened = judge([], (stack) => void keyed(stack));
    expect(ids(hardened.open)).toEqual(['AwsSolutions-SQS4']);
    const weakened = judge([], (stack) => {
      const queue = keyed(stack);
      queue.addPropertyDeletionOverride('KmsMasterKeyId');
      queue.addOverride('Properties.RedrivePolicy', undefined);
      queue.addPropertyDeletionOverride('RedrivePolicy');
      queue.addPropertyOverride('SqsManagedSseEnabled', false);
    });
    expect(ids(weakened.open)).toEqual(['AwsSolutions-SQS2', 'AwsSolutions-SQS3', 'AwsSolutions-SQS4']);
  });

  test('is found on a resource whose other properties are references', () => {
    const { open } = judge([], (stack) => {
      const role = new CfnManagedPolicy(stack, 'Policy', { policyDocument: { Version: '2012-10-17', Statement: [] } });
      const bucket = new CfnBucket(stack, 'Bucket', {
        bucketName: role.ref,
        versioningConfiguration: { status: 'Enabled' },
      });
      bucket.addPropertyOverride('LoggingConfiguration.DestinationBucketName', { 'Fn::ImportValue': 'logs' });
    });
    expect(ids(open)).not.toContain('AwsSolutions-S1');
  });

  test('that hardens a resource counts, and the app is as it was afterwards', () => {
    let bucket: CfnBucket | undefined;
    const { open } = judge([], (stack) => {
      bucket = new CfnBucket(stack, 'Bucket');
      bucket.addPropertyOverride('LoggingConfiguration.DestinationBucketName', 'logs');
      bucket.addPropertyOverride('PublicAccessBlockConfiguration', {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    });
    expect(ids(open)).toEqual(['AwsSolutions-S10']);
    expect(bucket?.loggingConfiguration).toBeUndefined();
    expect(bucket?.tags.renderTags()).toBeUndefined();
    expect(Object.hasOwn(bucket ?? {}, 'loggingConfiguration')).toBe(false);
  });
});

test('a resource of a nested stack is judged, from the template of that stack', () => {
  const { open, judgement } = judge([], (stack) => {
    const queue = new CfnQueue(new NestedStack(stack, 'Nested'), 'Queue', { kmsMasterKeyId: 'alias/own' });
    queue.addPropertyDeletionOverride('KmsMasterKeyId');
    queue.addPropertyOverride('SqsManagedSseEnabled', false);
  });
  expect(ids(open.filter(({ path }) => path === 'sandbox/Store/Nested/Queue'))).toContain('AwsSolutions-SQS2');
  expect(judgement?.deployment.stacks.map(({ path }) => path)).toEqual(['sandbox/Store', 'sandbox/Store/Nested']);
});

describe('what fails the build', () => {
  const conclusion = (report: { pluginReports: PluginReport[] }) =>
    of(report, 'AwsSolutions')?.violations.map(({ ruleName, severity }) => `${ruleName} ${severity}`);

  test('is everything that is open, a warning too, whatever else is acknowledged', () => {
    const { report, open } = judge([acknowledge(Plain, [BOTH])], (stack) => {
      new Plain(stack, 'Plain');
      acl(stack);
    });
    expect(open.map(({ id, fails }) => ({ id, fails }))).toEqual([{ id: 'AwsSolutions-VPC3', fails: true }]);
    expect(conclusion(report)).toEqual(['AwsSolutions-VPC3 error']);
    expect(of(report, 'AwsSolutions')?.conclusion).toBe('failure');
  });

  test('is decided by environment: a warning that does not fail is shown as a warning', () => {
    const { report, open } = judge([], acl, (environment) => ({ fails: environment === 'sandbox' ? ['error'] : [] }));
    expect(open.map(({ fails }) => fails)).toEqual([false]);
    expect(conclusion(report)).toEqual(['AwsSolutions-VPC3 warning']);
    expect(of(report, 'AwsSolutions')?.conclusion).toBe('success');
  });

  test('and which packs judge an environment is decided there too', () => {
    expect(judge([], acl, () => ({ packs: [], fails: ['warning'] })).open).toEqual([]);
  });
});

test('a gate that breaks says so, and is no pass', () => {
  class Broken extends AwsSolutionsChecks {
    protected override checkResource(): void {
      throw new Error('the pack is broken');
    }
  }
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  acl(new Stack(app, 'Store'));
  const gate = new ComplianceGate({ packs: [new Broken()], today: '2026-11-23', templates: new NoTemplateFindings() });
  gate.register(app);
  silenced(() => app.synth());
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  expect(of(report, 'Bulwark-Acknowledgements')?.conclusion).toBe('failure');
  expect(gate.judgement).toBeUndefined();
  expect(failureText(gate.failure)).toContain('FAILED: Bulwark could not judge: Error: the pack is broken');
});

function acl(stack: Stack): void {
  new CfnNetworkAcl(stack, 'Acl', { vpcId: 'vpc-0123456789abcdef0' });
}
