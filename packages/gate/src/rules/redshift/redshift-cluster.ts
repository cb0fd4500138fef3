import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, prowler, type Rule, securityHub } from '../rule';
import { decideParameters, isOn } from './redshift-parameters';

const CLUSTER = ['AWS::Redshift::Cluster'];
const PARAMETERS = ['AWS::Redshift::ClusterParameterGroup'];
const GUIDE = 'redshift/latest/mgmt';

/**
 * Rules for clusters. cdk-nag has rules about encryption, public access, logs, backups, upgrades and the name of the
 * administrator.
 */
export const redshiftClusterRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'RedshiftClusterVpcRouting',
      level: 'required',
      group: 'closedOutbound',
      types: CLUSTER,
      what: 'Redshift cluster routes COPY and UNLOAD through its VPC',
      why: 'Otherwise data leaves over the internet, past security groups, endpoint policies and flow logs.',
      fix: 'Set EnhancedVpcRouting to true.',
      property: 'EnhancedVpcRouting',
      references: [securityHub('Redshift.7'), prowler('redshift_cluster_enhanced_vpc_routing'), nist('SC-7')],
      expects: { equals: true },
    },
    {
      id: 'RedshiftClusterCustomerManagedKey',
      level: 'required',
      group: 'keyManagement',
      types: [...CLUSTER, 'AWS::Redshift::SnapshotCopyGrant'],
      what: 'Redshift data is encrypted with a customer managed key',
      why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
      fix: 'Set KmsKeyId to a customer managed key.',
      property: 'KmsKeyId',
      references: [checkov('CKV_AWS_142'), awsConfig('redshift-cluster-kms-enabled'), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
    {
      id: 'RedshiftClusterManagedPassword',
      level: 'hardening',
      group: 'passwords',
      types: CLUSTER,
      what: 'Redshift manages the password of the administrator in Secrets Manager',
      why: 'A password that people choose does not rotate, and is known to everyone who deploys.',
      fix: 'Set ManageMasterPassword to true, and remove MasterUserPassword.',
      property: 'ManageMasterPassword',
      references: [awsDocs(`${GUIDE}/redshift-secrets-manager-integration.html`), nist('IA-5')],
      expects: { equals: true },
      onlyIf: (cluster) => !cluster.at('SnapshotIdentifier').present,
    },
    {
      id: 'RedshiftClusterDatabaseName',
      level: 'required',
      group: 'takeoverProtection',
      types: CLUSTER,
      what: 'Redshift cluster does not use the default name of the database',
      why: 'Attackers try the default name first.',
      fix: 'Set DBName to another name than dev.',
      property: 'DBName',
      references: [securityHub('Redshift.9'), nist('CM-6')],
      expects: { differsFrom: 'dev' },
    },
  ]),
  {
    id: 'RedshiftClusterParameterTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: PARAMETERS,
    what: 'Redshift parameter group requires TLS',
    why: 'A client that connects without TLS sends its password and all rows in clear text.',
    fix: 'Set the parameter require_ssl to true.',
    property: 'Properties.Parameters',
    references: [securityHub('Redshift.2'), checkov('CKV_AWS_105'), nist('SC-8')],
    check: skipBesideCluster(decideParameters('Parameters', (find) => isOn(find('require_ssl')))),
  },
  {
    id: 'RedshiftClusterParameterActivityLog',
    level: 'required',
    group: 'auditLogs',
    types: PARAMETERS,
    what: 'Redshift parameter group logs the statements of users',
    why: 'Without the log, an investigation does not show which tables a user read.',
    fix: 'Set the parameter enable_user_activity_logging to true.',
    property: 'Properties.Parameters',
    references: [securityHub('Redshift.4'), awsConfig('redshift-audit-logging-enabled'), nist('AU-12')],
    check: skipBesideCluster(decideParameters('Parameters', (find) => isOn(find('enable_user_activity_logging')))),
  },
];

/** cdk-nag judges the parameters where the cluster is, and reports them there. */
function skipBesideCluster(check: Rule['check']): Rule['check'] {
  return (group, templates) => (templates.ofType(...CLUSTER).length > 0 ? 'not applicable' : check(group, templates));
}
