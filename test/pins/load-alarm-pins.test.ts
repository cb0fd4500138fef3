import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { loadAlarmPins } from './load-alarm-pins';

const dimensions = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).map(([Name, Value]) => ({ Name, Value }));
const alarm = (values: Readonly<Record<string, unknown>>, more: object) => ({
  Dimensions: dimensions(values),
  Period: 300,
  EvaluationPeriods: 3,
  ...more,
});

const BLOCKED = { Namespace: 'AWS/WAFV2', MetricName: 'BlockedRequests', Threshold: 2000 };
const WEB_ACL = { Region: 'eu-central-1', Rule: 'ALL', WebACL: 'sandbox-api' };
const LATENCY = { Namespace: 'AWS/ApiGateway', MetricName: 'Latency', Threshold: 3000 };
const STAGE = { ApiName: 'sandbox-records', Stage: 'live' };
const USAGE = { Namespace: 'AWS/Usage', MetricName: 'ResourceCount', Threshold: 800 };
const QUOTA = { Class: 'None', Resource: 'ConcurrentExecutions', Service: 'Lambda', Type: 'Resource' };

rulesDecide('pins of alarms on load', loadAlarmPins, {
  CloudWatchAlarmOnLoadFires: {
    holds: [alarm(WEB_ACL, BLOCKED), alarm(STAGE, LATENCY), alarm(QUOTA, USAGE)],
    broken: [
      { ...alarm(WEB_ACL, BLOCKED), Dimensions: undefined },
      alarm({ Region: 'eu-central-1', Rule: 'ALL' }, BLOCKED),
      alarm({ ...WEB_ACL, Rule: 'ACCEPT' }, BLOCKED),
      alarm({ ...WEB_ACL, Country: 'DE' }, BLOCKED),
      alarm(WEB_ACL, { ...BLOCKED, Threshold: 2_000_000 }),
      alarm(WEB_ACL, { ...BLOCKED, Period: 3600 }),
      alarm(STAGE, { ...LATENCY, Threshold: 29_000 }),
      alarm(STAGE, { ...LATENCY, Threshold: undefined }),
      alarm({ ...QUOTA, Resource: 'Functions' }, USAGE),
      alarm(QUOTA, { ...USAGE, Threshold: 1000 }),
    ],
    undecided: [alarm(STAGE, { ...LATENCY, Threshold: UNKNOWN }), alarm({ ...WEB_ACL, Rule: UNKNOWN }, BLOCKED)],
    notApplicable: [alarm({}, { Namespace: 'AWS/Lambda', MetricName: 'Errors' })],
  },
  CloudWatchDashboardNamed: {
    holds: [{ DashboardName: 'Stack-overview' }],
    broken: [{}, { DashboardName: 'overview' }],
    undecided: [{ DashboardName: UNKNOWN }],
  },
});
