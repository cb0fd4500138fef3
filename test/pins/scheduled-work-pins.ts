import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import { getEnvironment } from '../../packages/gate/src/templates/environment';
import type { TemplateResource } from '../../packages/gate/src/templates/template-resource';
import type { TemplateSet } from '../../packages/gate/src/templates/template-set';
import { listInEnvironment } from './variable-checks';

const TYPES = ['AWS::Lambda::Function'];
const METRICS = awsDocs('lambda/latest/dg/monitoring-metrics-types.html');
const [MINUTES, HOUR, DAY] = [300, 3600, 86_400];

/** Rules for the functions whose work nobody misses at once: what they did not do raises no error. */
export const scheduledWorkPins: readonly Rule[] = [
  {
    id: 'LambdaKeeperRunIsMissed',
    level: 'pinned',
    group: 'alerts',
    types: TYPES,
    appliesTo: (fn) => readUser(fn) === 'bulwark_keeper',
    what: 'Function that keeps key epochs has an alarm that fires after hours or two days without a run',
    why: 'A disabled schedule raises no error. No key is destroyed then, and erased data stay readable.',
    fix: 'Add an alarm on the sum of Invocations at 0, with missing data as breaching, to the construct of the function.',
    property: 'Properties.Environment',
    references: [METRICS, nist('SI-4(5)')],
    check: (fn, templates) =>
      listAlarms(fn, templates, 'Invocations').some((alarm) => {
        const period = alarm.at('Period').number() ?? 0;
        const seconds = period * (alarm.at('EvaluationPeriods').number() ?? 0);
        return (
          firesWithoutData(alarm) &&
          // One hourly run may be late, and no alert may wait longer than for two daily ones.
          ((period === HOUR && seconds >= 2 * HOUR && seconds <= 6 * HOUR) ||
            (period === DAY && seconds === 2 * DAY)) &&
          !alarm.at('DatapointsToAlarm').present
        );
      }),
  },
  {
    id: 'LambdaTenantTaskIsMissed',
    level: 'pinned',
    group: 'alerts',
    types: TYPES,
    appliesTo: (fn) => readUser(fn) === 'bulwark_tenants',
    what: 'Function for tasks of tenants has an alarm on errors and one on tasks that are not complete',
    why: 'No schedule repeats a task. A tenant whose erasure stopped half way keeps rows in the database.',
    fix: 'Add alarms on Errors of the function, and on the event TenantTaskUnfinished of the environment.',
    property: 'Properties.Environment',
    references: [METRICS, nist('SI-4(5)')],
    check: (fn, templates) => {
      const namespace = `Bulwark/${getEnvironment(fn.stack.path)}`;
      const events = listInEnvironment(fn, 'AWS::CloudWatch::Alarm', templates).filter(
        (alarm) =>
          alarm.at('Namespace').text() === namespace &&
          alarm.at('MetricName').text() === 'Events' &&
          alarm
            .at('Dimensions')
            .items()
            .some(({ raw }) => Object(raw).Value === 'TenantTaskUnfinished'),
      );
      return [
        ...(listAlarms(fn, templates, 'Errors').some(firesAtFirst) ? [] : ['Errors']),
        ...(events.some(firesAtFirst) ? [] : ['TenantTaskUnfinished']),
      ];
    },
  },
];

function readUser(fn: TemplateResource): string | undefined {
  return fn.at('Environment.Variables.DATABASE_USER').text();
}

/** Alarms on a metric of one function. */
function listAlarms(fn: TemplateResource, templates: TemplateSet, metric: string): readonly TemplateResource[] {
  return listInEnvironment(fn, 'AWS::CloudWatch::Alarm', templates).filter(
    (alarm) =>
      alarm.at('Namespace').text() === 'AWS/Lambda' &&
      alarm.at('MetricName').text() === metric &&
      alarm
        .at('Dimensions')
        .items()
        .some((dimension) => dimension.at('Value').target() === fn),
  );
}

function firesWithoutData(alarm: TemplateResource): boolean {
  return (
    alarm.at('Statistic').text() === 'Sum' &&
    alarm.at('ComparisonOperator').text() === 'LessThanOrEqualToThreshold' &&
    alarm.at('Threshold').number() === 0 &&
    alarm.at('TreatMissingData').text() === 'breaching'
  );
}

function firesAtFirst(alarm: TemplateResource): boolean {
  return (
    alarm.at('Statistic').text() === 'Sum' &&
    alarm.at('ComparisonOperator').text() === 'GreaterThanOrEqualToThreshold' &&
    alarm.at('Threshold').number() === 1 &&
    alarm.at('Period').number() === MINUTES &&
    alarm.at('EvaluationPeriods').number() === 1
  );
}
