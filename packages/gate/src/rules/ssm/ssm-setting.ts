import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';

const SETTING = ['AWS::SSM::ServiceSetting'];
const GUIDE = 'systems-manager/latest/userguide';
/** Days: PCI DSS asks for critical patches within one month. */
const LONGEST_WAIT = 30;

/** Rules for settings of Systems Manager in the account and for patches. */
export const ssmSettingRules: readonly Rule[] = createPropertyRules([
  {
    id: 'SsmSettingBlocksPublicSharing',
    level: 'required',
    group: 'noPublicAccess',
    types: SETTING,
    what: 'Systems Manager blocks public sharing of documents',
    why: 'One wrong call shares a document with every account, with the names and parameters inside.',
    fix: 'Set SettingValue to Disable.',
    property: 'SettingValue',
    expects: { equals: 'Disable' },
    onlyIf: (setting) => isAbout(setting, 'documents/console/public-sharing-permission'),
    references: [securityHub('SSM.7'), awsDocs(`${GUIDE}/documents-ssm-sharing.html`), nist('AC-3')],
  },
  {
    id: 'SsmSettingAutomationLogs',
    level: 'required',
    group: 'auditLogs',
    types: SETTING,
    what: 'Systems Manager Automation sends the output of scripts to CloudWatch Logs',
    why: 'Without a log an investigation cannot show what a script changed.',
    fix: 'Set SettingValue to CloudWatch.',
    property: 'SettingValue',
    expects: { equals: 'CloudWatch' },
    onlyIf: (setting) => isAbout(setting, 'automation/customer-script-log-destination'),
    references: [securityHub('SSM.6'), awsDocs(`${GUIDE}/automation-action-logging.html`), nist('AU-12')],
  },
  {
    id: 'SsmSettingPatchDelay',
    level: 'required',
    group: 'patched',
    types: ['AWS::SSM::PatchBaseline'],
    what: 'Systems Manager patch baseline approves patches within a month',
    why: 'Attackers use a published hole within days. A machine stays open until the patch is approved.',
    fix: `Set ApproveAfterDays to ${LONGEST_WAIT} or less.`,
    property: 'ApprovalRules.PatchRules.*.ApproveAfterDays',
    expects: { atMost: LONGEST_WAIT },
    references: [pciDss('6.3.3'), awsDocs(`${GUIDE}/patch-manager-predefined-and-custom-patch-baselines.html`)],
  },
]);

function isAbout(setting: TemplateResource, name: string): boolean {
  return (setting.at('SettingId').text() ?? '').endsWith(`/ssm/${name}`);
}
