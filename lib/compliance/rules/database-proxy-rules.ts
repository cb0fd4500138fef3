import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::RDS::DBProxy'];

/** Rules for the connection pool in front of the database. */
export const databaseProxyRules: readonly Rule[] = [
  {
    id: 'RdsProxyTls',
    types: TYPES,
    what: 'The proxy refuses connections without TLS.',
    why: 'Without it a client may send statements and rows in clear text through the network.',
    fix: 'Set RequireTLS to true.',
    property: 'Properties.RequireTLS',
    references: [securityHub('RDS.43'), nist('SC-8')],
    check: (proxy) => proxy.at('RequireTLS').flag() === true,
  },
  {
    id: 'RdsProxyIamAuthentication',
    types: TYPES,
    what: 'Clients sign in to the proxy with IAM tokens, never with a password.',
    why: 'A password outlives the one who knew it. A token ends after 15 minutes and CloudTrail knows who asked for it.',
    fix: 'Set DefaultAuthScheme to IAM_AUTH, or IAMAuth of every entry of Auth to REQUIRED.',
    property: 'Properties.DefaultAuthScheme',
    references: [nist('IA-2'), awsDocs('AmazonRDS/latest/AuroraUserGuide/rds-proxy-setup.html')],
    check: (proxy) => {
      const entries = proxy.at('Auth').items();
      if (entries.length > 0) return entries.every((entry) => entry.at('IAMAuth').text() === 'REQUIRED');
      return proxy.at('DefaultAuthScheme').text() === 'IAM_AUTH';
    },
  },
  {
    id: 'RdsProxyNoStatementsInLogs',
    types: TYPES,
    what: 'The proxy does not write statements to its log.',
    why: 'Debug logging writes the text of statements, and with it the data of persons, to a log with other readers.',
    fix: 'Set DebugLogging to false.',
    property: 'Properties.DebugLogging',
    references: [nist('SI-12'), awsDocs('AmazonRDS/latest/AuroraUserGuide/rds-proxy-creating.html')],
    check: (proxy) => proxy.at('DebugLogging').flag() !== true,
  },
];
