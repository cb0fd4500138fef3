import type { TemplateResource } from '../../templates/template-resource';
import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, checkov, nist, pciDss, type Rule, securityHub, trivy } from '../rule';

const BROKER = ['AWS::AmazonMQ::Broker'];
const GUIDE = 'amazon-mq/latest/developer-guide';

/** Rules for message brokers. They encrypt all data at rest and all connections. */
export const amazonMqRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'AmazonMqPrivate',
      level: 'required',
      group: 'noPublicAccess',
      types: BROKER,
      what: 'Amazon MQ broker is not publicly accessible',
      why: 'Passwords of users and of the web console can be tried from the internet.',
      fix: 'Set PubliclyAccessible to false. It cannot be changed later.',
      property: 'PubliclyAccessible',
      references: [checkov('CKV_AWS_69'), trivy('AVD-AWS-0072'), awsConfig('mq-no-public-access'), nist('SC-7')],
      expects: { equals: false },
    },
    {
      id: 'AmazonMqGeneralLog',
      level: 'required',
      group: 'auditLogs',
      types: BROKER,
      what: 'Amazon MQ broker publishes its general log',
      why: 'Without the log, refused sign-ins and changes of settings are not visible.',
      fix: 'Set Logs.General to true.',
      property: 'Logs.General',
      references: [checkov('CKV_AWS_48'), trivy('AVD-AWS-0071'), nist('AU-12')],
      expects: { equals: true },
    },
    {
      id: 'AmazonMqAuditLog',
      level: 'required',
      group: 'auditLogs',
      types: BROKER,
      what: 'ActiveMQ broker publishes its audit log',
      why: 'Without the log, an investigation does not show who managed the broker.',
      fix: 'Set Logs.Audit to true.',
      property: 'Logs.Audit',
      references: [securityHub('MQ.2'), checkov('CKV_AWS_197'), trivy('AVD-AWS-0070'), nist('AU-12')],
      expects: { equals: true },
      onlyIf: isActiveMq,
    },
    {
      id: 'AmazonMqMinorVersionUpgrade',
      level: 'required',
      group: 'patched',
      types: BROKER,
      what: 'Amazon MQ broker installs minor engine versions automatically',
      why: 'Minor versions close security holes that are public from the day of the release.',
      fix: 'Set AutoMinorVersionUpgrade to true.',
      property: 'AutoMinorVersionUpgrade',
      references: [securityHub('MQ.3'), checkov('CKV_AWS_207'), nist('SI-2')],
      expects: { differsFrom: false },
    },
    {
      id: 'AmazonMqCustomerManagedKey',
      level: 'hardening',
      group: 'keyManagement',
      types: BROKER,
      what: 'Amazon MQ broker is encrypted with a customer managed key',
      why: 'With a key of AWS no key policy decides who reads the data, and no person can withdraw the key.',
      fix: 'Set EncryptionOptions.KmsKeyId to a customer managed key, and UseAwsOwnedKey to false.',
      property: 'EncryptionOptions.KmsKeyId',
      references: [checkov('CKV_AWS_209'), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
    {
      id: 'AmazonMqAvailability',
      level: 'required',
      group: 'resilience',
      types: BROKER,
      what: 'Amazon MQ broker runs in more than one Availability Zone',
      why: 'A broker in one zone is unavailable for as long as the zone is.',
      fix: 'Set DeploymentMode to ACTIVE_STANDBY_MULTI_AZ (RabbitMQ: CLUSTER_MULTI_AZ).',
      property: 'DeploymentMode',
      references: [securityHub('MQ.5'), securityHub('MQ.6'), nist('CP-10')],
      expects: { matches: /MULTI_AZ$/ },
    },
  ]),
  {
    id: 'AmazonMqAnonymousAccess',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::AmazonMQ::Configuration'],
    what: 'ActiveMQ configuration does not let anonymous clients in',
    why: 'Every client that reaches the broker reads and writes its queues.',
    fix: 'Remove anonymousAccessAllowed from the simpleAuthenticationPlugin in Data.',
    property: 'Properties.Data',
    references: [pciDss('8.3.1'), awsDocs(`${GUIDE}/amazon-mq-broker-configuration-parameters.html`), nist('IA-2')],
    check: (configuration) => !/anonymousAccessAllowed\s*=\s*["']true/i.test(readData(configuration)),
  },
  {
    id: 'AmazonMqVerifiesServers',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::AmazonMQ::Configuration'],
    what: 'RabbitMQ configuration verifies the servers that authenticate users',
    why: 'Whoever answers in place of the directory decides who signs in.',
    fix: 'Remove verify_none and use_ssl = false from Data.',
    property: 'Properties.Data',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/rabbitmq-broker-configuration-parameters.html`), nist('SC-8')],
    check: (configuration) => !/\bverify_none\b|\buse_ssl\s*=\s*false/i.test(readData(configuration)),
  },
];

function isActiveMq(broker: TemplateResource): boolean {
  return broker.at('EngineType').text()?.toUpperCase() === 'ACTIVEMQ';
}

/** The text of a configuration. It is written in base64, or as a text inside of `Fn::Base64`. */
function readData(configuration: TemplateResource): string {
  const data = configuration.at('Data').text() ?? '';
  const isText = /<|\s=|=[^=\s]/.test(data);
  return isText ? data : Buffer.from(data, 'base64').toString('utf8');
}
