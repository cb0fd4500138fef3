import { elastiCacheRules } from '../../../src/rules/elasticache/elasti-cache';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const CMK = 'alias/cache';

rulesDecide('ElastiCache rules', elastiCacheRules, {
  ElastiCacheTlsRequired: decideProperty('TransitEncryptionMode', {
    holds: [undefined, 'required'],
    broken: ['preferred'],
  }),
  ElastiCacheClusterTls: decideProperty('TransitEncryptionEnabled', { holds: [true], broken: [false, undefined] }),
  ElastiCacheGroupAuthenticates: decideProperty('UserGroupIds', {
    holds: [['services'], [{ Ref: 'Users' }]],
    broken: [undefined, []],
    unknownAt: '',
    notApplicable: [{ AuthToken: '{{resolve:secretsmanager:cache}}' }],
  }),
  ElastiCacheServerlessUsers: decideProperty('UserGroupId', {
    holds: ['operators', { Ref: 'Users' }],
    broken: [undefined, ''],
    beside: { Engine: 'valkey' },
    unknownAt: 'Engine',
    notApplicable: [{ Engine: 'memcached' }],
  }),
  ElastiCacheBackup: decideProperty('SnapshotRetentionLimit', {
    holds: [1, '7'],
    broken: [0, undefined],
    notApplicable: [{ Engine: 'memcached' }],
  }),
  ElastiCacheMinorVersionUpgrade: decideProperty('AutoMinorVersionUpgrade', {
    holds: [undefined, true],
    broken: [false, 'false'],
  }),
  ElastiCacheCustomerManagedKey: decideProperty('KmsKeyId', { holds: [CMK], broken: [undefined] }),
  ElastiCacheLogs: decideProperty('LogDeliveryConfigurations', {
    holds: [[{ LogType: 'engine-log' }]],
    broken: [undefined, []],
    unknownAt: '',
  }),
  ElastiCacheUserDefault: {
    holds: [{ UserIds: ['app', { Ref: 'Subject' }] }],
    broken: [{ UserIds: ['app', 'default'] }],
    undecided: [{ UserIds: [UNKNOWN] }],
  },
  ElastiCacheUserPassword: {
    holds: [
      { AuthenticationMode: { Type: 'iam' }, AccessString: 'on ~app:* +@read' },
      { Passwords: ['{{resolve:secretsmanager:cache}}'], NoPasswordRequired: false },
    ],
    broken: [
      { AuthenticationMode: { Type: 'no-password-required' }, AccessString: 'on ~* +@read' },
      { NoPasswordRequired: 'true' },
      { NoPasswordRequired: true, AccessString: 'off on +@read' },
    ],
    undecided: [{ AuthenticationMode: { Type: UNKNOWN } }],
    notApplicable: [{ NoPasswordRequired: true, AccessString: 'off -@all' }],
  },
  ElastiCacheUserRights: {
    holds: [
      { AccessString: 'on ~app:* +@all' },
      { AccessString: 'on ~* +@read' },
      { AccessString: 'on ~* +@all -@dangerous' },
      { AccessString: 'off ~* +@all' },
    ],
    broken: [{ AccessString: 'on ~* +@all' }, { AccessString: 'on allkeys allcommands' }],
    undecided: [{ AccessString: UNKNOWN }],
  },
});
