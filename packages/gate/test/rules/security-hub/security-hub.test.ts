import { securityHubRules } from '../../../src/rules/security-hub/security-hub';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const UPDATE = 'Actions.*.FindingFieldsUpdate';

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
    ],
    undecided: [nest(`${UPDATE}.Workflow.Status`, UNKNOWN)],
  },
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
