import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { scheduledWorkPins } from './scheduled-work-pins';

const createFunction = (user: unknown) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Environment: { Variables: { DATABASE_USER: user } } },
});
const ofFunction = [{ Name: 'FunctionName', Value: { Ref: 'Fn' } }];
const alarm = (properties: object) => ({ Type: 'AWS::CloudWatch::Alarm', Properties: { ...properties } });

const MISSING = {
  Namespace: 'AWS/Lambda',
  MetricName: 'Invocations',
  Dimensions: ofFunction,
  Statistic: 'Sum',
  ComparisonOperator: 'LessThanOrEqualToThreshold',
  Threshold: 0,
  TreatMissingData: 'breaching',
  Period: 3600,
  EvaluationPeriods: 3,
};
const FAILED = {
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Dimensions: ofFunction,
  Statistic: 'Sum',
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  Threshold: 1,
  Period: 300,
  EvaluationPeriods: 1,
};
const UNFINISHED = {
  ...FAILED,
  Namespace: 'Bulwark/Stack',
  MetricName: 'Events',
  Dimensions: [{ Name: 'Event', Value: 'TenantTaskUnfinished' }],
};

const keeper = (missing: object) => ({
  resources: { Fn: createFunction('bulwark_keeper'), Missing: alarm({ ...MISSING, ...missing }) },
});
const tenants = (failed: object, unfinished: object) => ({
  resources: {
    Fn: createFunction('bulwark_tenants'),
    Failed: alarm({ ...FAILED, ...failed }),
    Unfinished: alarm({ ...UNFINISHED, ...unfinished }),
  },
});

rulesDecide('pins of scheduled work', scheduledWorkPins, {
  LambdaKeeperRunIsMissed: {
    holds: [keeper({}), keeper({ Period: 86_400, EvaluationPeriods: 2 })],
    broken: [
      { resources: { Fn: createFunction('bulwark_keeper') } },
      keeper({ TreatMissingData: 'notBreaching' }),
      keeper({ TreatMissingData: undefined }),
      keeper({ ComparisonOperator: 'GreaterThanOrEqualToThreshold' }),
      keeper({ Threshold: -1 }),
      keeper({ Threshold: 100 }),
      keeper({ Statistic: 'Average' }),
      keeper({ MetricName: 'Errors' }),
      keeper({ Namespace: 'Other' }),
      keeper({ EvaluationPeriods: 1 }),
      keeper({ EvaluationPeriods: 100 }),
      keeper({ Period: 86_400, EvaluationPeriods: 7 }),
      keeper({ Period: 60 }),
      keeper({ DatapointsToAlarm: 1 }),
      keeper({ Dimensions: [{ Name: 'FunctionName', Value: 'other' }] }),
    ],
    undecided: [keeper({ Threshold: UNKNOWN })],
  },
  LambdaTenantTaskIsMissed: {
    holds: [tenants({}, {})],
    broken: [
      { resources: { Fn: createFunction('bulwark_tenants') } },
      tenants({ Threshold: 5 }, {}),
      tenants({ MetricName: 'Duration' }, {}),
      tenants({}, { Threshold: 5 }),
      tenants({}, { Namespace: 'Bulwark/Other' }),
      tenants({}, { Dimensions: [{ Name: 'Event', Value: 'RecordRead' }] }),
      tenants({}, { ComparisonOperator: 'LessThanThreshold' }),
      tenants({}, { Statistic: 'Average' }),
      tenants({}, { Period: 3600 }),
      tenants({}, { EvaluationPeriods: 3 }),
    ],
    undecided: [tenants({ Threshold: UNKNOWN }, {})],
  },
});
