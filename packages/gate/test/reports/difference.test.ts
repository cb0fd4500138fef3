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
    expect(change.exposure).toEqual([
      {
        direction: 'wider',
        resource: 'sandbox/Store/Policy',
        text: 'The policy sandbox/Store/Policy now allows s3:PutObject on *.',
      },
    ]);
    expect(hasWorsened(change)).toBe(true);
  });

  test('with a new condition are narrower; without it they are wider again', () => {
    const open = policy(['s3:GetObject']);
    const narrow = policy(['s3:GetObject'], condition);
    const narrowed = compareAssessments(open, narrow);
    expect(narrowed.exposure.map(({ direction }) => direction)).toEqual(['narrower']);
    expect(hasWorsened(narrowed)).toBe(false);
    expect(compareAssessments(narrow, open).exposure.map(({ direction }) => direction)).toEqual(['wider']);
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
  expect(change.exposure.map(({ text }) => text)).toEqual([
    'sandbox/Store/Group now admits tcp on port 443 from 0.0.0.0/0.',
  ]);
  expect(compareAssessments(plain, group('10.0.0.0/16')).exposure).toHaveLength(1);
});

describe('encryption', () => {
  const cluster = (storageEncrypted?: boolean) =>
    withResource((stack) => {
      new CfnDBCluster(stack, 'Cluster', {
        engine: 'aurora-postgresql',
        ...(storageEncrypted === undefined ? {} : { storageEncrypted }),
      });
    });

  test('that is switched off or removed is wider', () => {
    expect(compareAssessments(cluster(true), cluster(false)).exposure.map(({ text }) => text)).toEqual([
      'StorageEncrypted of sandbox/Store/Cluster was true and is false.',
    ]);
    const removed = compareAssessments(cluster(true), cluster());
    expect(removed.exposure.map(({ direction }) => direction)).toEqual(['wider']);
    expect(hasWorsened(removed)).toBe(true);
    expect(renderDifference(removed)).toContain('StorageEncrypted of sandbox/Store/Cluster was true and is not set.');
  });

  test('that is switched on is narrower, and of a removed resource it is gone', () => {
    expect(compareAssessments(cluster(false), cluster(true)).exposure.map(({ direction }) => direction)).toEqual([
      'narrower',
    ]);
    // Only that its data is gone.
    expect(compareAssessments(cluster(true), plain).exposure.map(({ direction, text }) => [direction, text])).toEqual([
      ['changed', expect.stringContaining('(AWS::RDS::DBCluster) was removed.')],
    ]);
  });
});

test('a baseline without facts that can be compared is told, and does not pass', () => {
  const facts = [{ kind: 'permission' as const, resource: 'sandbox/Store/Policy', fact: 'Allow s3:GetObject on *' }];
  const change = compareAssessments({ ...plain, facts }, plain);
  expect(change.isComparable).toBe(false);
  expect(hasWorsened(change)).toBe(true);
  expect(renderDifference(change)).toContain('it has no facts about exposure');
});

test('a baseline of another file name is compared all the same', () => {
  const renamed: Assessment = JSON.parse(JSON.stringify(plain).replaceAll('sandbox', 'preview'));
  expect(renderDifference(compareAssessments(renamed, plain))).toBe('Nothing got worse against the baseline.\n');
});

test('a resource under another logical id is replaced', () => {
  const [first, ...others] = plain.resources;
  if (first === undefined) throw new Error('there is no resource');
  const renamed = { ...plain, resources: [{ ...first, logicalId: 'Other' }, ...others] };
  const change = compareAssessments(plain, renamed);
  expect(change.resources.replaced.map(({ after }) => after.logicalId)).toEqual(['Other']);
  expect(renderDifference(change)).toContain('### Resources replaced (1)');
});

test('a construct that is renamed keeps its findings and its acknowledgements', () => {
  const [, name = ''] = /^sandbox\/Store\/(.*)\/Bucket$/s.exec(plain.resources[0]?.path ?? '') ?? [];
  const before: Assessment = JSON.parse(JSON.stringify(plain).replaceAll(JSON.stringify(name).slice(1, -1), 'Former'));
  const change = compareAssessments(before, plain);
  expect(change.resources.renamed.map(({ before: former }) => former.path)).toEqual(['sandbox/Store/Former/Bucket']);
  expect({ ...change.findings, requested: change.requestedAcknowledgements }).toEqual({
    new: [],
    fixed: [],
    notJudged: [],
    changed: [],
    requested: [],
  });
  expect(hasWorsened(change)).toBe(false);
  expect(renderDifference(change)).toContain('### Constructs renamed, which CloudFormation replaces');
});

test('the name of a construct cannot control a terminal', () => {
  const text = renderDifference(compareAssessments(createSmallAssessment([]), plain));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not occur
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});
