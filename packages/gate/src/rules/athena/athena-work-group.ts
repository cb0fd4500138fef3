import type { TemplateResource } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { awsConfig, awsDocs, checkov, nist, prowler, type Rule, securityHub, trivy } from '../rule';

const TYPES = ['AWS::Athena::WorkGroup'];
const CONFIGURATION = 'WorkGroupConfiguration';
const UPDATES = 'WorkGroupConfigurationUpdates';
const GUIDE = 'athena/latest/ug';

/** Rules for workgroups. */
export const athenaWorkGroupRules: readonly Rule[] = [
  {
    id: 'AthenaWorkGroupResultsEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'Athena workgroup encrypts the results of queries',
    why: 'Results are copies of the data, in a bucket that often has other readers.',
    fix: 'Set ResultConfiguration.EncryptionConfiguration.EncryptionOption to SSE_KMS.',
    property: `Properties.${CONFIGURATION}.ResultConfiguration.EncryptionConfiguration`,
    references: [
      trivy('AVD-AWS-0006'),
      checkov('CKV_AWS_159'),
      awsConfig('athena-workgroup-encrypted-at-rest'),
      prowler('athena_workgroup_encryption'),
      awsDocs(`${GUIDE}/encrypting-query-results-stored-in-s3.html`),
    ],
    check: encryptsResults,
  },
  ...createElementRules([
    {
      id: 'AthenaWorkGroupEnforced',
      level: 'required',
      group: 'encryptionAtRest',
      types: TYPES,
      what: 'Athena workgroup does not let clients override its configuration',
      why: 'A client otherwise writes results without encryption, or into a bucket of its choice.',
      fix: 'Set EnforceWorkGroupConfiguration to true, or remove it.',
      elements: [`${CONFIGURATION}.EnforceWorkGroupConfiguration`, `${UPDATES}.EnforceWorkGroupConfiguration`],
      isFaulty: (enforced) => enforced.flag() === false,
      references: [
        checkov('CKV_AWS_82'),
        trivy('AVD-AWS-0007'),
        prowler('athena_workgroup_enforce_configuration'),
        awsDocs(`${GUIDE}/workgroups-settings-override.html`),
      ],
    },
    {
      id: 'AthenaWorkGroupLogging',
      level: 'required',
      group: 'auditLogs',
      types: TYPES,
      what: 'Athena workgroup publishes metrics of its queries',
      why: 'Without metrics nothing shows that a stolen credential reads whole tables.',
      fix: 'Set PublishCloudWatchMetricsEnabled to true, or remove it.',
      elements: [`${CONFIGURATION}.PublishCloudWatchMetricsEnabled`, `${UPDATES}.PublishCloudWatchMetricsEnabled`],
      isFaulty: (published) => published.flag() === false,
      references: [securityHub('Athena.4'), prowler('athena_workgroup_logging_enabled'), nist('AU-12')],
    },
  ]),
];

function encryptsResults(group: TemplateResource): boolean {
  const removes = [
    'RemoveCustomerContentEncryptionConfiguration',
    'ResultConfigurationUpdates.RemoveEncryptionConfiguration',
  ];
  if (removes.some((remove) => group.at(`${UPDATES}.${remove}`).flag() === true)) return false;
  // Athena encrypts results that it keeps itself.
  if (group.at(`${CONFIGURATION}.ManagedQueryResultsConfiguration.Enabled`).flag() === true) return true;
  return group.at(`${CONFIGURATION}.ResultConfiguration.EncryptionConfiguration.EncryptionOption`).present;
}
