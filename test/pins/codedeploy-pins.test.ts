import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { codeDeployPins } from './codedeploy-pins';

const ALARMS = ['Responses', 'Invocations', 'Api'];
const RATE = { Statistic: 'Average', Period: 60, EvaluationPeriods: 1, Threshold: 0.05 };
const alarm = (Namespace: string, names: readonly string[], more: object = RATE) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { Namespace, Dimensions: names.map((Name) => ({ Name, Value: 'value' })), ...more },
});
const watching = (alarms: readonly string[], more: object = RATE) => ({
  resources: {
    Group: {
      Type: 'AWS::CodeDeploy::DeploymentGroup',
      Properties: { AlarmConfiguration: { Enabled: true, Alarms: alarms.map((Ref) => ({ Name: { Ref } })) } },
    },
    Responses: alarm('Bulwark/sandbox', ['Version'], more),
    Invocations: alarm('AWS/Lambda', ['FunctionName', 'Resource', 'ExecutedVersion']),
    Api: alarm('AWS/ApiGateway', ['ApiName', 'Stage']),
    Every: alarm('AWS/Lambda', ['FunctionName', 'Resource']),
  },
});

rulesDecide('CodeDeploy pins', codeDeployPins, {
  CodeDeployAlarmsOfVersionAndApi: {
    holds: [watching(ALARMS)],
    broken: [
      {},
      ...ALARMS.map((missing) => watching(ALARMS.filter((other) => other !== missing))),
      watching(['Responses', 'Every', 'Api']),
      watching(ALARMS, { ...RATE, Threshold: 50 }),
      watching(ALARMS, { ...RATE, Statistic: 'Sum' }),
      watching(ALARMS, { ...RATE, Period: 300 }),
      watching(ALARMS, { ...RATE, EvaluationPeriods: 3 }),
    ],
    undecided: [{ AlarmConfiguration: { Enabled: true, Alarms: UNKNOWN } }],
  },
});
