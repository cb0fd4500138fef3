import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for who sees which data in QuickSight. AwsSolutions-QS1 asks for TLS to data sources. */
export const quickSightAccessRules: readonly Rule[] = [
  ...createElementRules([
    {
      id: 'QuickSightAccessRowLevel',
      level: 'required',
      group: 'leastPrivilege',
      types: ['AWS::QuickSight::DataSet'],
      what: 'QuickSight dataset has its row-level security enabled',
      why: 'With DISABLED every reader of a dashboard sees the rows of all others.',
      fix: 'Set Status of RowLevelPermissionDataSet or RowLevelPermissionTagConfiguration to ENABLED.',
      elements: ['RowLevelPermissionDataSet.Status', 'RowLevelPermissionTagConfiguration.Status'],
      isFaulty: (status) => status.text() === 'DISABLED',
      references: [pciDss('7.2.2'), awsDocs('quicksight/latest/user/row-level-security.html'), nist('AC-3')],
    },
    {
      id: 'QuickSightAccessNamed',
      level: 'required',
      group: 'leastPrivilege',
      types: ['AWS::QuickSight::Dashboard', 'AWS::QuickSight::Analysis', 'AWS::QuickSight::Folder'],
      what: 'QuickSight dashboard, analysis or folder is shared with named users and groups',
      why: 'Every user of the account, also one that is invited later, otherwise sees the data.',
      fix: 'Name users or groups in Principal, and remove LinkSharingConfiguration.',
      elements: ['Permissions.*.Principal', 'LinkSharingConfiguration.Permissions.*.Principal'],
      isFaulty: (principal) => /:namespace\//.test(principal.text() ?? ''),
      references: [
        pciDss('7.2.2'),
        awsDocs('quicksight/latest/user/share-a-dashboard-grant-access-everyone.html'),
        nist('AC-6'),
      ],
    },
  ]),
  ...createPropertyRules([
    {
      id: 'QuickSightAccessConnectorAuthenticated',
      level: 'required',
      group: 'authenticatedRequests',
      types: ['AWS::QuickSight::ActionConnector'],
      what: 'QuickSight action connector authenticates to the service that it calls',
      why: 'A service that accepts calls without authentication accepts those of everyone else too.',
      fix: 'Set AuthenticationConfig.AuthenticationType to IAM or an OAUTH2 type.',
      property: 'AuthenticationConfig.AuthenticationType',
      expects: { differsFrom: 'NONE' },
      references: [
        pciDss('8.3.1'),
        awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-quicksight-actionconnector.html'),
        nist('IA-9'),
      ],
    },
  ]),
];
