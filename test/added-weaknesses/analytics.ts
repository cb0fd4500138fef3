import type { AddedWeakness } from './added-weakness';
import { KEY, NO_AUTHENTICATION, NO_LOGS, REST, TOO_BROAD, WORK, weaken } from './weakened-properties';

const BUCKET = 's3://cdk-hnb659fds-assets-111122223333-eu-central-1';
const EVERYONE = { DataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' };
const READER = { DataLakePrincipalIdentifier: WORK };
const TABLE = { CatalogId: '111122223333', DatabaseName: 'sales', Name: 'orders' };

/** Queries, data lakes and dashboards. */
export const analyticsWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Athena::WorkGroup',
    {
      Name: 'sales',
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        PublishCloudWatchMetricsEnabled: true,
        ResultConfiguration: {
          OutputLocation: `${BUCKET}/results/`,
          EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: KEY },
        },
      },
    },
    [
      [
        'athena-override',
        TOO_BROAD,
        'WorkGroupConfiguration.EnforceWorkGroupConfiguration',
        false,
        /let clients override/,
      ],
      [
        'athena-plain',
        REST,
        'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration',
        undefined,
        /encrypts the results of queries/,
      ],
      [
        'athena-no-metrics',
        NO_LOGS,
        'WorkGroupConfiguration.PublishCloudWatchMetricsEnabled',
        false,
        /publishes metrics/,
      ],
    ],
  ),
  ...weaken('AWS::LakeFormation::DataLakeSettings', { Admins: [READER] }, [
    [
      'lakeformation-defaults',
      TOO_BROAD,
      'CreateTableDefaultPermissions',
      [{ Principal: EVERYONE, Permissions: ['ALL'] }],
      /grants nothing to all IAM principals/,
    ],
    ['lakeformation-full-tables', TOO_BROAD, 'AllowFullTableExternalDataAccess', true, /no access to whole tables/],
  ]),
  ...weaken(
    'AWS::LakeFormation::PrincipalPermissions',
    { Principal: READER, Permissions: ['SELECT'], PermissionsWithGrantOption: [], Resource: { Table: TABLE } },
    [['lakeformation-everyone', TOO_BROAD, 'Principal', EVERYONE, /permission names its principal/]],
  ),
  ...weaken(
    'AWS::QuickSight::DataSet',
    {
      AwsAccountId: '111122223333',
      DataSetId: 'sales',
      Name: 'Sales',
      ImportMode: 'SPICE',
      RowLevelPermissionDataSet: {
        Arn: 'arn:aws:quicksight:eu-central-1:111122223333:dataset/rows',
        PermissionPolicy: 'GRANT_ACCESS',
        Status: 'ENABLED',
      },
    },
    [['quicksight-rows-open', TOO_BROAD, 'RowLevelPermissionDataSet.Status', 'DISABLED', /row-level security enabled/]],
  ),
  ...weaken(
    'AWS::QuickSight::ActionConnector',
    {
      AwsAccountId: '111122223333',
      ActionConnectorId: 'orders',
      Name: 'Orders',
      Type: 'GENERIC_HTTP',
      AuthenticationConfig: {
        AuthenticationType: 'IAM',
        AuthenticationMetadata: { IamConnectionMetadata: { RoleArn: WORK } },
      },
    },
    [
      [
        'quicksight-connector-open',
        NO_AUTHENTICATION,
        'AuthenticationConfig.AuthenticationType',
        'NONE',
        /connector authenticates/,
      ],
    ],
  ),
  ...weaken('AWS::Glue::Database', { CatalogId: '111122223333', DatabaseInput: { Name: 'sales' } }, [
    [
      'glue-database-everyone',
      TOO_BROAD,
      'DatabaseInput.CreateTableDefaultPermissions',
      [{ Principal: EVERYONE, Permissions: ['ALL'] }],
      /grants nothing to all IAM principals/,
    ],
  ]),
  ...weaken(
    'AWS::QuickSight::Dashboard',
    {
      AwsAccountId: '111122223333',
      DashboardId: 'sales',
      Name: 'Sales',
      Permissions: [
        {
          Principal: 'arn:aws:quicksight:eu-central-1:111122223333:group/default/sales',
          Actions: ['quicksight:DescribeDashboard'],
        },
      ],
    },
    [
      [
        'quicksight-shared-with-all',
        TOO_BROAD,
        'Permissions.0.Principal',
        'arn:aws:quicksight:eu-central-1:111122223333:namespace/default',
        /shared with named users and groups/,
      ],
      [
        'quicksight-shared-by-link',
        TOO_BROAD,
        'LinkSharingConfiguration',
        {
          Permissions: [
            {
              Principal: 'arn:aws:quicksight:eu-central-1:111122223333:namespace/default',
              Actions: ['quicksight:DescribeDashboard'],
            },
          ],
        },
        /shared with named users and groups/,
      ],
    ],
  ),
];
