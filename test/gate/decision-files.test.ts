import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assessment } from '@bulwark/gate';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Answer, runInProcess } from './run-in-process';

const folder = mkdtempSync(join(tmpdir(), 'bulwark-decision-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REASON = 'The objects are public, and hold no personal data.';
const addDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const ENTRY = { rule: 'AwsSolutions-S1', resource: 'store/Uploads', reason: REASON, owner: 'web', until: addDays(180) };
const WILDCARD = {
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: {
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: ['sqs:SendMessage', 's3:Get*'], Resource: 'arn:aws:s3:::example/*' },
        { Effect: 'Allow', Action: 'dynamodb:Scan', Resource: '*' },
      ],
    },
  },
};

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const PARTNER = 'arn:aws:sqs:eu-central-1:444455556666:feed';
const store = write('store.json', {
  Parameters: { Unused: { Type: 'String' } },
  Resources: { Uploads: { Type: 'AWS::S3::Bucket' }, Grants: WILDCARD },
});
const other = write('other.json', {
  Resources: {
    Uploads: { Type: 'AWS::S3::Bucket' },
    Users: { Type: 'AWS::Cognito::UserPool' },
    Topic: { Type: 'AWS::SNS::Topic' },
    Feed: {
      Type: 'AWS::SNS::Subscription',
      Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'sqs', Endpoint: PARTNER },
    },
  },
});

const run = (...words: readonly string[]): Answer => runInProcess(['--packs', 'AwsSolutions', ...words]);

function assess(...words: readonly string[]): Assessment {
  const { stdout, stderr } = run('--format', 'json', ...words);
  if (!stdout.startsWith('{')) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Ids of findings with their state. */
const listStates = ({ findings }: Assessment): readonly string[] =>
  findings.flatMap(({ ids, resource, state }) => ids.map((id) => `${id} ${resource} ${state}`));

describe('--acknowledgements', () => {
  const accept = (...entries: readonly object[]): readonly string[] => [
    '--acknowledgements',
    write('accepted.json', { version: '1.0', acknowledgements: entries }),
  ];
  const findProblems = (entry: object, ...templates: readonly string[]): string =>
    assess(...[store, ...templates].flatMap((file) => ['--template', file]), ...accept({ ...ENTRY, ...entry }))
      .ledgerProblems.map(({ rule, message }) => `${rule}: ${message}`)
      .join('\n');

  test.each([
    ['the path of the report', 'store/Uploads'],
    ['the logical id that one template has', 'Uploads'],
  ])('accepts a finding by %s, and records who accepts it until when', (_name, resource) => {
    const assessment = assess('--template', store, ...accept({ ...ENTRY, resource }));
    expect(listStates(assessment)).toContain('AwsSolutions-S1 store/Uploads acknowledged');
    expect(listStates(assessment)).toContain('AwsSolutions-S10 store/Uploads open');
    expect(assessment.ledgerProblems).toEqual([]);
    const { rule, resource: _resource, ...decision } = ENTRY;
    expect(assessment.acknowledgements).toEqual([
      { ...decision, subject: 'accepted.json', path: 'store/Uploads', rules: [rule] },
    ]);
  });

  test('are read from YAML, and from several files', () => {
    const [, json = ''] = accept(ENTRY);
    const yaml = write(
      'more.yaml',
      [
        'version: "1.0"',
        'acknowledgements:',
        '  - rule: [AwsSolutions-S10]',
        '    resource: store/Uploads',
        `    reason: ${REASON}`,
        '    owner: web',
        `    until: ${ENTRY.until}`,
      ].join('\r\n'),
    );
    const states = listStates(assess('--template', store, '--acknowledgements', json, '--acknowledgements', yaml));
    expect(states).toContain('AwsSolutions-S1 store/Uploads acknowledged');
    expect(states).toContain('AwsSolutions-S10 store/Uploads acknowledged');
  });

  test('of a granular rule accept the named detail only', () => {
    const rule = ['AwsSolutions-IAM5[Action::s3:Get*]', 'AwsSolutions-IAM5[Resource::arn:aws:s3:::example/*]'];
    const assessment = assess('--template', store, ...accept({ ...ENTRY, resource: 'Grants', rule }));
    const states = listStates(assessment).filter((state) => state.includes('IAM5'));
    expect(states.sort()).toEqual([
      'AwsSolutions-IAM5[Action::s3:Get*] store/Grants acknowledged',
      'AwsSolutions-IAM5[Resource::*] store/Grants open',
      'AwsSolutions-IAM5[Resource::arn:aws:s3:::example/*] store/Grants acknowledged',
    ]);
    expect(assessment.ledgerProblems).toEqual([]);
    expect(findProblems({ resource: 'Grants', rule: 'AwsSolutions-IAM5' })).toContain('Stale: ');
  });

  test.each<[string, object, string]>([
    ['that has expired', { until: addDays(-1) }, 'Expired: accepted.json: entry 1 at store/Uploads'],
    ['for more than a year', { until: addDays(400) }, 'more than a year ahead'],
    ['until a day that does not exist', { until: '2027-02-30' }, 'which is not a date'],
    [
      'of a rule that does not exist',
      { rule: 'AwsSolutions-S11' },
      'unknown rule of the pack AwsSolutions. Did you mean',
    ],
    ['of a pack that did not judge', { rule: 'HIPAA.Security-S3Bucket' }, 'names no rule of a registered pack'],
    ['without a finding', { rule: 'AwsSolutions-SQS3' }, 'matches no finding. Delete the entry'],
    ['of a resource that does not exist', { resource: 'store/Upload' }, 'Did you mean store/Uploads?'],
    ['below the resource', { resource: 'store/Uploads/Resource' }, 'No template has the resource.'],
    ['with a wildcard', { resource: 'store/*' }, 'No template has the resource.'],
    ['of an undecided finding for a violation', { rule: 'AwsSolutions-S1-Undecided' }, 'matches no finding'],
  ])('%s is told', (_name, change, expected) => {
    expect(findProblems(change)).toContain(expected);
  });

  test('by a logical id of two templates accepts nothing, and names both', () => {
    expect(findProblems({ resource: 'Uploads' }, other)).toContain(
      'Write the path of one: store/Uploads, other/Uploads',
    );
  });

  test.each<[string, unknown, string]>([
    ['no file of this form', { Resources: {} }, 'the file has no version. Meaning: Version of this shape.'],
    [
      'an entry without an owner',
      { version: '1.0', acknowledgements: [{ ...ENTRY, owner: undefined }] },
      'has no owner',
    ],
    ['a reason that says nothing', { version: '1.0', acknowledgements: [{ ...ENTRY, reason: 'ok' }] }, 'too short'],
    ['text', 'accept everything', 'it is the text "accept everything", and not a map with version and acknowl'],
    ['two entries of one key', '{"version": "1.0", "version": "1.0", "acknowledgements": []}', 'is there twice'],
    ['nothing', '', 'it is empty'],
  ])('with %s is wrong usage, told without the help text', (_name, content, expected) => {
    const file = write('wrong.json', content);
    const { code, stdout, stderr } = run('--template', store, '--acknowledgements', file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`--acknowledgements ${file}`);
    expect(stderr).toContain(expected);
    expect(stderr).not.toContain('--format');
  });
});

describe('--policy', () => {
  const policy = (content: object): readonly string[] => [
    '--policy',
    write('policy.json', { version: '1.0', ...content }),
  ];
  const judge = (content: object, ...words: readonly string[]): Assessment => {
    const { stdout, stderr } = runInProcess([
      ...['--format', 'json', '--template', store, '--template', other, ...policy(content), ...words],
    ]);
    if (!stdout.startsWith('{')) throw new Error(stderr);
    return JSON.parse(stdout);
  };
  const hasLevel = ({ checks }: Assessment, id: string): boolean => checks.some((check) => check.id === id);

  test('chooses packs and levels for every environment, or for one', () => {
    const assessment = judge({
      default: { packs: ['Bulwark'] },
      environments: { other: { packs: ['Bulwark', 'Serverless'], levels: ['hardening'] } },
    });
    expect(assessment.packs.map(({ name }) => name)).toEqual(['CloudFormation-Validate', 'Serverless', 'Bulwark']);
    expect(assessment.switchedOff).toContainEqual(
      expect.objectContaining({ environment: 'store', reason: 'the policy does not choose the pack Serverless' }),
    );
    expect(assessment.switchedOff).toContainEqual(
      expect.objectContaining({ environment: 'other', reason: 'The policy does not choose the level required.' }),
    );
    expect(hasLevel(assessment, 'S3BucketVersioning')).toBe(true);
  });

  test('switches rules off with a reason, also those of CloudFormation Validate', () => {
    const judgeUnused = (...words: readonly string[]): Assessment => assess('--template', store, ...words);
    expect(listStates(judgeUnused()).join()).toContain('CloudFormation-Validate-W2001');
    const off = { 'CloudFormation-Validate-W2001': { off: 'Another team passes the parameter to all stacks.' } };
    const assessment = judgeUnused(...policy({ default: { rules: off } }));
    expect(listStates(assessment).join()).not.toContain('CloudFormation-Validate-W2001');
    expect(assessment.ledgerProblems).toEqual([]);
    expect(assessment.switchedOff.filter(({ pack }) => pack === 'CloudFormation-Validate')).toEqual([
      {
        environment: 'store',
        pack: 'CloudFormation-Validate',
        rule: 'CloudFormation-Validate-W2001',
        reason: 'Another team passes the parameter to all stacks.',
      },
    ]);
  });

  test('decides what fails, and options of the command replace its fields', () => {
    expect(judge({ default: { fails: [] } }).verdict.outcome).toBe('passed');
    expect(judge({ default: { fails: [] } }, '--fail-on', 'error').verdict.outcome).toBe('failed');
    expect(judge({ default: { packs: ['Bulwark'] } }, '--packs', 'AwsSolutions').packs.map(({ name }) => name)).toEqual(
      ['CloudFormation-Validate', 'AwsSolutions'],
    );
  });

  test('names whom the environment trusts, and whether it may be deleted', () => {
    const find = (content: object) => listStates(judge(content)).join();
    const trusts = { accounts: ['444455556666'] };
    expect(find({})).toContain('TrustAccountKnown');
    expect(find({ default: { trusts } })).not.toContain('TrustAccountKnown');
    expect(find({ environments: { other: { trusts } } })).not.toContain('TrustAccountKnown');
    expect(find({ environments: { store: { trusts } } })).toContain('TrustAccountKnown');
    const levels = ['required', 'hardening'];
    const kept = listStates(judge({ default: { levels } }));
    const disposable = listStates(judge({ default: { levels, disposable: true } }));
    expect(kept.filter((state) => !disposable.includes(state)).join()).toContain('CognitoUserPoolDeletionProtection');
  });

  test.each<[string, object, string]>([
    ['of an unknown field', { default: { level: ['required'] } }, 'default.level is unknown. Did you mean levels?'],
    ['of an unknown level', { default: { levels: ['strict'] } }, 'Allowed: required, hardening, pinned.'],
    ['without a reason', { default: { rules: { 'AwsSolutions-S1': { off: 'later' } } } }, 'too short'],
    ['of a misspelt environment', { environments: { othr: {} } }, 'environments.othr is the policy of no template.'],
  ])('%s is wrong usage', (_name, content, expected) => {
    const answer = runInProcess(['--template', store, '--template', other, ...policy(content)]);
    expect({ code: answer.code, stderr: answer.stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining(expected),
    });
  });

  test('of an environment that is not among the templates is of another run', () => {
    expect(judge({ environments: { production: { fails: [] } } }).verdict.outcome).toBe('failed');
  });
});
