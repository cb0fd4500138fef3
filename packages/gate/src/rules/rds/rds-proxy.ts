import { createElementRules } from '../element-rule';
import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::RDS::DBProxy'];
const GUIDE = 'AmazonRDS/latest/AuroraUserGuide';
/** Seconds. */
const HOUR = 3600;

/** Rules for RDS Proxy. */
export const rdsProxyRules: readonly Rule[] = [
  {
    id: 'RdsProxyTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'RDS Proxy requires TLS for all connections',
    why: 'Without it a client may send statements and rows in clear text through the network.',
    fix: 'Set RequireTLS to true.',
    property: 'Properties.RequireTLS',
    references: [securityHub('RDS.43'), nist('SC-8')],
    check: (proxy) => proxy.at('RequireTLS').flag() === true,
  },
  {
    id: 'RdsProxyIamAuthentication',
    level: 'hardening',
    group: 'databaseIdentity',
    types: TYPES,
    what: 'RDS Proxy requires IAM authentication from clients',
    why: 'A leaked password works until it is changed. An IAM token expires after 15 minutes and has a known user.',
    fix: 'Set DefaultAuthScheme to IAM_AUTH, or IAMAuth of every entry of Auth to REQUIRED.',
    property: 'Properties.DefaultAuthScheme',
    references: [awsDocs(`${GUIDE}/rds-proxy-setup.html`), nist('IA-2')],
    check: (proxy) => {
      const entries = proxy.at('Auth').items();
      if (entries.length > 0) return entries.every((entry) => entry.at('IAMAuth').text() === 'REQUIRED');
      return proxy.at('DefaultAuthScheme').text() === 'IAM_AUTH';
    },
  },
  ...createElementRules([
    {
      id: 'RdsProxyPasswordAlgorithm',
      level: 'required',
      group: 'passwords',
      types: TYPES,
      what: 'RDS Proxy takes no passwords with old algorithms from clients',
      why: 'An attacker who reads the exchange finds the password, or signs in with its hash.',
      fix: 'Set ClientPasswordAuthType to POSTGRES_SCRAM_SHA_256 or MYSQL_CACHING_SHA2_PASSWORD.',
      elements: 'Auth.*.ClientPasswordAuthType',
      references: [pciDss('8.3.2'), awsDocs(`${GUIDE}/rds-proxy-creating.html`), nist('IA-5')],
      isFaulty: (type) => /^(POSTGRES_MD5|MYSQL_NATIVE_PASSWORD)$/.test(type.text() ?? ''),
    },
  ]),
  {
    id: 'RdsProxyDebugLoggingDisabled',
    level: 'hardening',
    group: 'noDataInLogs',
    types: TYPES,
    what: 'RDS Proxy does not log SQL statements',
    why: 'Debug logging writes statements with personal data to a log that more people can read.',
    fix: 'Set DebugLogging to false, or remove it.',
    property: 'Properties.DebugLogging',
    references: [awsDocs(`${GUIDE}/rds-proxy-creating.html`), nist('SI-12')],
    check: (proxy) => proxy.at('DebugLogging').flag() !== true,
  },
  {
    id: 'RdsProxyVpcSecurityGroups',
    level: 'hardening',
    group: 'closedInbound',
    types: TYPES,
    what: 'RDS Proxy names its security groups',
    why: 'Without one RDS uses the default security group, whose members reach each other on every port.',
    fix: 'Set VpcSecurityGroupIds to a security group of this proxy.',
    property: 'Properties.VpcSecurityGroupIds',
    references: [awsDocs('vpc/latest/userguide/default-security-group.html'), nist('SC-7')],
    check: (proxy) => proxy.at('VpcSecurityGroupIds').items().length > 0,
  },
  {
    id: 'RdsProxyIdleClientTimeout',
    level: 'hardening',
    group: 'shortSessions',
    types: TYPES,
    what: 'RDS Proxy disconnects clients that are idle for one hour or less',
    why: 'A hijacked connection stays usable for as long as the proxy keeps it open.',
    fix: 'Set IdleClientTimeout to 3600 seconds or less. The default is 1800.',
    property: 'Properties.IdleClientTimeout',
    references: [awsDocs(`${GUIDE}/rds-proxy-connections.html`), nist('SC-10')],
    check: (proxy) => (proxy.at('IdleClientTimeout').number() ?? 0) <= HOUR,
  },
];
