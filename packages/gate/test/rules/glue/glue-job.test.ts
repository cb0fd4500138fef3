import { glueJobRules } from '../../../src/rules/glue/glue-job';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const PROPERTIES = 'ConnectionInput.ConnectionProperties';
const SPARK = { Command: { Name: 'glueetl' } };
const JDBC = { ConnectionInput: { ConnectionType: 'JDBC' } };

rulesDecide('Glue job rules', glueJobRules, {
  GlueJobVersionSupported: decideProperty('GlueVersion', {
    holds: ['5.0', '3.0', undefined],
    broken: ['2.0', '0.9'],
    beside: SPARK,
    notApplicable: [{ Command: { Name: 'pythonshell' }, GlueVersion: '1.0' }],
  }),
  GlueJobSecurityConfiguration: decideProperty('SecurityConfiguration', {
    holds: ['encrypted'],
    broken: [undefined],
    unknownAt: '',
  }),
  GlueJobConnectionTls: decideProperty(`${PROPERTIES}.JDBC_ENFORCE_SSL`, {
    holds: ['true', true],
    broken: ['false', undefined],
    beside: JDBC,
    notApplicable: [{ ConnectionInput: { ConnectionType: 'NETWORK' } }],
  }),
  GlueJobConnectionKafkaTls: decideProperty(`${PROPERTIES}.KAFKA_SSL_ENABLED`, {
    holds: ['true', undefined],
    broken: ['false'],
  }),
  GlueJobConnectionJdbcCertificate: decideProperty(`${PROPERTIES}.SKIP_CUSTOM_JDBC_CERT_VALIDATION`, {
    holds: ['false', undefined],
    broken: ['true'],
  }),
  GlueJobConnectionKafkaCertificate: decideProperty(`${PROPERTIES}.KAFKA_SKIP_CUSTOM_CERT_VALIDATION`, {
    holds: ['false', undefined],
    broken: ['true'],
  }),
});
