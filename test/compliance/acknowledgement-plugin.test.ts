import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { App, Aspects, CfnResource, Fn, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnNetworkAcl, CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Construct } from 'constructs';
import { type Acknowledgement, acknowledge, type Sidecar } from '../../lib/compliance/acknowledgement';
import { AcknowledgementPlugin } from '../../lib/compliance/acknowledgement-plugin';
import { packJudge } from '../../lib/compliance/judge';

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

function judge(sidecars: readonly Sidecar[], build: (stack: Stack) => void = (stack) => new Plain(stack, 'Plain')) {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  build(new Stack(new Stage(app, 'sandbox'), 'Store'));
  const packs = [new AwsSolutionsChecks()];
  const plugin = new AcknowledgementPlugin({ judges: packs.map(packJudge), sidecars, today: '2026-11-23' });
  Validations.of(app).addPlugins(plugin, ...packs);
  silenced(() => app.synth());
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  return { judgement: plugin.judgement, report };
}

/** CDK prints its report while it synthesizes; a test of the report has no use for it. */
function silenced(run: () => void): void {
  const { error } = console;
  console.error = () => undefined;
  try {
    run();
  } finally {
    console.error = error;
  }
}

interface PluginReport {
  pluginName: string;
  violations: { ruleName: string; description: string }[];
  suppressedViolations?: { ruleName: string; acknowledgedId: string; reason: string }[];
}

function of(report: { pluginReports: PluginReport[] }, name: string): PluginReport | undefined {
  return report.pluginReports.find(({ pluginName }) => pluginName === name);
}

function ledgerSays(entry: Partial<Acknowledgement>): string[] {
  const { report } = judge([acknowledge(Plain, [{ ...BOTH, ...entry }])]);
  return of(report, 'Bulwark')?.violations.map(({ ruleName, description }) => `${ruleName}: ${description}`) ?? [];
}

describe('an acknowledged finding', () => {
  const { judgement, report } = judge([acknowledge(Plain, [BOTH])]);

  test('is not open and is counted', () => {
    expect(judgement?.judges).toEqual([{ name: 'AwsSolutions', open: [], acknowledged: 2 }]);
    expect(judgement?.ledgerProblems).toBe(0);
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
    const { judgement } = judge([]);
    expect(judgement?.judges[0]?.open.map(({ id, path }) => `${id} ${path}`)).toEqual([
      'AwsSolutions-S1 sandbox/Store/Plain/Bucket',
      'AwsSolutions-S10 sandbox/Store/Plain/Bucket',
    ]);
  });

  test('when a shorter rule id of the same start is acknowledged', () => {
    const { judgement } = judge([acknowledge(Plain, [{ ...RIGHT, rule: 'AwsSolutions-S1' }])]);
    expect(judgement?.judges[0]?.open.map(({ id }) => id)).toEqual(['AwsSolutions-S10']);
  });

  test('on another construct of the same shape', () => {
    class Other extends Plain {}
    const { judgement } = judge([acknowledge(Other, [BOTH])], (stack) => {
      new Plain(stack, 'Plain');
      new Other(stack, 'Other');
    });
    expect(judgement?.judges[0]?.open.map(({ path }) => path)).toEqual([
      'sandbox/Store/Plain/Bucket',
      'sandbox/Store/Plain/Bucket',
    ]);
  });

  test('when the rule could not decide, whatever is acknowledged', () => {
    class Undecided extends Construct {}
    const { judgement } = judge(
      [acknowledge(Undecided, [{ ...RIGHT, rule: 'AwsSolutions-EC23', at: 'Group' }])],
      (stack) => {
        const scope = new Undecided(stack, 'Undecided');
        new CfnResource(stack, 'Vpc', { type: 'AWS::EC2::VPC' });
        new CfnSecurityGroup(scope, 'Group', {
          groupDescription: 'a range that only CloudFormation knows',
          securityGroupIngress: [{ ipProtocol: 'tcp', cidrIp: Fn.getAtt('Vpc', 'CidrBlock').toString() }],
        });
      },
    );
    expect(judgement?.judges[0]?.open.map(({ rule, undecided }) => ({ rule, undecided }))).toContainEqual({
      rule: 'AwsSolutions-EC23',
      undecided: true,
    });
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
      .judgement?.judges[0]?.open.filter(({ rule }) => rule === 'AwsSolutions-IAM5')
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
    ['a rule of no registered pack', { rule: 'Checkov-1' }, 'names no rule of a registered pack (AwsSolutions)'],
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
  const { judgement } = judge(
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
  expect(judgement?.judges).toEqual([{ name: 'AwsSolutions', open: [], acknowledged: 2 }]);
});

test('an open warning is an error of ours, so that an unrelated acknowledgement cannot let it pass', () => {
  const { report } = judge([acknowledge(Plain, [BOTH])], (stack) => {
    new Plain(stack, 'Plain');
    new CfnNetworkAcl(stack, 'Acl', { vpcId: 'vpc-0123456789abcdef0' });
  });
  expect(of(report, 'Bulwark')?.violations.map(({ ruleName, description }) => `${ruleName}: ${description}`)).toEqual([
    'Bulwark-OpenWarning: AwsSolutions-VPC3 is open. It is a warning, which fails here as well: fix it or acknowledge it',
  ]);
});
