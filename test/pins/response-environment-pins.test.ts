import { describe, expect, test } from '@jest/globals';
import {
  ACCOUNT,
  attribute,
  importFrom,
  judgeVariables,
  resource,
  type Stacks,
  type Variables,
} from './judge-environment';

const ref = (Ref: string) => ({ Ref });

describe('a function of the response', () => {
  const machine = resource('AWS::StepFunctions::StateMachine');
  const own = {
    Machine: machine,
    Second: machine,
    PlaybooksRestoreTrailRole: resource('AWS::IAM::Role'),
    PlaybooksBlockAddressRole: resource('AWS::IAM::Role'),
  };
  const others = {
    Audit: {
      Archive: resource('AWS::S3::Bucket'),
      ArchiveAccessLogs: resource('AWS::S3::Bucket'),
      Alerts: resource('AWS::SNS::Topic'),
    },
    Api: { WebAclBlockedAddresses: resource('AWS::WAFv2::IPSet') },
    Response: own,
  };
  const withTrail = {
    ...others,
    Audit: {
      ...others.Audit,
      Trail: resource('AWS::CloudTrail::Trail', {
        TrailName: 'sandbox-trail',
        S3BucketName: ref('Archive'),
        AdvancedEventSelectors: [{}, {}],
        InsightSelectors: [{}],
      }),
    },
  };
  const archive = importFrom('Audit', 'Archive');
  const common = {
    ENVIRONMENT: 'sandbox',
    ACCOUNT,
    RECORD_BUCKET: archive,
    ALERT_TOPIC: importFrom('Audit', 'Alerts'),
  };
  const block = {
    ...common,
    APPROVAL: 'none',
    IP_SET: importFrom('Api', 'WebAclBlockedAddresses'),
    BLOCK_HOURS: '24',
    NEVER_BLOCK: '[]',
  };
  const judgeBlock = (changed: Variables = {}) =>
    judgeVariables('Response', 'PlaybooksBlockAddress', { ...block, ...changed }, others);

  test('has its environment, its record, its topic and what it works on', () => {
    expect(judgeBlock()).toEqual([]);
  });

  test.each([
    ['another environment', { ENVIRONMENT: 'production' }],
    ['another account', { ACCOUNT: '444455556666' }],
    ['a bucket outside of the templates', { RECORD_BUCKET: 'example-bucket' }],
    ['another bucket', { RECORD_BUCKET: importFrom('Audit', 'ArchiveAccessLogs') }],
    ['no topic', { ALERT_TOPIC: undefined }],
    ['an approval of an unknown kind', { APPROVAL: 'sometimes' }],
    ['a block without an end', { BLOCK_HOURS: '24000' }],
    ['a block that ends at once', { BLOCK_HOURS: '0' }],
    ['no list of ranges', { NEVER_BLOCK: '{}' }],
  ])('is reported with %s', (_case, changed) => {
    expect(judgeBlock(changed)).toEqual(Object.keys(changed));
  });

  const machines = (...ids: readonly string[]) => ({
    'Fn::Join': ['', ['{', ...ids.flatMap((id) => [`${id === ids[0] ? '' : ','}"${id}":"`, ref(id), '"']), '}']],
  });
  const judgeRouter = (changed: Variables, stacks: Stacks = others) =>
    judgeVariables('Response', 'RouterRoute', { ...common, ...changed }, stacks);

  test('names every playbook where findings are routed', () => {
    expect(judgeRouter({ PLAYBOOKS: machines('Machine', 'Second') })).toEqual([]);
    expect(judgeRouter({ PLAYBOOKS: machines('Machine') })).toEqual(['PLAYBOOKS']);
    expect(judgeRouter({ PLAYBOOKS: machines('Machine', 'PlaybooksRestoreTrailRole') })).toEqual(['PLAYBOOKS']);
  });

  test('names the role that restores the trail, where there is a trail', () => {
    const PLAYBOOKS = machines('Machine', 'Second');
    expect(judgeRouter({ PLAYBOOKS }, withTrail)).toEqual(['RESTORE_TRAIL_ROLE']);
    expect(judgeRouter({ PLAYBOOKS, RESTORE_TRAIL_ROLE: attribute('PlaybooksRestoreTrailRole') }, withTrail)).toEqual(
      [],
    );
    expect(judgeRouter({ PLAYBOOKS, RESTORE_TRAIL_ROLE: attribute('PlaybooksBlockAddressRole') }, withTrail)).toEqual([
      'RESTORE_TRAIL_ROLE',
    ]);
    expect(judgeRouter({ PLAYBOOKS, RESTORE_TRAIL_ROLE: attribute('PlaybooksRestoreTrailRole') })).toEqual([
      'RESTORE_TRAIL_ROLE',
    ]);
  });

  test.each([
    ['those of the trail', 'sandbox-trail', 'Archive', 2, 1, []],
    ['of another trail', 'production-trail', 'Archive', 2, 1, ['TRAIL']],
    ['of another bucket', 'sandbox-trail', 'ArchiveAccessLogs', 2, 1, ['TRAIL']],
    ['with a selector fewer', 'sandbox-trail', 'Archive', 1, 1, ['TRAIL']],
    ['without insights', 'sandbox-trail', 'Archive', 2, 0, ['TRAIL']],
  ])('restores the trail with settings: %s', (_case, name, bucket, selectors, insights, found) => {
    const rest = `","eventSelectors":[${Array(selectors).fill('{}')}],"insightSelectors":[${Array(insights).fill('{}')}]}`;
    const TRAIL = { 'Fn::Join': ['', [`{"name":"${name}","bucket":"`, importFrom('Audit', bucket), rest]] };
    const variables = { ...common, APPROVAL: 'none', TRAIL };
    expect(judgeVariables('Response', 'PlaybooksRestoreTrail', variables, withTrail)).toEqual(found);
  });
});
