import type { TemplateResource } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, pciDss, prowler, type Rule, securityHub, trivy } from '../rule';
import { grantsEverything, isSwitchedOff } from './redis-access';

const [GROUP, CLUSTER, SERVERLESS] = [
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ServerlessCache',
];
const GUIDE = 'AmazonElastiCache/latest/dg';
const TLS = awsDocs(`${GUIDE}/in-transit-encryption.html`);
const RBAC = awsDocs(`${GUIDE}/Clusters.RBAC.html`);

/** Rules for caches. cdk-nag has rules about encryption, tokens, zones and ports of replication groups. */
export const elastiCacheRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'ElastiCacheTlsRequired',
      level: 'required',
      group: 'encryptionInTransit',
      types: [GROUP],
      what: 'ElastiCache replication group refuses connections without TLS',
      why: 'A client that connects without TLS sends its password and all data in clear text.',
      fix: 'Set TransitEncryptionMode to required. The value preferred is for a migration only.',
      property: 'TransitEncryptionMode',
      references: [pciDss('4.2.1'), securityHub('ElastiCache.5'), TLS, nist('SC-8')],
      expects: { differsFrom: 'preferred' },
    },
    {
      id: 'ElastiCacheClusterTls',
      level: 'required',
      group: 'encryptionInTransit',
      types: [CLUSTER],
      what: 'ElastiCache cluster encrypts connections',
      why: 'Whoever reads traffic inside the VPC sees sessions and records from the cache.',
      fix: 'Set TransitEncryptionEnabled to true. Valkey and Redis need an AWS::ElastiCache::ReplicationGroup for it.',
      property: 'TransitEncryptionEnabled',
      references: [pciDss('4.2.1'), TLS, nist('SC-8')],
      expects: { equals: true },
    },
    {
      id: 'ElastiCacheGroupAuthenticates',
      level: 'required',
      group: 'authenticatedRequests',
      types: [GROUP],
      what: 'ElastiCache replication group authenticates its clients',
      why: 'Without users or a token every client in the network reads and deletes everything.',
      fix: 'Set UserGroupIds to an AWS::ElastiCache::UserGroup, or AuthToken to a reference to a secret.',
      property: 'UserGroupIds',
      references: [securityHub('ElastiCache.6'), pciDss('8.3.1'), RBAC, nist('IA-2')],
      expects: { present: true },
      // AwsSolutions-AEC6 wants a token also beside users, so an app with users acknowledges it.
      onlyIf: (group) => !group.at('AuthToken').present,
    },
    {
      id: 'ElastiCacheServerlessUsers',
      level: 'required',
      group: 'authenticatedRequests',
      types: [SERVERLESS],
      what: 'ElastiCache serverless cache authenticates its clients',
      why: 'Without a user group every client in the network reads and deletes everything, without a password.',
      fix: 'Set UserGroupId to an AWS::ElastiCache::UserGroup.',
      property: 'UserGroupId',
      references: [pciDss('8.3.1'), RBAC, nist('IA-2')],
      expects: { present: true },
      onlyIf: (cache) => cache.at('Engine').text() !== 'memcached',
    },
    {
      id: 'ElastiCacheBackup',
      level: 'required',
      keepsData: true,
      group: 'backups',
      types: [GROUP, CLUSTER],
      what: 'ElastiCache cluster has automatic backups',
      why: 'Data that one wrong FLUSHALL deletes cannot be restored.',
      fix: 'Set SnapshotRetentionLimit to 1 or more days.',
      property: 'SnapshotRetentionLimit',
      references: [securityHub('ElastiCache.1'), trivy('AVD-AWS-0050'), nist('CP-9')],
      expects: { atLeast: 1 },
      onlyIf: (cluster) => cluster.at('Engine').text() !== 'memcached',
    },
    {
      id: 'ElastiCacheMinorVersionUpgrade',
      level: 'required',
      group: 'patched',
      types: [GROUP, CLUSTER],
      what: 'ElastiCache cluster installs minor engine versions automatically',
      why: 'Minor versions close security holes that are public from the day of the release.',
      fix: 'Set AutoMinorVersionUpgrade to true, or remove it: true is the default.',
      property: 'AutoMinorVersionUpgrade',
      references: [securityHub('ElastiCache.2'), nist('SI-2')],
      expects: { differsFrom: false },
    },
    {
      id: 'ElastiCacheCustomerManagedKey',
      level: 'hardening',
      group: 'keyManagement',
      types: [GROUP, SERVERLESS, 'AWS::ElastiCache::ServerlessCacheSnapshot'],
      what: 'ElastiCache data is encrypted with a customer managed key',
      why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
      fix: 'Set KmsKeyId to a customer managed key.',
      property: 'KmsKeyId',
      references: [checkov('CKV_AWS_191'), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
    {
      id: 'ElastiCacheLogs',
      level: 'hardening',
      group: 'auditLogs',
      types: [GROUP],
      what: 'ElastiCache replication group delivers its logs',
      why: 'Without logs, an investigation does not show which commands ran.',
      fix: 'Add an entry with LogType engine-log to LogDeliveryConfigurations.',
      property: 'LogDeliveryConfigurations',
      references: [awsDocs(`${GUIDE}/Log_Delivery.html`), nist('AU-12')],
      expects: { present: true },
    },
  ]),
  ...createElementRules([
    {
      id: 'ElastiCacheUserDefault',
      level: 'required',
      group: 'authenticatedRequests',
      types: ['AWS::ElastiCache::UserGroup'],
      what: 'ElastiCache user group replaces the default user',
      why: 'The built-in user needs no password, and may run every command on every key.',
      fix: 'Replace default in UserIds by the id of an AWS::ElastiCache::User whose UserName is default and that is off.',
      elements: 'UserIds.*',
      references: [pciDss('2.2.2'), RBAC, nist('IA-2')],
      isFaulty: (user) => user.target() === undefined && user.text() === 'default',
    },
  ]),
  {
    id: 'ElastiCacheUserPassword',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::ElastiCache::User'],
    what: 'ElastiCache user needs a password or an IAM identity',
    why: 'Every client that reaches the port signs in as this user.',
    fix: 'Set AuthenticationMode.Type to iam, and remove NoPasswordRequired.',
    property: 'Properties.AuthenticationMode.Type',
    references: [pciDss('8.3.1'), prowler('elasticache_redis_replication_group_auth_enabled'), RBAC, nist('IA-2')],
    check: (user) => (isSwitchedOff(user.at('AccessString')) ? 'not applicable' : !signsInWithoutPassword(user)),
  },
  {
    id: 'ElastiCacheUserRights',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::ElastiCache::User'],
    what: 'ElastiCache user may not run every command on every key',
    why: 'A stolen session of an application deletes all keys, and reads those of other applications.',
    fix: 'Restrict AccessString: name key patterns and categories, or add -@dangerous and -@admin.',
    property: 'Properties.AccessString',
    references: [pciDss('7.2.2'), RBAC, nist('AC-6')],
    check: (user) => !grantsEverything(user.at('AccessString')),
  },
];

function signsInWithoutPassword(user: TemplateResource): boolean {
  return (
    user.at('AuthenticationMode.Type').text() === 'no-password-required' ||
    user.at('NoPasswordRequired').flag() === true
  );
}
