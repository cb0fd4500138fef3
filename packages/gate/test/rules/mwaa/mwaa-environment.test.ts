import { mwaaEnvironmentRules } from '../../../src/rules/mwaa/mwaa-environment';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const on = { Enabled: true, LogLevel: 'INFO' };
const all = { DagProcessingLogs: on, SchedulerLogs: on, TaskLogs: on, WebserverLogs: on, WorkerLogs: on };
const logs = (LoggingConfiguration: unknown) => ({ LoggingConfiguration });

rulesDecide('MWAA environment rules', mwaaEnvironmentRules, {
  MwaaEnvironmentLogs: {
    holds: [logs(all)],
    broken: [{}, logs({ ...all, WebserverLogs: { Enabled: false } }), logs({ TaskLogs: on })],
    undecided: [logs({ ...all, TaskLogs: { Enabled: UNKNOWN } })],
  },
  MwaaEnvironmentPrivate: {
    holds: [{}, { WebserverAccessMode: 'PRIVATE_ONLY' }],
    broken: [{ WebserverAccessMode: 'PUBLIC_ONLY' }, { WebserverAccessMode: 'PUBLIC_AND_PRIVATE' }],
    undecided: [{ WebserverAccessMode: UNKNOWN }],
  },
  MwaaEnvironmentCustomerManagedKey: {
    holds: [{ KmsKey: 'arn:aws:kms:eu-central-1:111122223333:key/0a1b' }],
    broken: [{}],
    undecided: [{ KmsKey: UNKNOWN }],
  },
  MwaaEnvironmentServerlessKey: {
    holds: [
      {
        resources: {
          Subject: {
            Type: 'AWS::MWAAServerless::Workflow',
            Properties: { EncryptionConfiguration: { KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/0a1b' } },
          },
        },
      },
    ],
    broken: [{ resources: { Subject: { Type: 'AWS::MWAAServerless::Workflow', Properties: {} } } }],
    undecided: [
      {
        resources: {
          Subject: {
            Type: 'AWS::MWAAServerless::Workflow',
            Properties: { EncryptionConfiguration: { KmsKeyId: UNKNOWN } },
          },
        },
      },
    ],
  },
});
