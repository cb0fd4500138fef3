import { describe, expect, test } from '@jest/globals';
import { App, Aspects, CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { CfnNetworkAcl, CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Construct } from 'constructs';
import { acknowledge } from '../../src/acknowledgements/acknowledgement';
import { ComplianceGate } from '../../src/engine/compliance-gate';
import { renderFailure } from '../../src/reports/terminal-summary';
import { NoTemplateFindings, runSilently } from '../quiet-gate';
import { BOTH, evaluateApp, findPluginReport, listIds, Plain, readCdkReport, VALID } from './evaluate-app';

describe('an acknowledged finding', () => {
  const { open, result, report } = evaluateApp([acknowledge(Plain, [BOTH])]);

  test('is not open and is counted', () => {
    expect(open).toEqual([]);
    expect(result?.findings).toHaveLength(2);
    expect(result?.ledgerProblems).toEqual([]);
  });

  test('stays in the report of CDK with reason, owner and last day', () => {
    const pack = findPluginReport(report, 'AwsSolutions');
    expect(pack?.violations).toEqual([]);
    expect(pack?.suppressedViolations?.map(({ acknowledgedId }) => acknowledgedId)).toEqual([
      'AwsSolutions::AwsSolutions-S1',
      'AwsSolutions::AwsSolutions-S10',
    ]);
    expect(pack?.suppressedViolations?.[0]?.reason).toBe(
      'The objects are public by purpose and hold no data. (accepted by platform-security until 2027-06-30)',
    );
  });
});

describe('a finding stays open', () => {
  test('without an acknowledgement', () => {
    const { open } = evaluateApp([]);
    expect(open.map(({ id, path }) => `${id} ${path}`)).toEqual([
      'AwsSolutions-S1 sandbox/Store/Plain/Bucket',
      'AwsSolutions-S10 sandbox/Store/Plain/Bucket',
    ]);
  });

  test('when only a rule id with the same beginning is acknowledged', () => {
    const { open } = evaluateApp([acknowledge(Plain, [{ ...VALID, rule: 'AwsSolutions-S1' }])]);
    expect(listIds(open)).toEqual(['AwsSolutions-S10']);
  });

  test('on another construct of the same shape', () => {
    class Other extends Plain {}
    const { open } = evaluateApp([acknowledge(Other, [BOTH])], (stack) => {
      new Plain(stack, 'Plain');
      new Other(stack, 'Other');
    });
    expect(open.map(({ path }) => path)).toEqual(['sandbox/Store/Plain/Bucket', 'sandbox/Store/Plain/Bucket']);
  });
});

describe('an undecided rule', () => {
  class Undecided extends Construct {
    constructor(scope: Construct, id: string) {
      super(scope, id);
      new CfnResource(this, 'Vpc', { type: 'AWS::EC2::VPC' });
      new CfnSecurityGroup(this, 'Group', {
        groupDescription: 'a range that is only known at deployment',
        securityGroupEgress: [],
        securityGroupIngress: [
          { ipProtocol: 'tcp', description: 'x', cidrIp: Fn.getAtt('UndecidedVpc', 'CidrBlock').toString() },
        ],
      });
    }
  }
  const findOpenWith = (rule: string) =>
    evaluateApp(
      [acknowledge(Undecided, [{ ...VALID, rule, at: 'Group' }])],
      (stack) => new Undecided(stack, 'Undecided'),
    ).open;

  test('is reported under a separate id, with the reason', () => {
    const [finding] = findOpenWith('AwsSolutions-EC23').filter(({ undecided }) => undecided);
    expect(finding?.id).toBe('AwsSolutions-EC23-Undecided');
    expect(finding?.description).toMatch(/^Undecided: The Security Group allows for .* Reason: .*CidrBlock/);
    expect(finding?.fails).toBe(true);
  });

  test('is acknowledged as undecided, not as a violation', () => {
    expect(listIds(findOpenWith('AwsSolutions-EC23'))).toContain('AwsSolutions-EC23-Undecided');
    expect(listIds(findOpenWith('AwsSolutions-EC23-Undecided'))).not.toContain('AwsSolutions-EC23-Undecided');
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
  const entry = { ...VALID, rule: 'AwsSolutions-IAM5', at: 'Policy' };
  const findOpenDetails = (details: readonly string[] | undefined, actions: string[]) =>
    evaluateApp([acknowledge(Reader, [details === undefined ? entry : { ...entry, details }])], (stack) => {
      new Reader(stack, 'Reader', actions);
    })
      .open.filter(({ rule }) => rule === 'AwsSolutions-IAM5')
      .map(({ detail }) => detail);

  test('is acknowledged per detail, without the generated part of a name', () => {
    expect(findOpenDetails(['Resource::<ReaderBucket.Arn>/*'], ['s3:GetObject'])).toEqual([]);
  });

  test('is acknowledged by the exact detail, where details differ only in their accounts', () => {
    const buildDetail = (account: string) => `Resource::arn:aws:backup:eu-central-1:${account}:recovery-point:*`;
    class Copier extends Construct {
      constructor(scope: Construct, id: string) {
        super(scope, id);
        const Resource = ['111122223333', '444455556666'].map((account) =>
          buildDetail(account).replace('Resource::', ''),
        );
        new CfnManagedPolicy(this, 'Policy', {
          policyDocument: { Statement: [{ Effect: 'Allow', Action: 'backup:StartCopyJob', Resource }] },
        });
      }
    }
    const details = ['444455556666', '111122223333'].map(buildDetail);
    const { open, result } = evaluateApp([acknowledge(Copier, [{ ...entry, details }])], (stack) => {
      new Copier(stack, 'Copier');
    });
    expect(open.filter(({ rule }) => rule === 'AwsSolutions-IAM5')).toEqual([]);
    expect(result?.ledgerProblems).toEqual([]);
  });

  test('leaves a later detail open', () => {
    expect(findOpenDetails(['Resource::<ReaderBucket.Arn>/*'], ['s3:GetObject', 's3:Put*'])).toEqual([
      'Action::s3:Put*',
    ]);
  });

  test('is never acknowledged by its bare id', () => {
    expect(findOpenDetails(undefined, ['s3:GetObject'])).toHaveLength(1);
  });
});

test('a resource that an aspect adds is judged and can be acknowledged', () => {
  class Watched extends Construct {}
  const { open, result } = evaluateApp(
    [acknowledge(Watched, [{ ...VALID, rule: ['AwsSolutions-SQS3', 'AwsSolutions-SQS4'], at: 'Added' }])],
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
  expect(result?.findings).toHaveLength(2);
});

test('a resource of a nested stack is judged by the template of that stack', () => {
  const { open, result } = evaluateApp([], (stack) => {
    const queue = new CfnQueue(new NestedStack(stack, 'Nested'), 'Queue', { kmsMasterKeyId: 'alias/own' });
    queue.addPropertyDeletionOverride('KmsMasterKeyId');
    queue.addPropertyOverride('SqsManagedSseEnabled', false);
  });
  expect(listIds(open.filter(({ path }) => path === 'sandbox/Store/Nested/Queue'))).toContain('AwsSolutions-SQS2');
  expect(result?.templates.stacks.map(({ path }) => path)).toEqual(['sandbox/Store', 'sandbox/Store/Nested']);
});

test('a gate that throws an error fails the build and reports the error', () => {
  class Broken extends AwsSolutionsChecks {
    protected override checkResource(): void {
      throw new Error('the pack is broken');
    }
  }
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  new CfnNetworkAcl(new Stack(app, 'Store'), 'Acl', { vpcId: 'vpc-0123456789abcdef0' });
  const gate = new ComplianceGate({ packs: [new Broken()], today: '2026-11-23', templates: new NoTemplateFindings() });
  gate.register(app);
  runSilently(() => app.synth());
  expect(findPluginReport(readCdkReport(app), 'Bulwark-Acknowledgements')?.conclusion).toBe('failure');
  expect(gate.result).toBeUndefined();
  expect(renderFailure(gate.failure)).toContain('FAILED: Bulwark could not judge: the pack is broken');
});
