import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import type { TemplateResource, Value } from '../../packages/gate/src/templates/template-resource';
import type { TemplateSet } from '../../packages/gate/src/templates/template-set';

const TYPES = ['AWS::Events::Rule'];
const PATTERNS = awsDocs('eventbridge/latest/userguide/eb-event-patterns.html');
/** A value of a reviewed pattern that settings or a deployment decide. */
const ANY = '*';

/** What starts the response. `machines` is one placeholder for each state machine. */
function listReviewedPatterns(machines: readonly string[]): readonly unknown[] {
  const trail = [ANY, { suffix: ANY }];
  return [
    { source: ['aws.guardduty'], 'detail-type': ['GuardDuty Finding'] },
    {
      source: ['aws.securityhub'],
      'detail-type': ['Security Hub Findings - Imported'],
      detail: {
        findings: {
          RecordState: ['ACTIVE'],
          Workflow: { Status: ['NEW'] },
          Severity: { Label: ['MEDIUM', 'HIGH', 'CRITICAL'] },
        },
      },
    },
    {
      source: ['aws.securityhub'],
      'detail-type': ['Findings Imported V2'],
      detail: { findings: { severity: ['Medium', 'High', 'Critical', 'Fatal'] } },
    },
    {
      source: ['aws.cloudwatch'],
      'detail-type': ['CloudWatch Alarm State Change'],
      detail: { alarmName: [{ prefix: ANY }], state: { value: ['ALARM'] } },
    },
    {
      source: ['aws.cloudtrail'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventSource: ['cloudtrail.amazonaws.com'],
        eventName: ['DeleteTrail', 'PutEventSelectors', 'PutInsightSelectors', 'StopLogging', 'UpdateTrail'],
        requestParameters: { $or: [{ name: trail }, { trailName: trail }] },
      },
    },
    {
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: {
        stateMachineArn: machines,
        $or: [
          { status: ['TIMED_OUT', 'ABORTED'] },
          { status: ['FAILED'], error: [{ 'anything-but': ['ApprovalExpired', 'PlaybookFailed'] }] },
        ],
      },
    },
  ];
}

/** Notices of AWS Health about this account. Those about abuse have no scope. Public ones are about other accounts. */
const HEALTH_PATTERN = {
  source: ['aws.health'],
  'detail-type': ['AWS Health Event', 'AWS Health Abuse Event'],
  detail: { $or: [{ eventScopeCode: ['ACCOUNT_SPECIFIC'] }, { eventScopeCode: [{ exists: false }] }] },
};

/** Rules for event rules: a narrower pattern is as valid, and misses attacks. */
export const eventRulePins: readonly Rule[] = [
  {
    id: 'EventsRuleStartsResponse',
    level: 'pinned',
    group: 'alerts',
    types: TYPES,
    what: 'EventBridge rule of the response is enabled, and has a schedule or selects what was reviewed',
    why: 'A narrower pattern is valid, and the findings that it leaves out start no playbook and alert no person.',
    fix: 'Use the pattern of lib/response, or review the new one and write it into this rule.',
    property: 'Properties.EventPattern',
    references: [PATTERNS, nist('IR-4(1)')],
    check: (rule, templates) => {
      const machines = listMachines(rule, templates);
      if (machines.length === 0) return 'not applicable';
      if (rule.at('State').text() === 'DISABLED') return ['State'];
      if (rule.at('ScheduleExpression').present) return [];
      const pattern = rule.at('EventPattern').raw;
      return listReviewedPatterns(machines.map(() => ANY)).some((each) => matches(each, pattern))
        ? []
        : ['EventPattern'];
    },
  },
  {
    id: 'EventsRuleAlertsAboutNotices',
    level: 'pinned',
    group: 'alerts',
    types: TYPES,
    what: 'EventBridge rule for AWS Health selects every notice about this account, and no public event',
    why: 'AWS announces abuse, keys found in public and the end of a version by notices. Public events would bury them.',
    fix: 'Use the pattern of lib/monitoring/health-notices.ts, or review the new one and write it into this rule.',
    property: 'Properties.EventPattern',
    references: [awsDocs('health/latest/ug/aws-health-events-eventbridge-schema.html'), nist('SI-5')],
    check: (rule) => {
      if (!rule.logicalId.startsWith('HealthNotices')) return 'not applicable';
      return matches(HEALTH_PATTERN, rule.at('EventPattern').document().raw);
    },
  },
  {
    id: 'EventsRuleActive',
    level: 'pinned',
    group: 'alerts',
    types: TYPES,
    what: 'EventBridge rule is enabled, and has a schedule or a pattern',
    why: 'A rule that is disabled starts nothing: no alert, no sweep of ended blocks, no destruction of expired keys.',
    fix: 'Set State to ENABLED, and ScheduleExpression or EventPattern.',
    property: 'Properties.State',
    references: [awsDocs('eventbridge/latest/userguide/eb-rules.html'), nist('SI-4')],
    check: (rule) =>
      rule.at('State').text() !== 'DISABLED' &&
      (rule.at('ScheduleExpression').present || rule.at('EventPattern').present),
  },
  {
    id: 'EventsRuleMessageComplete',
    level: 'pinned',
    group: 'alerts',
    types: TYPES,
    what: 'EventBridge rule sends a message to the topic, with a role and all that it names',
    why: 'An event as it is does not say in a message what to do, and a name without a path stays empty.',
    fix: 'Set RoleArn and InputTransformer of the target, with a path for each name in angle brackets.',
    property: 'Properties.Targets',
    references: [awsDocs('eventbridge/latest/userguide/eb-transform-target-input.html'), nist('IR-6')],
    check: (rule) =>
      rule
        .at('Targets')
        .items()
        .filter((target) => target.at('Arn').target()?.type !== 'AWS::Lambda::Function')
        .flatMap(listMissingParts),
  },
];

/** The state machines beside a rule. Only the stack of the response has any. */
function listMachines({ stack }: TemplateResource, templates: TemplateSet): readonly TemplateResource[] {
  return templates.ofType('AWS::StepFunctions::StateMachine').filter((machine) => machine.stack === stack);
}

function listMissingParts(target: Value): readonly string[] {
  const message = target.at('InputTransformer.InputTemplate').text() ?? '';
  const names = [...message.matchAll(/<(\w+)>/g)].map(([, name = '']) => name);
  return [
    ...(target.at('RoleArn').present ? [] : ['RoleArn']),
    ...(message === '' ? ['InputTransformer'] : []),
    ...names.filter((name) => !target.at(`InputTransformer.InputPathsMap.${name}`).present),
  ];
}

/** Whether a pattern has exactly what the reviewed one has. */
function matches(reviewed: unknown, found: unknown): boolean {
  if (reviewed === ANY) return found !== undefined;
  if (typeof reviewed !== 'object' || reviewed === null) return reviewed === found;
  if (typeof found !== 'object' || found === null || Array.isArray(reviewed) !== Array.isArray(found)) return false;
  const expected = new Map(Object.entries(reviewed));
  const given = new Map(Object.entries(found));
  return expected.size === given.size && [...expected].every(([key, value]) => matches(value, given.get(key)));
}
