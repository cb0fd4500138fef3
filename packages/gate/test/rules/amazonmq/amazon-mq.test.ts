import { amazonMqRules } from '../../../src/rules/amazonmq/amazon-mq';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const encode = (text: string) => Buffer.from(text).toString('base64');
const broker = (anonymous: boolean) =>
  `<broker><plugins><simpleAuthenticationPlugin anonymousAccessAllowed="${anonymous}"/></plugins></broker>`;

rulesDecide('Amazon MQ rules', amazonMqRules, {
  AmazonMqPrivate: decideProperty('PubliclyAccessible', { holds: [false], broken: [true, 'true'] }),
  AmazonMqGeneralLog: decideProperty('Logs.General', { holds: [true], broken: [false, undefined] }),
  AmazonMqAuditLog: decideProperty('Logs.Audit', {
    holds: [true],
    broken: [false, undefined],
    beside: { EngineType: 'ActiveMQ' },
    notApplicable: [{ EngineType: 'RABBITMQ' }],
  }),
  AmazonMqMinorVersionUpgrade: decideProperty('AutoMinorVersionUpgrade', { holds: [true, undefined], broken: [false] }),
  AmazonMqCustomerManagedKey: decideProperty('EncryptionOptions.KmsKeyId', {
    holds: ['alias/broker'],
    broken: [undefined],
  }),
  AmazonMqAvailability: decideProperty('DeploymentMode', {
    holds: ['ACTIVE_STANDBY_MULTI_AZ', 'CLUSTER_MULTI_AZ'],
    broken: ['SINGLE_INSTANCE'],
  }),
  AmazonMqAnonymousAccess: decideProperty('Data', {
    holds: [encode(broker(false)), { 'Fn::Base64': '<broker/>' }],
    broken: [encode(broker(true)), { 'Fn::Base64': broker(true) }],
  }),
  AmazonMqVerifiesServers: decideProperty('Data', {
    holds: [encode('auth_ldap.use_ssl = true\nauth_ldap.ssl_options.verify = verify_peer')],
    broken: [encode('auth_ldap.ssl_options.verify = verify_none'), { 'Fn::Base64': 'auth_ldap.use_ssl = false' }],
  }),
});
