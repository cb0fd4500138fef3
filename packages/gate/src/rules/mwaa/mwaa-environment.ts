import { createPropertyRules } from '../property-rule';
import { awsDocs, cdkNag, checkov, nist, type Rule } from '../rule';

const TYPES = ['AWS::MWAA::Environment'];
const GUIDE = 'mwaa/latest/userguide';
const MODULES = ['DagProcessingLogs', 'SchedulerLogs', 'TaskLogs', 'WebserverLogs', 'WorkerLogs'];

/** Rules for Managed Workflows for Apache Airflow. */
export const mwaaEnvironmentRules: readonly Rule[] = [
  {
    id: 'MwaaEnvironmentLogs',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'MWAA environment sends all of its logs to CloudWatch',
    why: 'Without logs, an investigation cannot show who changed or started which workflow.',
    fix: 'Set Enabled to true for each module of LoggingConfiguration.',
    property: 'Properties.LoggingConfiguration',
    references: [cdkNag('MWAAAllLoggingInfo'), checkov('CKV_AWS_242'), checkov('CKV_AWS_244'), nist('AU-12')],
    check: (environment) =>
      MODULES.filter((module) => environment.at(`LoggingConfiguration.${module}.Enabled`).flag() !== true),
  },
  ...createPropertyRules([
    {
      id: 'MwaaEnvironmentPrivate',
      level: 'required',
      group: 'noPublicAccess',
      types: TYPES,
      what: 'MWAA web server is not on the internet',
      why: 'A stolen session of one user starts workflows with the rights of the environment, from anywhere.',
      fix: 'Set WebserverAccessMode to PRIVATE_ONLY, or remove it.',
      property: 'WebserverAccessMode',
      references: [checkov('CKV2_AWS_66'), nist('SC-7')],
      expects: { differsFrom: ['PUBLIC_ONLY', 'PUBLIC_AND_PRIVATE'] },
    },
    {
      id: 'MwaaEnvironmentCustomerManagedKey',
      level: 'hardening',
      group: 'keyManagement',
      types: TYPES,
      what: 'MWAA environment is encrypted with a customer managed key',
      why: 'The policy of the AWS owned key is not visible, and its use cannot be taken away.',
      fix: 'Set KmsKey to a customer managed key.',
      property: 'KmsKey',
      references: [awsDocs(`${GUIDE}/encryption-at-rest.html`), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
    {
      id: 'MwaaEnvironmentServerlessKey',
      level: 'hardening',
      group: 'keyManagement',
      types: ['AWS::MWAAServerless::Workflow'],
      what: 'MWAA Serverless workflow is encrypted with a customer managed key',
      why: 'The policy of the AWS owned key is not visible, and its use cannot be taken away.',
      fix: 'Set EncryptionConfiguration.Type to CUSTOMER_MANAGED_KEY and KmsKeyId to a key.',
      property: 'EncryptionConfiguration.KmsKeyId',
      references: [awsDocs(`${GUIDE}/encryption-at-rest.html`), nist('SC-12')],
      expects: { customerManagedKey: true },
    },
  ]),
];
