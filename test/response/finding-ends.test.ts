import { describe, expect, test } from '@jest/globals';
import { findEnd, findTargets, KNOWN_TYPES } from '../../lambda/response/findings/find-playbooks';
import { FINDING_ENDS } from '../../lambda/response/findings/finding-ends';
import { readEvent } from '../../lambda/response/findings/read-event';
import { TOLD_TYPES } from '../../lambda/response/findings/told-types';
import { PLAYBOOK_NAMES } from '../../lambda/response/playbooks/playbook-name';
import { routeFinding } from '../../lambda/response/route/route-finding';
import {
  createCredentialEvent,
  createFunctionEvent,
  createGuardDutyEvent,
  createOcsfEvent,
  createSecurityHubEvent,
  createTrailEvent,
  FUNCTION_NAME,
} from './lab/findings';
import { PUBLISHED_TYPES } from './published-types';

const RESTORE_ROLE = 'arn:aws:iam::111122223333:role/sandbox-Response-RestoreTrail';
const environment = { name: 'sandbox', account: '111122223333', region: 'eu-central-1' };
const read = (event: object) => readEvent(event, RESTORE_ROLE);
const route = (event: object) => read(event).map((finding) => routeFinding(finding, environment, PLAYBOOK_NAMES));

describe('the table of ends', () => {
  test.each(PUBLISHED_TYPES)('%s has an end', (type) => {
    expect(findEnd({ type, source: 'GuardDuty', isControlCheck: false }).kind).not.toBe('unknown');
  });

  test('has each type once, and none that is not published', () => {
    const guardDuty = KNOWN_TYPES.filter((type) => !/^(CloudTrail\/|Unusual Behaviors\/)/.test(type));
    expect([...guardDuty].sort()).toEqual([...PUBLISHED_TYPES].sort());
    const listed = [...TOLD_TYPES, ...FINDING_ENDS].flatMap(({ types }) => types);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('starts every playbook', () => {
    expect(new Set(FINDING_ENDS.flatMap(({ playbooks }) => playbooks))).toEqual(new Set(PLAYBOOK_NAMES));
  });

  test('gives a reason for each type that is only told', () => {
    expect(TOLD_TYPES.filter(({ why }) => why.length < 20)).toEqual([]);
  });
});

describe('a finding', () => {
  test('of an unknown type is told, whatever its severity is', () => {
    const event = createGuardDutyEvent({ type: 'NewThreat:Lambda/Unheard', severity: 1, resource: {} });
    const told = { severity: 'medium', why: 'The type NewThreat:Lambda/Unheard is unknown.' };
    expect(route(event)).toMatchObject([{ starts: [], told }]);
  });

  test('without a subject that a playbook can act on is told', () => {
    const event = createGuardDutyEvent({ type: 'Backdoor:Lambda/C&CActivity.B', resource: {} });
    expect(route(event)).toMatchObject([{ starts: [], told: { severity: 'high' } }]);
  });

  test.each(['production-Api-FunctionsRead-abc', 'sandbox2-Api-FunctionsRead-abc', 'other'])(
    'about the function %s of somebody else starts nothing here, and is told',
    (name) => {
      expect(route(createFunctionEvent(name))).toMatchObject([{ starts: [], told: { severity: 'high' } }]);
    },
  );

  test('of another account starts nothing here', () => {
    const event = createFunctionEvent(FUNCTION_NAME, { accountId: '444455556666' });
    expect(route(event)).toMatchObject([{ starts: [] }]);
  });

  test('about the root user is told', () => {
    const root = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', userName: 'Root', userType: 'Root' };
    const event = createCredentialEvent(root, { type: 'Policy:IAMUser/RootCredentialUsage' });
    expect(route(event)).toMatchObject([{ starts: [], told: {} }]);
  });

  test('about a credential that an attacker uses starts two playbooks', () => {
    const key = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', userName: 'deployer', userType: 'IAMUser' };
    expect(route(createCredentialEvent(key))[0]?.starts).toEqual([
      { playbook: 'quarantine-credential', target: { userName: 'deployer', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } },
      { playbook: 'block-address', target: { address: '8.8.4.4' } },
    ]);
  });

  test('that GuardDuty made up as a sample makes a dry run', () => {
    expect(read(createFunctionEvent(FUNCTION_NAME, { sample: true }))).toMatchObject([{ isSample: true }]);
  });

  test('that a control failed starts nothing', () => {
    const event = createSecurityHubEvent({
      Types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
      Compliance: { Status: 'FAILED' },
      Resources: [
        { Type: 'AwsLambdaFunction', Id: `arn:aws:lambda:eu-central-1:111122223333:function:${FUNCTION_NAME}` },
      ],
    });
    expect(route(event)).toMatchObject([{ starts: [], told: {} }]);
  });
});

describe('one incident', () => {
  const arn = 'arn:aws:guardduty:eu-central-1:111122223333:detector/d1/finding/f1';
  const resource = `arn:aws:lambda:eu-central-1:111122223333:function:${FUNCTION_NAME}`;
  const direct = createFunctionEvent();
  const imported = createSecurityHubEvent({
    Id: arn,
    Types: ['TTPs/Command and Control/Backdoor:Lambda-C&CActivity.B'],
    Resources: [{ Type: 'AwsLambdaFunction', Id: resource }],
  });
  const unified = createOcsfEvent({
    severity: 'High',
    cloud: { account: { uid: '111122223333' }, region: 'eu-central-1' },
    finding_info: { uid: arn, title: 'C&C', types: ['TTPs/Command and Control/Backdoor:Lambda-C&CActivity.B'] },
    resources: [{ uid: resource }],
  });

  test.each([
    ['GuardDuty', direct],
    ['Security Hub', imported],
    ['the unified Security Hub', unified],
  ])('comes from %s, with the same playbook and target', (_, event) => {
    expect(route(event)).toMatchObject([
      {
        incident: route(direct)[0]?.incident,
        starts: [{ playbook: 'contain-function', target: { functionName: FUNCTION_NAME } }],
      },
    ]);
  });
});

describe('a call on the trail', () => {
  const start = (event: object) => route(event).flatMap(({ starts }) => starts);

  test('starts the playbook', () => {
    expect(start(createTrailEvent('StopLogging'))).toEqual([
      { playbook: 'restore-trail', target: { trailName: 'sandbox-trail' } },
    ]);
  });

  test.each([
    ['by a deployment', { sourceIPAddress: 'cloudformation.amazonaws.com' }],
    ['that was refused', { errorCode: 'AccessDenied' }],
    [
      'by the playbook itself',
      { userIdentity: { arn: 'arn:aws:sts::111122223333:assumed-role/sandbox-Response-RestoreTrail/function' } },
    ],
  ])('%s starts nothing', (_, changes) => {
    expect(read(createTrailEvent('UpdateTrail', changes))).toEqual([]);
  });

  test('that GuardDuty reports restores the trail of the environment', () => {
    expect(findTargets('restore-trail', { subjects: [] })).toEqual([{}]);
  });
});

test('an alarm is listed and not told a second time', () => {
  const alarm = {
    'detail-type': 'CloudWatch Alarm State Change',
    account: '111122223333',
    region: 'eu-central-1',
    detail: { alarmName: 'sandbox-Audit-TrailChanges', state: { value: 'ALARM', timestamp: '2026-11-27T10:00:00Z' } },
  };
  expect(route(alarm)).toMatchObject([{ starts: [], told: undefined }]);
});

test('an event of no rule throws, so that it reaches the dead letter queue', () => {
  expect(() => read({ 'detail-type': 'Other', account: '1', region: 'r', detail: {} })).toThrow('Other');
  expect(() => read({ detail: 'nothing' })).toThrow();
});
