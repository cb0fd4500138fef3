import { ssmSettingRules } from '../../../src/rules/ssm/ssm-setting';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const SHARING = { SettingId: '/ssm/documents/console/public-sharing-permission' };
const LOGS = {
  SettingId: 'arn:aws:ssm:eu-central-1:111122223333:servicesetting/ssm/automation/customer-script-log-destination',
};

rulesDecide('Systems Manager setting rules', ssmSettingRules, {
  SsmSettingBlocksPublicSharing: decideProperty('SettingValue', {
    holds: ['Disable'],
    broken: ['Enable'],
    beside: SHARING,
    notApplicable: [{ ...LOGS, SettingValue: 'CloudWatch' }],
  }),
  SsmSettingAutomationLogs: decideProperty('SettingValue', {
    holds: ['CloudWatch'],
    broken: ['None'],
    beside: LOGS,
    notApplicable: [{ ...SHARING, SettingValue: 'Disable' }],
  }),
  SsmSettingPatchDelay: decideProperty('ApprovalRules.PatchRules.*.ApproveAfterDays', {
    holds: [7, undefined],
    broken: [90],
  }),
});
