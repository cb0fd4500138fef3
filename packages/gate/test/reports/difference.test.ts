import { describe, expect, test } from '@jest/globals';
import type { Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { Assessment } from '../../src/assessment/assessment';
import { compareAssessments, hasWorsened } from '../../src/reports/difference';
import { renderDifference } from '../../src/reports/difference-text';
import { ACCEPTED, createSmallAssessment } from './small-assessment';

const plain = createSmallAssessment();
/** The small app with one more resource. */
const withResource = (build: (stack: Stack) => void): Assessment => createSmallAssessment([ACCEPTED], build);

test('an assessment does not differ from itself', () => {
  const same = compareAssessments(plain, structuredClone(plain));
  expect(hasWorsened(same)).toBe(false);
  expect(renderDifference(same)).toBe('Nothing got worse against the baseline.\n');
});

describe('findings', () => {
  const queue = withResource((stack) => new CfnQueue(stack, 'Queue'));

  test('that are new count as worse, and as fixed in the other direction', () => {
    const added = compareAssessments(plain, queue);
    expect(added.findings.new.map(({ check }) => check)).toContain('SQSQueueSSLRequestsOnly');
    expect(added.resources.added.map(({ type }) => type)).toEqual(['AWS::SQS::Queue']);
    expect(hasWorsened(added)).toBe(true);
    const removed = compareAssessments(queue, plain);
    expect(removed.findings.fixed.map(({ fingerprint }) => fingerprint)).toEqual(
      added.findings.new.map(({ fingerprint }) => fingerprint),
    );
    expect(removed.resources.removed.map(({ type }) => type)).toEqual(['AWS::SQS::Queue']);
    expect(hasWorsened(removed)).toBe(false);
  });

  test('that lose their acknowledgement count as worse', () => {
    const change = compareAssessments(plain, createSmallAssessment([]));
    expect(change.findings.changed.map(({ before, after }) => [before.state, after.state])).toEqual([
      ['acknowledged', 'open'],
    ]);
    expect(change.findings.new).toEqual([]);
    expect(hasWorsened(change)).toBe(true);
  });
});

describe('an acknowledgement', () => {
  test('that is new is requested, with what it covers', () => {
    const change = compareAssessments(createSmallAssessment([]), plain);
    expect(change.requestedAcknowledgements.map(({ kind, covers }) => [kind, covers.map(({ ids }) => ids)])).toEqual([
      ['new', [['AwsSolutions-S1']]],
    ]);
    expect(hasWorsened(change)).toBe(true);
    expect(renderDifference(change)).toContain(
      '### Requested acknowledgements, valid once this change is approved (1)',
    );
  });

  test('that lasts longer is requested again', () => {
    const change = compareAssessments(plain, createSmallAssessment([{ ...ACCEPTED, until: '2027-06-30' }]));
    expect(change.requestedAcknowledgements.map(({ kind }) => kind)).toEqual(['renewed']);
    expect(hasWorsened(change)).toBe(true);
  });

  test('that covers more than before is requested again', () => {
    const before = { ...plain, findings: plain.findings.map((finding) => ({ ...finding, state: 'open' as const })) };
    expect(compareAssessments(before, plain).requestedAcknowledgements.map(({ kind }) => kind)).toEqual(['wider']);
  });

  test('that has expired is a new ledger problem', () => {
    const change = compareAssessments(plain, createSmallAssessment([{ ...ACCEPTED, until: '2026-11-22' }]));
    expect(change.ledgerProblems.map(({ rule }) => rule)).toContain('Bulwark-AcknowledgementExpired');
    expect(hasWorsened(change)).toBe(true);
  });
});

describe('permissions', () => {
  const policy = (Action: string[], Condition?: object) =>
    withResource((stack) => {
      new CfnManagedPolicy(stack, 'Policy', {
        policyDocument: {
          Statement: [{ Effect: 'Allow', Action, Resource: '*', ...(Condition === undefined ? {} : { Condition }) }],
        },
      });
    });
  const condition = { StringEquals: { 'aws:SourceAccount': '111122223333' } };

  test('that are new are listed one by one', () => {
    const change = compareAssessments(policy(['s3:GetObject']), policy(['s3:GetObject', 's3:PutObject']));
    expect(change.permissions.map(({ fact }) => fact)).toEqual(['Allow s3:PutObject on *']);
    expect(hasWorsened(change)).toBe(true);
  });

  test('with a new condition are not broader; without it they are broader again', () => {
    const open = policy(['s3:GetObject']);
    const narrow = policy(['s3:GetObject'], condition);
    expect(compareAssessments(open, narrow).permissions).toEqual([]);
    expect(compareAssessments(narrow, open).permissions.map(({ fact }) => fact)).toEqual(['Allow s3:GetObject on *']);
  });
});

test('a network path that opens is listed', () => {
  const group = (cidrIp: string) =>
    withResource((stack) => {
      new CfnSecurityGroup(stack, 'Group', {
        groupDescription: 'a group',
        securityGroupEgress: [{ ipProtocol: 'icmp', cidrIp: '255.255.255.255/32', fromPort: 252, toPort: 86 }],
        securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp }],
      });
    });
  const change = compareAssessments(group('10.0.0.0/16'), group('0.0.0.0/0'));
  expect(change.networkPaths.map(({ fact }) => fact)).toEqual([expect.stringContaining('0.0.0.0/0')]);
  expect(compareAssessments(plain, group('10.0.0.0/16')).networkPaths).toHaveLength(1);
});

test('a network ACL that stops denying opens a path', () => {
  const deny = {
    kind: 'network' as const,
    resource: 'sandbox/Store/Acl',
    fact: 'NetworkAclEntry {"CidrBlock":"0.0.0.0/0","RuleAction":"deny"}',
  };
  const denying = { ...plain, facts: [...plain.facts, deny] };
  expect(compareAssessments(denying, plain).networkPaths).toEqual([deny]);
  expect(compareAssessments(plain, denying).networkPaths).toEqual([]);
});

describe('encryption', () => {
  const cluster = (storageEncrypted?: boolean) =>
    withResource((stack) => {
      new CfnDBCluster(stack, 'Cluster', {
        engine: 'aurora-postgresql',
        ...(storageEncrypted === undefined ? {} : { storageEncrypted }),
      });
    });
  const path = 'sandbox/Store/Cluster';

  test('that is switched off or removed is listed', () => {
    expect(compareAssessments(cluster(true), cluster(false)).encryption).toEqual([
      { resource: path, property: 'StorageEncrypted', before: 'true', after: 'false' },
    ]);
    const removed = compareAssessments(cluster(true), cluster());
    expect(removed.encryption).toEqual([{ resource: path, property: 'StorageEncrypted', before: 'true' }]);
    expect(hasWorsened(removed)).toBe(true);
    expect(renderDifference(removed)).toContain('`StorageEncrypted`: `true`, now removed');
  });

  test('that is switched on, or of a removed resource, is not listed', () => {
    expect(compareAssessments(cluster(false), cluster(true)).encryption).toEqual([]);
    expect(compareAssessments(cluster(true), plain).encryption).toEqual([]);
  });
});

test('a resource under another logical id is replaced', () => {
  const [first, ...others] = plain.resources;
  if (first === undefined) throw new Error('there is no resource');
  const renamed = { ...plain, resources: [{ ...first, logicalId: 'Other' }, ...others] };
  const change = compareAssessments(plain, renamed);
  expect(change.resources.replaced.map(({ after }) => after.logicalId)).toEqual(['Other']);
  expect(renderDifference(change)).toContain('### Resources replaced (1)');
});

test('the name of a construct cannot control a terminal', () => {
  const text = renderDifference(compareAssessments(createSmallAssessment([]), plain));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not occur
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});
