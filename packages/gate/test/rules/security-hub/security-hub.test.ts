import { securityHubRules } from '../../../src/rules/security-hub/security-hub';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const UPDATE = 'Actions.*.FindingFieldsUpdate';

const STANDARDS = 'arn:aws:securityhub:eu-central-1::standards';
const NAMED = [{ Comparison: 'EQUALS', Value: 'arn:aws:s3:::logs-111122223333' }];
const STACK = [
  { Comparison: 'PREFIX', Value: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/production-Api/' },
];
const NARROW = {
  ComplianceSecurityControlId: [{ Comparison: 'EQUALS', Value: 'S3.7' }],
  ResourceTags: [{ Comparison: 'EQUALS', Key: 'aws:cloudformation:logical-id', Value: 'Archive' }],
  UpdatedAt: [{ Start: '2020-01-01T00:00:00.000Z', End: '2027-10-31T23:59:59.999Z' }],
};
const suppress = (Criteria: Record<string, unknown>) => ({
  ...nest(`${UPDATE}.Workflow.Status`, 'SUPPRESSED'),
  Criteria,
});

rulesDecide('Security Hub rules', securityHubRules, {
  SecurityHubStandardEnabled: {
    holds: [
      {},
      { EnableDefaultStandards: true },
      {
        resources: {
          Hub: { Type: 'AWS::SecurityHub::Hub', Properties: { EnableDefaultStandards: false } },
          Standard: { Type: 'AWS::SecurityHub::Standard' },
        },
      },
    ],
    broken: [{ EnableDefaultStandards: false }],
    undecided: [{ EnableDefaultStandards: UNKNOWN }],
  },
  SecurityHubAutomationSuppression: {
    holds: [nest(`${UPDATE}.Severity.Label`, 'CRITICAL'), nest(`${UPDATE}.StatusId`, 2), {}],
    broken: [
      nest(`${UPDATE}.Workflow.Status`, 'SUPPRESSED'),
      nest(`${UPDATE}.Workflow.Status`, 'RESOLVED'),
      nest(`${UPDATE}.Severity.Label`, 'INFORMATIONAL'),
      nest(`${UPDATE}.StatusId`, 3),
      nest(`${UPDATE}.SeverityId`, 1),
      suppress({ ...NARROW, ComplianceSecurityControlId: [] }),
      suppress({ ...NARROW, ResourceTags: [] }),
      suppress({ ...NARROW, ResourceTags: [{ Comparison: 'NOT_EQUALS', Key: 'team', Value: 'web' }] }),
      suppress({ ...NARROW, ComplianceSecurityControlId: [{ Comparison: 'PREFIX', Value: 'S3' }] }),
      suppress({ ...NARROW, ResourceTags: [], ResourceId: [{ Comparison: 'PREFIX', Value: 'arn:aws:s3' }] }),
      suppress({ ...NARROW, UpdatedAt: [] }),
      suppress({ ...NARROW, UpdatedAt: [{ DateRange: { Unit: 'DAYS', Value: 7 } }] }),
    ],
    undecided: [nest(`${UPDATE}.Workflow.Status`, UNKNOWN), suppress({ ...NARROW, UpdatedAt: UNKNOWN })],
    notApplicable: [
      suppress(NARROW),
      suppress({ ...NARROW, ResourceTags: [], ResourceId: NAMED }),
      suppress({ ...NARROW, ResourceId: STACK }),
    ],
  },
  SecurityHubConsolidatedFindings: decideProperty('ControlFindingGenerator', {
    holds: ['SECURITY_CONTROL', undefined],
    broken: ['STANDARD_CONTROL'],
  }),
  SecurityHubStandardCurrent: decideProperty('StandardsArn', {
    holds: [`${STANDARDS}/pci-dss/v/4.0.1`, `${STANDARDS}/cis-aws-foundations-benchmark/v/5.0.0`],
    broken: [`${STANDARDS}/pci-dss/v/3.2.1`, `${STANDARDS}/cis-aws-foundations-benchmark/v/1.4.0`],
  }),
  SecurityHubNetworkScanning: decideProperty('NetworkScanning.Status', {
    holds: ['ENABLED', undefined],
    broken: ['DISABLED'],
  }),
  SecurityHubControlsNotDisabled: decideProperty('DisabledStandardsControls', {
    holds: [undefined, []],
    broken: [[{ StandardsControlArn: 'arn' }]],
    unknownAt: '',
  }),
  SecurityHubNewControlsEnabled: decideProperty('AutoEnableControls', { holds: [true, undefined], broken: [false] }),
  SecurityHubServiceEnabledByPolicy: decideProperty('ConfigurationPolicy.SecurityHub.ServiceEnabled', {
    holds: [true],
    broken: [false, undefined],
  }),
  SecurityHubNewAccountsEnabled: decideProperty('AutoEnable', {
    holds: [true],
    broken: [false],
    notApplicable: [{ AutoEnable: false, ConfigurationType: 'CENTRAL' }],
  }),
});
