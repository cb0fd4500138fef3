import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import type { TemplateResource } from '../../packages/gate/src/templates/template-resource';

/** Share of failed requests in one minute at which a version is rolled back. One request of 20 is enough. */
const HIGHEST_RATE = 0.05;

/** Alarms by what they watch; each sees failures that the others do not. */
const WATCHED: readonly (readonly [what: string, watches: (alarm: TemplateResource) => boolean])[] = [
  ['responses of the new version', (alarm) => hasDimension(alarm, 'Version') && firesAtOneFailure(alarm)],
  ['invocations of the new version', (alarm) => hasDimension(alarm, 'ExecutedVersion') && firesAtOneFailure(alarm)],
  ['responses of the API', (alarm) => alarm.at('Namespace').text() === 'AWS/ApiGateway'],
];

/** Rules for the deployment groups of this blueprint. One alarm would be as safe. */
export const codeDeployPins: readonly Rule[] = [
  {
    id: 'CodeDeployAlarmsOfVersionAndApi',
    level: 'pinned',
    group: 'changes',
    types: ['AWS::CodeDeploy::DeploymentGroup'],
    what: 'CodeDeploy deployment group watches the responses and invocations of the new version, and the API',
    why: 'A version can answer every call with an error, or fail before it answers. Each is seen by one alarm only.',
    fix: `Add alarms on the Average per Version and ExecutedVersion, with a Threshold up to ${HIGHEST_RATE}, and one on AWS/ApiGateway.`,
    property: 'Properties.AlarmConfiguration',
    references: [awsDocs('codedeploy/latest/userguide/monitoring-create-alarms.html'), nist('SI-4')],
    check: (group) => {
      const alarms = group
        .at('AlarmConfiguration.Alarms')
        .items()
        .flatMap((alarm) => alarm.at('Name').target() ?? []);
      return WATCHED.filter(([, watches]) => !alarms.some(watches)).map(([what]) => what);
    },
  },
];

function hasDimension(alarm: TemplateResource, name: string): boolean {
  return alarm
    .at('Dimensions')
    .items()
    .some((dimension) => dimension.at('Name').text() === name);
}

function firesAtOneFailure(alarm: TemplateResource): boolean {
  return (
    alarm.at('Statistic').text() === 'Average' &&
    alarm.at('Period').number() === 60 &&
    alarm.at('EvaluationPeriods').number() === 1 &&
    (alarm.at('Threshold').number() ?? 1) <= HIGHEST_RATE
  );
}
