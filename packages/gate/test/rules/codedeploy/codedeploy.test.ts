import { codeDeployRules } from '../../../src/rules/codedeploy/codedeploy';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const EVENTS = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];
const ALARMS = { Enabled: true, Alarms: [{ Name: 'errors' }] };
const CANARY = 'CodeDeployDefault.LambdaCanary10Percent5Minutes';
const ALL_AT_ONCE = 'CodeDeployDefault.LambdaAllAtOnce';
const deploying = (ComputePlatform: string, DeploymentConfigName: unknown) => ({
  resources: {
    Group: {
      Type: 'AWS::CodeDeploy::DeploymentGroup',
      Properties: { ApplicationName: { Ref: 'Application' }, DeploymentConfigName },
    },
    Application: { Type: 'AWS::CodeDeploy::Application', Properties: { ComputePlatform } },
    Config: { Type: 'AWS::CodeDeploy::DeploymentConfig' },
  },
});

rulesDecide('CodeDeploy rules', codeDeployRules, {
  CodeDeployAutoRollback: {
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
  CodeDeployAlarms: {
    holds: [{ AlarmConfiguration: ALARMS }],
    broken: [
      {},
      { AlarmConfiguration: { ...ALARMS, Enabled: false } },
      { AlarmConfiguration: { ...ALARMS, Alarms: [] } },
      { AlarmConfiguration: { ...ALARMS, Alarms: [{}] } },
      { AlarmConfiguration: { ...ALARMS, IgnorePollAlarmFailure: true } },
    ],
    undecided: [{ AlarmConfiguration: { ...ALARMS, Enabled: UNKNOWN } }],
  },
  CodeDeployLambdaNotAllAtOnce: {
    holds: [
      deploying('Lambda', CANARY),
      deploying('Lambda', 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute'),
      deploying('Lambda', { Ref: 'Config' }),
      { DeploymentConfigName: CANARY },
    ],
    broken: [deploying('Lambda', undefined), deploying('Lambda', ALL_AT_ONCE), { DeploymentConfigName: ALL_AT_ONCE }],
    undecided: [deploying('Lambda', UNKNOWN)],
    notApplicable: [{}, deploying('Server', 'CodeDeployDefault.AllAtOnce'), deploying('ECS', undefined)],
  },
});
