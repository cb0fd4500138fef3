import { rdsProxyRules } from '../../../src/rules/rds/rds-proxy';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('RDS Proxy rules', rdsProxyRules, {
  RdsProxyTls: {
    holds: [{ RequireTLS: true }, { RequireTLS: 'true' }],
    broken: [{}, { RequireTLS: false }],
    undecided: [{ RequireTLS: UNKNOWN }],
  },
  RdsProxyIamAuthentication: {
    holds: [{ DefaultAuthScheme: 'IAM_AUTH' }, { Auth: [{ IAMAuth: 'REQUIRED' }] }],
    broken: [{}, { DefaultAuthScheme: 'NONE' }, { Auth: [{ IAMAuth: 'REQUIRED' }, { IAMAuth: 'DISABLED' }] }],
    undecided: [{ DefaultAuthScheme: UNKNOWN }, { Auth: [{ IAMAuth: UNKNOWN }] }],
  },
  RdsProxyPasswordAlgorithm: {
    holds: [{}, { Auth: [{ ClientPasswordAuthType: 'POSTGRES_SCRAM_SHA_256' }] }],
    broken: [
      { Auth: [{ ClientPasswordAuthType: 'POSTGRES_MD5' }] },
      { Auth: [{ ClientPasswordAuthType: 'MYSQL_NATIVE_PASSWORD' }] },
    ],
    undecided: [{ Auth: [{ ClientPasswordAuthType: UNKNOWN }] }],
  },
  RdsProxyDebugLoggingDisabled: {
    holds: [{}, { DebugLogging: false }],
    broken: [{ DebugLogging: true }],
    undecided: [{ DebugLogging: UNKNOWN }],
  },
  RdsProxyVpcSecurityGroups: {
    holds: [{ VpcSecurityGroupIds: ['sg-example'] }],
    broken: [{}, { VpcSecurityGroupIds: [] }],
    undecided: [{ VpcSecurityGroupIds: UNKNOWN }],
  },
  RdsProxyIdleClientTimeout: {
    holds: [{}, { IdleClientTimeout: 1800 }],
    broken: [{ IdleClientTimeout: 28_800 }],
    undecided: [{ IdleClientTimeout: UNKNOWN }],
  },
});
