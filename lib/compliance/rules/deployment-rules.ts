import { awsDocs, nist, type Rule } from './rule';

const GROUP = ['AWS::CodeDeploy::DeploymentGroup'];
const ROLLBACK = awsDocs('codedeploy/latest/userguide/deployments-rollback-and-redeploy.html');

/** Rules for how a new version gets its traffic. */
export const deploymentRules: readonly Rule[] = [
  {
    id: 'CodeDeployRollsBack',
    types: GROUP,
    what: 'A deployment that fails, is stopped or raises an alarm is rolled back by itself.',
    why: 'A version that errs would keep its traffic until somebody wakes up.',
    fix: 'Enable AutoRollbackConfiguration with DEPLOYMENT_FAILURE, DEPLOYMENT_STOP_ON_ALARM and DEPLOYMENT_STOP_ON_REQUEST.',
    property: 'Properties.AutoRollbackConfiguration',
    references: [nist('CM-3'), ROLLBACK],
    check: (group) => {
      const rollback = group.at('AutoRollbackConfiguration');
      const events = rollback
        .at('Events')
        .items()
        .map((event) => event.text());
      return (
        rollback.at('Enabled').flag() === true &&
        ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'].every((event) =>
          events.includes(event),
        )
      );
    },
  },
  {
    id: 'CodeDeployWatchesAlarms',
    types: GROUP,
    what: 'Alarms of errors in the new version and of the answers to users stop a deployment.',
    why: 'Without alarms a deployment knows only that the code could be copied, not that it works.',
    fix: 'Enable AlarmConfiguration with at least two alarms: one of the function, one of the API. Leave IgnorePollAlarmFailure out.',
    property: 'Properties.AlarmConfiguration',
    references: [nist('SI-4'), awsDocs('codedeploy/latest/userguide/monitoring-create-alarms.html')],
    check: (group) => {
      const alarms = group.at('AlarmConfiguration');
      const named = alarms
        .at('Alarms')
        .items()
        .filter((alarm) => alarm.at('Name').present);
      return (
        alarms.at('Enabled').flag() === true && named.length >= 2 && alarms.at('IgnorePollAlarmFailure').flag() !== true
      );
    },
  },
  {
    id: 'CodeDeployShiftsByParts',
    types: GROUP,
    what: 'A new version gets a part of the traffic first.',
    why: 'All at once shows every user a fault that a tenth of them would have shown.',
    fix: 'Set DeploymentConfigName to a canary or linear configuration, and DeploymentStyle to BLUE_GREEN WITH_TRAFFIC_CONTROL.',
    property: 'Properties.DeploymentConfigName',
    references: [nist('CM-3'), awsDocs('codedeploy/latest/userguide/deployment-configurations.html')],
    check: (group) =>
      /Canary|Linear/.test(group.at('DeploymentConfigName').text() ?? '') &&
      group.at('DeploymentStyle.DeploymentOption').text() === 'WITH_TRAFFIC_CONTROL' &&
      group.at('DeploymentStyle.DeploymentType').text() === 'BLUE_GREEN',
  },
];
