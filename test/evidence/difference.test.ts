import { describe, expect, test } from '@jest/globals';
import type { Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { Assessment } from '../../lib/compliance/assessment/assessment';
import { difference, worse } from '../../lib/evidence/difference';
import { differenceText } from '../../lib/evidence/difference-text';
import { ACCEPTED, smallAssessment } from './judged';

const plain = smallAssessment();
/** The small app with one more resource. */
const withResource = (build: (stack: Stack) => void): Assessment => smallAssessment([ACCEPTED], build);

test('an assessment does not differ from itself', () => {
  const same = difference(plain, structuredClone(plain));
  expect(worse(same)).toBe(false);
  expect(differenceText(same)).toBe('Nothing got worse against the baseline.\n');
});

describe('findings', () => {
  const queue = withResource((stack) => new CfnQueue(stack, 'Queue'));

  test('that are new are worse, and fixed the other way round', () => {
    const added = difference(plain, queue);
    expect(added.findings.new.map(({ check }) => check)).toContain('SQSQueueSSLRequestsOnly');
    expect(added.resources.added.map(({ type }) => type)).toEqual(['AWS::SQS::Queue']);
    expect(worse(added)).toBe(true);
    const removed = difference(queue, plain);
    expect(removed.findings.fixed.map(({ fingerprint }) => fingerprint)).toEqual(
      added.findings.new.map(({ fingerprint }) => fingerprint),
    );
    expect(removed.resources.removed.map(({ type }) => type)).toEqual(['AWS::SQS::Queue']);
    expect(worse(removed)).toBe(false);
  });

  test('that lose their acknowledgement are worse', () => {
    const change = difference(plain, smallAssessment([]));
    expect(change.findings.changed.map(({ before, after }) => [before.state, after.state])).toEqual([
      ['acknowledged', 'open'],
    ]);
    expect(change.findings.new).toEqual([]);
    expect(worse(change)).toBe(true);
  });
});

describe('an acknowledgement', () => {
  test('that is new is asked for, with what it covers', () => {
    const change = difference(smallAssessment([]), plain);
    expect(change.askedFor.map(({ kind, covers }) => [kind, covers.map(({ ids }) => ids)])).toEqual([
      ['new', [['AwsSolutions-S1']]],
    ]);
    expect(worse(change)).toBe(true);
    expect(differenceText(change)).toContain(
      'Acknowledgements asked for, not given until somebody approves this change (1)',
    );
  });

  test('that shall last longer is asked for again', () => {
    const change = difference(plain, smallAssessment([{ ...ACCEPTED, until: '2027-06-30' }]));
    expect(change.askedFor.map(({ kind }) => kind)).toEqual(['renewed']);
    expect(worse(change)).toBe(true);
  });

  test('that covers more than before is asked for again', () => {
    const before = { ...plain, findings: plain.findings.map((finding) => ({ ...finding, state: 'open' as const })) };
    expect(difference(before, plain).askedFor.map(({ kind }) => kind)).toEqual(['wider']);
  });

  test('that has expired is a new problem of the ledger', () => {
    const change = difference(plain, smallAssessment([{ ...ACCEPTED, until: '2026-11-22' }]));
    expect(change.ledgerProblems.map(({ rule }) => rule)).toContain('Bulwark-AcknowledgementExpired');
    expect(worse(change)).toBe(true);
  });
});

describe('rights', () => {
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
    const change = difference(policy(['s3:GetObject']), policy(['s3:GetObject', 's3:PutObject']));
    expect(change.permissions.map(({ fact }) => fact)).toEqual(['Allow s3:PutObject on *']);
    expect(worse(change)).toBe(true);
  });

  test('that a condition narrows are not broader, and broader without it', () => {
    const open = policy(['s3:GetObject']);
    const narrow = policy(['s3:GetObject'], condition);
    expect(difference(open, narrow).permissions).toEqual([]);
    expect(difference(narrow, open).permissions.map(({ fact }) => fact)).toEqual(['Allow s3:GetObject on *']);
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
  const change = difference(group('10.0.0.0/16'), group('0.0.0.0/0'));
  expect(change.networkPaths.map(({ fact }) => fact)).toEqual([expect.stringContaining('0.0.0.0/0')]);
  expect(difference(plain, group('10.0.0.0/16')).networkPaths).toHaveLength(1);
});

test('a network ACL that stops refusing opens a path', () => {
  const deny = {
    kind: 'network' as const,
    resource: 'sandbox/Store/Acl',
    fact: 'NetworkAclEntry {"CidrBlock":"0.0.0.0/0","RuleAction":"deny"}',
  };
  const refusing = { ...plain, facts: [...plain.facts, deny] };
  expect(difference(refusing, plain).networkPaths).toEqual([deny]);
  expect(difference(plain, refusing).networkPaths).toEqual([]);
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

  test('that is switched off or gone is listed', () => {
    expect(difference(cluster(true), cluster(false)).encryption).toEqual([
      { resource: path, property: 'StorageEncrypted', before: 'true', after: 'false' },
    ]);
    const gone = difference(cluster(true), cluster());
    expect(gone.encryption).toEqual([{ resource: path, property: 'StorageEncrypted', before: 'true' }]);
    expect(worse(gone)).toBe(true);
    expect(differenceText(gone)).toContain('`StorageEncrypted`: `true`, now gone');
  });

  test('that is switched on, or of a resource that is gone, is not', () => {
    expect(difference(cluster(false), cluster(true)).encryption).toEqual([]);
    expect(difference(cluster(true), plain).encryption).toEqual([]);
  });
});

test('a resource under another logical id is replaced', () => {
  const [first, ...others] = plain.resources;
  if (first === undefined) throw new Error('there is no resource');
  const renamed = { ...plain, resources: [{ ...first, logicalId: 'Other' }, ...others] };
  const change = difference(plain, renamed);
  expect(change.resources.replaced.map(({ after }) => after.logicalId)).toEqual(['Other']);
  expect(differenceText(change)).toContain('### Resources replaced (1)');
});

test('a terminal takes no order from a name', () => {
  const text = differenceText(difference(smallAssessment([]), plain));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});
