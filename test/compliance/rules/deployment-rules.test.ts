import { deploymentRules } from '../../../lib/compliance/rules/deployment-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const EVENTS = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];
const ALARMS = { Enabled: true, Alarms: [{ Name: 'errors' }, { Name: 'answers' }] };
const STYLE = { DeploymentOption: 'WITH_TRAFFIC_CONTROL', DeploymentType: 'BLUE_GREEN' };
const CANARY = 'CodeDeployDefault.LambdaCanary10Percent5Minutes';

rulesDecide('deployment rules', deploymentRules, {
  CodeDeployRollsBack: {
    holds: [{ AutoRollbackConfiguration: { Enabled: true, Events: EVENTS } }],
    broken: [
      {},
      { AutoRollbackConfiguration: { Enabled: false, Events: EVENTS } },
      { AutoRollbackConfiguration: { Events: EVENTS } },
      ...EVENTS.map((event) => ({
        AutoRollbackConfiguration: { Enabled: true, Events: EVENTS.filter((other) => other !== event) },
      })),
    ],
    undecided: [{ AutoRollbackConfiguration: { Enabled: UNKNOWN, Events: EVENTS } }],
  },
  CodeDeployWatchesAlarms: {
    holds: [{ AlarmConfiguration: ALARMS }],
    broken: [
      {},
      { AlarmConfiguration: { ...ALARMS, Enabled: false } },
      { AlarmConfiguration: { ...ALARMS, Alarms: [{ Name: 'errors' }] } },
      { AlarmConfiguration: { ...ALARMS, Alarms: [{}, { Name: 'answers' }] } },
      { AlarmConfiguration: { ...ALARMS, IgnorePollAlarmFailure: true } },
    ],
    undecided: [{ AlarmConfiguration: { ...ALARMS, Enabled: UNKNOWN } }],
  },
  CodeDeployShiftsByParts: {
    holds: [
      { DeploymentConfigName: CANARY, DeploymentStyle: STYLE },
      { DeploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute', DeploymentStyle: STYLE },
    ],
    broken: [
      { DeploymentStyle: STYLE },
      { DeploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce', DeploymentStyle: STYLE },
      { DeploymentConfigName: CANARY },
      { DeploymentConfigName: CANARY, DeploymentStyle: { ...STYLE, DeploymentOption: 'WITHOUT_TRAFFIC_CONTROL' } },
      { DeploymentConfigName: CANARY, DeploymentStyle: { ...STYLE, DeploymentType: 'IN_PLACE' } },
    ],
    undecided: [{ DeploymentConfigName: UNKNOWN, DeploymentStyle: STYLE }],
  },
});
