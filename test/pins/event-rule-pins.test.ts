import { type Case, rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { eventRulePins } from './event-rule-pins';

const MACHINE = { Type: 'AWS::StepFunctions::StateMachine', Properties: {} };
const FUNCTION = { Type: 'AWS::Lambda::Function', Properties: {} };
const rule = (Properties: Readonly<Record<string, unknown>>): Case => ({
  resources: { Rule: { Type: 'AWS::Events::Rule', Properties }, Machine: MACHINE, Function: FUNCTION },
});
const FINDINGS = { source: ['aws.guardduty'], 'detail-type': ['GuardDuty Finding'] };
const ALARMS = {
  source: ['aws.cloudwatch'],
  'detail-type': ['CloudWatch Alarm State Change'],
  detail: { alarmName: [{ prefix: 'sandbox-' }], state: { value: ['ALARM'] } },
};
const ended = (...stateMachineArn: readonly unknown[]) => ({
  source: ['aws.states'],
  'detail-type': ['Step Functions Execution Status Change'],
  detail: {
    stateMachineArn,
    $or: [
      { status: ['TIMED_OUT', 'ABORTED'] },
      { status: ['FAILED'], error: [{ 'anything-but': ['ApprovalExpired', 'PlaybookFailed'] }] },
    ],
  },
});
const NOTICES = {
  source: ['aws.health'],
  'detail-type': ['AWS Health Event', 'AWS Health Abuse Event'],
  detail: { $or: [{ eventScopeCode: ['ACCOUNT_SPECIFIC'] }, { eventScopeCode: [{ exists: false }] }] },
};
const notices = (EventPattern: unknown): Case => ({
  resources: { HealthNoticesRule5C628536: { Type: 'AWS::Events::Rule', Properties: { EventPattern } } },
});
const INVOKES = { Id: 'Function', Arn: { 'Fn::GetAtt': ['Function', 'Arn'] } };
const MESSAGE = { InputPathsMap: { name: '$.detail.name' }, InputTemplate: '"Incident <name>"' };
const SENDS = { Id: 'Alerts', Arn: UNKNOWN, RoleArn: UNKNOWN, InputTransformer: MESSAGE };

rulesDecide('Event rule pins', eventRulePins, {
  EventsRuleStartsResponse: {
    holds: [
      rule({ EventPattern: FINDINGS, State: 'ENABLED' }),
      rule({ EventPattern: ALARMS }),
      rule({ EventPattern: ended(UNKNOWN) }),
      rule({ ScheduleExpression: 'rate(1 hour)' }),
    ],
    broken: [
      rule({ EventPattern: FINDINGS, State: 'DISABLED' }),
      rule({ ScheduleExpression: 'rate(1 hour)', State: 'DISABLED' }),
      rule({ EventPattern: { ...FINDINGS, detail: { severity: [9] } } }),
      rule({ EventPattern: { source: ['aws.guardduty'] } }),
      rule({ EventPattern: { ...ALARMS, detail: { ...ALARMS.detail, state: { value: ['OK'] } } } }),
      rule({ EventPattern: { ...ALARMS, detail: { ...ALARMS.detail, alarmName: [{ suffix: '-' }] } } }),
      rule({ EventPattern: ended() }),
      rule({ EventPattern: ended(UNKNOWN, UNKNOWN) }),
      rule({}),
    ],
    undecided: [rule({ EventPattern: FINDINGS, State: UNKNOWN })],
    notApplicable: [{ EventPattern: { source: ['aws.s3'] } }],
  },
  EventsRuleAlertsAboutNotices: {
    holds: [notices(NOTICES)],
    broken: [
      notices(undefined),
      notices({ ...NOTICES, source: undefined }),
      notices({ ...NOTICES, 'detail-type': ['AWS Health Event'] }),
      notices({ ...NOTICES, detail: undefined }),
      notices({ ...NOTICES, detail: { $or: [{ eventScopeCode: ['ACCOUNT_SPECIFIC'] }] } }),
      notices({ ...NOTICES, detail: { $or: [{ eventScopeCode: ['ACCOUNT_SPECIFIC'] }, { eventScopeCode: ['X'] }] } }),
    ],
    undecided: [notices(UNKNOWN)],
    notApplicable: [rule({ EventPattern: NOTICES })],
  },
  EventsRuleActive: {
    holds: [rule({ EventPattern: FINDINGS }), rule({ ScheduleExpression: 'rate(1 hour)', State: 'ENABLED' })],
    broken: [rule({}), rule({ State: 'ENABLED' }), rule({ ScheduleExpression: 'rate(1 hour)', State: 'DISABLED' })],
    undecided: [rule({ EventPattern: FINDINGS, State: UNKNOWN })],
  },
  EventsRuleMessageComplete: {
    holds: [rule({ Targets: [INVOKES] }), rule({ Targets: [SENDS] })],
    broken: [
      rule({ Targets: [{ ...SENDS, RoleArn: undefined }] }),
      rule({ Targets: [{ ...SENDS, InputTransformer: undefined }] }),
      rule({ Targets: [INVOKES, { ...SENDS, InputTransformer: { ...MESSAGE, InputPathsMap: {} } }] }),
    ],
    undecided: [rule({ Targets: UNKNOWN })],
  },
});
