import { databaseProxyRules } from '../../../lib/compliance/rules/database-proxy-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

rulesDecide('database proxy rules', databaseProxyRules, {
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
  RdsProxyNoStatementsInLogs: {
    holds: [{}, { DebugLogging: false }],
    broken: [{ DebugLogging: true }],
    undecided: [{ DebugLogging: UNKNOWN }],
  },
});
