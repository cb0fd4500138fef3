import type { TemplateResource } from '../../templates/template-resource';
import { awsConfig, awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::CodeDeploy::DeploymentGroup'];
const GUIDE = 'codedeploy/latest/userguide';
const EVENTS = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];

/** Rules for how a new version receives its traffic. */
export const codeDeployRules: readonly Rule[] = [
  {
    id: 'CodeDeployAutoRollback',
    level: 'hardening',
    group: 'changes',
    types: TYPES,
    what: 'CodeDeploy deployment group rolls back deployments that fail, are stopped or raise an alarm',
    why: 'A faulty version otherwise keeps its traffic until a person reacts.',
    fix: `Set AutoRollbackConfiguration with Enabled true, and Events with ${EVENTS.join(', ')}.`,
    property: 'Properties.AutoRollbackConfiguration',
    references: [awsDocs(`${GUIDE}/deployments-rollback-and-redeploy.html`), nist('CM-3')],
    check: (group) => {
      const rollback = group.at('AutoRollbackConfiguration');
      if (rollback.at('Enabled').flag() !== true) return ['not enabled'];
      const events = rollback
        .at('Events')
        .items()
        .map((event) => event.text());
      return EVENTS.filter((event) => !events.includes(event));
    },
  },
  {
    id: 'CodeDeployAlarms',
    level: 'hardening',
    group: 'changes',
    types: TYPES,
    what: 'CodeDeploy deployment group stops a deployment when an alarm fires',
    why: 'Without alarms CodeDeploy only notices that the version was deployed, not that it answers with errors.',
    fix: 'Set AlarmConfiguration with Enabled true and at least one alarm, and remove IgnorePollAlarmFailure.',
    property: 'Properties.AlarmConfiguration',
    references: [awsDocs(`${GUIDE}/monitoring-create-alarms.html`), nist('SI-4')],
    check: (group) => {
      const alarms = group.at('AlarmConfiguration');
      return (
        alarms.at('Enabled').flag() === true &&
        alarms
          .at('Alarms')
          .items()
          .some((alarm) => alarm.at('Name').present) &&
        alarms.at('IgnorePollAlarmFailure').flag() !== true
      );
    },
  },
  {
    id: 'CodeDeployLambdaNotAllAtOnce',
    level: 'required',
    group: 'changes',
    types: TYPES,
    what: 'CodeDeploy deployment group for Lambda does not shift all traffic at once',
    why: 'A fault that a tenth of the users would have shown reaches all of them.',
    fix: 'Set DeploymentConfigName to a canary or linear configuration.',
    property: 'Properties.DeploymentConfigName',
    references: [
      awsConfig('codedeploy-lambda-allatonce-traffic-shift-disabled'),
      awsDocs(`${GUIDE}/deployment-configurations.html`),
      nist('CM-3'),
    ],
    check: (group) => {
      const config = group.at('DeploymentConfigName');
      const name = config.target() === undefined ? config.text() : 'a configuration of the templates';
      if (!deploysLambda(group, name)) return 'not applicable';
      return name !== undefined && !name.endsWith('AllAtOnce');
    },
  },
];

function deploysLambda(group: TemplateResource, configuration = ''): boolean {
  const application = group.at('ApplicationName').target();
  if (application === undefined) return /Lambda/.test(configuration);
  return application.at('ComputePlatform').text() === 'Lambda';
}
