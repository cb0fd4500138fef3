import { redshiftServerlessRules } from '../../../src/rules/redshift/redshift-serverless';
import { decideProperty } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const workgroup = (properties: object) => ({
  resources: { Workgroup: { Type: 'AWS::RedshiftServerless::Workgroup', Properties: { ...properties } } },
});
const config = (ParameterValue: unknown) => ({
  ConfigParameters: [{ ParameterKey: 'require_ssl', ParameterValue }],
});

rulesDecide('Redshift Serverless rules', redshiftServerlessRules, {
  RedshiftServerlessPrivate: decideProperty('PubliclyAccessible', { holds: [false, undefined], broken: [true] }),
  RedshiftServerlessVpcRouting: decideProperty('EnhancedVpcRouting', { holds: [true], broken: [false, undefined] }),
  RedshiftServerlessAdministrator: decideProperty('AdminUsername', { holds: ['operator'], broken: ['admin'] }),
  RedshiftServerlessCustomerManagedKey: decideProperty('KmsKeyId', {
    holds: ['alias/sales'],
    broken: ['AWS_OWNED_KMS_KEY', undefined],
  }),
  RedshiftServerlessManagedPassword: decideProperty('ManageAdminPassword', {
    holds: [true],
    broken: [false, undefined],
    beside: { AdminUsername: 'operator' },
    notApplicable: [{}],
  }),
  RedshiftServerlessTls: {
    holds: [workgroup(config('true'))],
    broken: [workgroup({}), workgroup(config('false'))],
    undecided: [workgroup(config(UNKNOWN))],
  },
  RedshiftServerlessLogs: decideProperty('LogExports', {
    holds: [['userlog', 'connectionlog', 'useractivitylog']],
    broken: [undefined, ['userlog']],
  }),
});
