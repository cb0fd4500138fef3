import { dmsEndpointRules } from '../../../src/rules/dms/dms-endpoint';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('DMS endpoint rules', dmsEndpointRules, {
  DmsEndpointKafkaHostVerified: decideProperty('KafkaSettings.SslEndpointIdentificationAlgorithm', {
    holds: ['https', undefined],
    broken: ['none'],
  }),
  DmsEndpointTls: decideProperty('SslMode', {
    holds: ['verify-full', 'require'],
    broken: ['none', undefined],
    beside: { EngineName: 'postgres' },
    notApplicable: [{ EngineName: 's3', SslMode: 'none' }, { EngineName: 'redis' }],
  }),
  DmsEndpointRedisTls: decideProperty('RedisSettings.SslSecurityProtocol', {
    holds: ['ssl-encryption', undefined],
    broken: ['plaintext'],
  }),
  DmsEndpointRedisAuthentication: decideProperty('RedisSettings.AuthType', {
    holds: ['auth-role', 'auth-token'],
    broken: ['none'],
  }),
  DmsEndpointMongoAuthentication: decideProperty('MongoDbSettings.AuthType', {
    holds: ['password', undefined],
    broken: ['no'],
  }),
  DmsEndpointNeptuneIam: decideProperty('NeptuneSettings.IamAuthEnabled', {
    holds: [true],
    broken: [false, undefined],
    beside: { EngineName: 'neptune' },
    notApplicable: [{ EngineName: 'mysql' }],
  }),
  DmsEndpointKafkaTls: decideProperty('KafkaSettings.SecurityProtocol', {
    holds: ['sasl-ssl', 'ssl-encryption'],
    broken: ['plaintext', undefined],
    beside: { EngineName: 'kafka' },
    notApplicable: [{ EngineName: 'kinesis' }],
  }),
  DmsEndpointCustomerManagedKey: decideProperty('KmsKeyId', { holds: ['alias/dms'], broken: [undefined] }),
  DmsEndpointProviderTls: decideProperty('Settings', {
    holds: [{ PostgreSqlSettings: { SslMode: 'verify-full' } }, { MySqlSettings: { ServerName: 'db' } }],
    broken: [{ PostgreSqlSettings: { SslMode: 'none' } }],
  }),
});
