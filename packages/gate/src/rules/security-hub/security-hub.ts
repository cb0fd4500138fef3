import type { TemplateResource } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';
import { listInSameRegion } from '../same-region';

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
      hub.at('EnableDefaultStandards').flag() !== false ||
      listInSameRegion(hub, 'AWS::SecurityHub::Standard', templates).length > 0,
  },
  ...createElementRules([
    {
      id: 'SecurityHubAutomationSuppression',
      level: 'required',
      group: 'alerts',
      types: ['AWS::SecurityHub::AutomationRule', 'AWS::SecurityHub::AutomationRuleV2'],
      what: 'Security Hub automation rule does not suppress, resolve or play down findings, except one control until a day',
      why: 'A finding that is suppressed when it arrives reaches no person, also when it is about an attack.',
      fix: 'Remove Workflow.Status SUPPRESSED or RESOLVED and the severity INFORMATIONAL from the actions. Or name the control, the resource and the end of UpdatedAt in Criteria.',
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
      onlyIf: (rule) => !isNarrow(rule),
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
      id: 'SecurityHubConsolidatedFindings',
      level: 'hardening',
      group: 'alerts',
      types: ['AWS::SecurityHub::Hub'],
      what: 'Security Hub creates one finding for a control, not one for each standard',
      why: 'With a finding for each standard, people see the same weakness several times and overlook another one.',
      fix: 'Set ControlFindingGenerator to SECURITY_CONTROL.',
      property: 'ControlFindingGenerator',
      expects: { differsFrom: 'STANDARD_CONTROL' },
      references: [awsDocs(`${GUIDE}/controls-findings-create-update.html`), nist('CA-7')],
    },
    {
      id: 'SecurityHubStandardCurrent',
      level: 'hardening',
      group: 'alerts',
      types: ['AWS::SecurityHub::Standard'],
      what: 'Security Hub standard is a current version',
      why: 'An old version lacks the controls that its publisher added, and the frameworks no longer accept it.',
      fix: 'Set StandardsArn to a current version: CIS 3.0.0 or later, PCI DSS 4.0.1.',
      property: 'StandardsArn',
      expects: { differsFromPattern: /cis-aws-foundations-benchmark\/v\/1\.|\/pci-dss\/v\/3\./ },
      references: [awsDocs(`${GUIDE}/standards-reference.html`), nist('CA-7')],
    },
    {
      id: 'SecurityHubNetworkScanning',
      level: 'hardening',
      group: 'alerts',
      types: ['AWS::SecurityHub::HubV2'],
      what: 'Security Hub checks from outside which resources are reachable',
      why: 'A resource can be reachable from the internet although its own configuration looks closed.',
      fix: 'Set NetworkScanning.Status to ENABLED, or remove it.',
      property: 'NetworkScanning.Status',
      expects: { differsFrom: 'DISABLED' },
      references: [
        awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-securityhub-hubv2.html'),
        nist('RA-5'),
      ],
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

/** Begins the name of a resource; a shorter text would begin the name of many. */
const RESOURCE_PREFIX = /^arn:[^:]+:[^:]+:[^:]*:[^:]*:[^:/]+[:/]./;

/** A rule about named controls of a named resource, with an end. No finding about an attack has a control. */
function isNarrow(rule: TemplateResource): boolean {
  const criteria = rule.at('Criteria');
  const controls = criteria.at('ComplianceSecurityControlId').items();
  const ids = criteria.at('ResourceId').items();
  const tags = criteria.at('ResourceTags').items();
  const ends = criteria.at('UpdatedAt').items();
  return (
    controls.length > 0 &&
    [...controls, ...tags].every((filter) => filter.at('Comparison').text() === 'EQUALS') &&
    ids.length + tags.length > 0 &&
    ids.every((id) => id.at('Comparison').text() === 'EQUALS' || RESOURCE_PREFIX.test(id.at('Value').text() ?? '')) &&
    ends.length > 0 &&
    ends.every((end) => end.at('End').present)
  );
}
