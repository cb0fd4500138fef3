import { isCustomerManagedKeyOrAlias } from '../kms/customer-managed-key';
import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, nist, type Rule, securityHub } from '../rule';
import { decideParameters, isOn } from './redshift-parameters';

const NAMESPACE = ['AWS::RedshiftServerless::Namespace'];
const WORKGROUP = ['AWS::RedshiftServerless::Workgroup'];
/** In place of a key: one that AWS owns. */
const OWNED_BY_AWS = 'AWS_OWNED_KMS_KEY';

/** Rules for Redshift Serverless, which always encrypts at rest. */
export const redshiftServerlessRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'RedshiftServerlessPrivate',
      level: 'required',
      group: 'noPublicAccess',
      types: WORKGROUP,
      what: 'Redshift Serverless workgroup is not publicly accessible',
      why: 'Passwords of the warehouse can be tried from the internet.',
      fix: 'Set PubliclyAccessible to false, or remove it.',
      property: 'PubliclyAccessible',
      references: [securityHub('RedshiftServerless.3'), nist('SC-7')],
      expects: { differsFrom: true },
    },
    {
      id: 'RedshiftServerlessVpcRouting',
      level: 'required',
      group: 'closedOutbound',
      types: WORKGROUP,
      what: 'Redshift Serverless workgroup routes COPY and UNLOAD through its VPC',
      why: 'Otherwise data leaves over the internet, past security groups, endpoint policies and flow logs.',
      fix: 'Set EnhancedVpcRouting to true.',
      property: 'EnhancedVpcRouting',
      references: [
        securityHub('RedshiftServerless.1'),
        awsConfig('redshift-serverless-workgroup-routes-within-vpc'),
        nist('SC-7'),
      ],
      expects: { equals: true },
    },
    {
      id: 'RedshiftServerlessAdministrator',
      level: 'required',
      group: 'takeoverProtection',
      types: NAMESPACE,
      what: 'Redshift Serverless namespace does not use the default name of the administrator',
      why: 'Attackers try the default name first.',
      fix: 'Set AdminUsername to a name other than admin.',
      property: 'AdminUsername',
      references: [securityHub('RedshiftServerless.5'), nist('CM-6')],
      expects: { differsFrom: 'admin' },
    },
    {
      id: 'RedshiftServerlessManagedPassword',
      level: 'hardening',
      group: 'passwords',
      types: NAMESPACE,
      what: 'Redshift Serverless manages the password of the administrator in Secrets Manager',
      why: 'A password that people choose does not rotate, and is known to everyone who deploys.',
      fix: 'Set ManageAdminPassword to true, and remove AdminUserPassword.',
      property: 'ManageAdminPassword',
      references: [awsDocs('redshift/latest/mgmt/redshift-secrets-manager-integration.html'), nist('IA-5')],
      expects: { equals: true },
      onlyIf: (namespace) => namespace.at('AdminUsername').present,
    },
  ]),
  {
    id: 'RedshiftServerlessCustomerManagedKey',
    level: 'required',
    group: 'keyManagement',
    types: NAMESPACE,
    what: 'Redshift Serverless namespace is encrypted with a customer managed key',
    why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
    fix: 'Set KmsKeyId to a customer managed key.',
    property: 'Properties.KmsKeyId',
    references: [securityHub('RedshiftServerless.4'), nist('SC-12')],
    check: (namespace) => {
      const key = namespace.at('KmsKeyId');
      return key.display() !== OWNED_BY_AWS && isCustomerManagedKeyOrAlias(key);
    },
  },
  {
    id: 'RedshiftServerlessTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: WORKGROUP,
    what: 'Redshift Serverless workgroup requires TLS',
    why: 'A client that connects without TLS sends its password and all rows in clear text.',
    fix: 'Set require_ssl to true in ConfigParameters.',
    property: 'Properties.ConfigParameters',
    references: [
      securityHub('RedshiftServerless.2'),
      awsConfig('redshift-serverless-workgroup-encrypted-in-transit'),
      nist('SC-8'),
    ],
    check: decideParameters('ConfigParameters', (find) => isOn(find('require_ssl'))),
  },
  {
    id: 'RedshiftServerlessLogs',
    level: 'required',
    group: 'auditLogs',
    types: NAMESPACE,
    what: 'Redshift Serverless namespace exports its connection and user logs',
    why: 'Without the logs, an investigation does not show who signed in or changed users.',
    fix: 'Set LogExports to userlog, connectionlog and useractivitylog.',
    property: 'Properties.LogExports',
    references: [securityHub('RedshiftServerless.6'), nist('AU-12')],
    check: (namespace) => {
      const exported = namespace
        .at('LogExports')
        .items()
        .map((log) => log.text());
      return ['userlog', 'connectionlog'].every((log) => exported.includes(log));
    },
  },
];
