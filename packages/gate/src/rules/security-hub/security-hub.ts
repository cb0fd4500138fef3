import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const GUIDE = 'securityhub/latest/userguide';
const HUB = awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-securityhub-hub.html');
const AUTOMATION = awsDocs(`${GUIDE}/automation-rules.html`);
/** Status of a finding in the Open Cybersecurity Schema Framework. */
const [SUPPRESSED, RESOLVED] = ['3', '4'];
const LEAST_SEVERE = '1';

/** Rules for settings by which Security Hub stops to check, or hides what it has found. */
export const securityHubRules: readonly Rule[] = [
  {
    id: 'SecurityHubStandardEnabled',
    level: 'required',
    group: 'alerts',
    types: ['AWS::SecurityHub::Hub'],
    what: 'Security Hub has at least one standard enabled',
    why: 'Without a standard Security Hub runs no check.',
    fix: 'Remove EnableDefaultStandards, or add an AWS::SecurityHub::Standard.',
    property: 'Properties.EnableDefaultStandards',
    references: [pciDss('10.7.2'), HUB, nist('CA-7')],
    check: (hub, templates) =>
      hub.at('EnableDefaultStandards').flag() !== false || templates.ofType('AWS::SecurityHub::Standard').length > 0,
  },
  ...createElementRules([
    {
      id: 'SecurityHubAutomationSuppression',
      level: 'required',
      group: 'alerts',
      types: ['AWS::SecurityHub::AutomationRule', 'AWS::SecurityHub::AutomationRuleV2'],
      what: 'Security Hub automation rule does not suppress, resolve or play down findings',
      why: 'A finding that is suppressed when it arrives reaches no person, also when it is about an attack.',
      fix: 'Remove Workflow.Status SUPPRESSED or RESOLVED and the severity INFORMATIONAL from the actions.',
      elements: [
        'Actions.*.FindingFieldsUpdate.Workflow.Status',
        'Actions.*.FindingFieldsUpdate.Severity.Label',
        'Actions.*.FindingFieldsUpdate.StatusId',
        'Actions.*.FindingFieldsUpdate.SeverityId',
      ],
      isFaulty: (field) => {
        const text = field.text() ?? '';
        if (field.property.endsWith('StatusId')) return text === SUPPRESSED || text === RESOLVED;
        if (field.property.endsWith('SeverityId')) return text === LEAST_SEVERE;
        return ['SUPPRESSED', 'RESOLVED', 'INFORMATIONAL'].includes(text);
      },
      references: [pciDss('11.5.1'), AUTOMATION, nist('SI-4(5)')],
    },
  ]),
  ...createPropertyRules([
    {
      id: 'SecurityHubControlsNotDisabled',
      level: 'required',
      group: 'alerts',
      types: ['AWS::SecurityHub::Standard'],
      what: 'Security Hub standard has no control switched off',
      why: 'A control that is off reports no resource that breaks it.',
      fix: 'Remove DisabledStandardsControls, or acknowledge it with its reason.',
      property: 'DisabledStandardsControls',
      expects: { absent: true },
      references: [pciDss('10.7.2'), awsDocs(`${GUIDE}/disable-controls-overview.html`), nist('CA-7')],
    },
    {
      id: 'SecurityHubNewControlsEnabled',
      level: 'required',
      group: 'alerts',
      types: ['AWS::SecurityHub::Hub'],
      what: 'Security Hub enables new controls of its standards',
      why: 'A control that AWS adds after a new kind of attack is otherwise never used.',
      fix: 'Set AutoEnableControls to true, or remove it.',
      property: 'AutoEnableControls',
      expects: { differsFrom: false },
      references: [pciDss('10.7.2'), HUB, nist('CA-7')],
    },
    {
      id: 'SecurityHubServiceEnabledByPolicy',
      level: 'required',
      group: 'alerts',
      types: ['AWS::SecurityHub::ConfigurationPolicy'],
      what: 'Security Hub configuration policy leaves the service enabled',
      why: 'The policy switches all checks off in every account that it is associated with.',
      fix: 'Set ConfigurationPolicy.SecurityHub.ServiceEnabled to true.',
      property: 'ConfigurationPolicy.SecurityHub.ServiceEnabled',
      expects: { equals: true },
      references: [pciDss('10.7.2'), awsDocs(`${GUIDE}/configuration-policies-overview.html`), nist('CA-7')],
    },
    {
      id: 'SecurityHubNewAccountsEnabled',
      level: 'required',
      group: 'alerts',
      types: ['AWS::SecurityHub::OrganizationConfiguration'],
      what: 'Security Hub is enabled in new accounts of the organization',
      why: 'No check covers an account that is added later.',
      fix: 'Set AutoEnable to true.',
      property: 'AutoEnable',
      expects: { equals: true },
      // With central configuration a policy decides, and AutoEnable has to be false.
      onlyIf: (organization) => organization.at('ConfigurationType').text() !== 'CENTRAL',
      references: [pciDss('10.7.2'), awsDocs(`${GUIDE}/accounts-orgs-auto-enable.html`), nist('CA-7')],
    },
  ]),
];
