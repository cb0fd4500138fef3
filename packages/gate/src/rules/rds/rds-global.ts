import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, type Rule, securityHub } from '../rule';

const GLOBAL = ['AWS::RDS::GlobalCluster'];
const GUIDE = 'AmazonRDS/latest/AuroraUserGuide';

/** Rules for databases other than single instances: global and limitless ones, and the Data API. */
export const rdsGlobalRules: readonly Rule[] = createPropertyRules([
  {
    id: 'RdsGlobalEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: GLOBAL,
    what: 'RDS global database is encrypted at rest',
    why: 'Storage and snapshots in every region are readable in copies.',
    fix: 'Set StorageEncrypted to true. With a source cluster it is taken from there.',
    property: 'StorageEncrypted',
    references: [checkov('CKV_AWS_140'), securityHub('RDS.27'), nist('SC-28')],
    expects: { equals: true },
    onlyIf: (cluster) => !cluster.at('SourceDBClusterIdentifier').present,
  },
  {
    id: 'RdsGlobalDeletionProtection',
    level: 'required',
    keepsData: true,
    group: 'resilience',
    types: GLOBAL,
    what: 'RDS global database is protected against deletion',
    why: 'One wrong call removes the copies in other regions, which a failover needs.',
    fix: 'Set DeletionProtection to true.',
    property: 'DeletionProtection',
    references: [securityHub('RDS.7'), nist('CP-9')],
    expects: { equals: true },
  },
  {
    id: 'RdsGlobalClusterPrivate',
    level: 'required',
    group: 'noPublicAccess',
    types: ['AWS::RDS::DBCluster', 'AWS::RDS::DBShardGroup'],
    what: 'RDS cluster or shard group is not publicly accessible',
    why: 'A public address is scanned and its passwords are tried within minutes.',
    fix: 'Set PubliclyAccessible to false, or remove it.',
    property: 'PubliclyAccessible',
    references: [securityHub('RDS.2'), pciDss('1.4.4'), nist('SC-7')],
    expects: { differsFrom: true },
  },
  {
    id: 'RdsGlobalDataApi',
    level: 'required',
    group: 'privateNetwork',
    types: ['AWS::RDS::DBCluster'],
    what: 'RDS cluster does not answer SQL over the Data API',
    why: 'With leaked credentials of AWS, tables can be read from the internet, past the VPC.',
    fix: 'Set EnableHttpEndpoint to false, or remove it.',
    property: 'EnableHttpEndpoint',
    references: [pciDss('1.4.4'), awsDocs(`${GUIDE}/data-api.html`), nist('SC-7')],
    expects: { differsFrom: true },
  },
  {
    id: 'RdsGlobalIntegrationKey',
    level: 'hardening',
    group: 'keyManagement',
    types: ['AWS::RDS::Integration', 'AWS::Redshift::Integration', 'AWS::RDS::CustomDBEngineVersion'],
    what: 'Integration or engine of RDS is encrypted with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set KMSKeyId to a customer managed key.',
    property: 'KMSKeyId',
    references: [awsDocs(`${GUIDE}/zero-etl.html`), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
]);
