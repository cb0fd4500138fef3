import { ssmSessionDocumentRules } from '../../../src/rules/ssm/ssm-session-document';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const session = (inputs: unknown, sessionType = 'Standard_Stream') => ({
  DocumentType: 'Session',
  Content: { schemaVersion: '1.0', sessionType, inputs },
});
const OTHERS = [{ DocumentType: 'Command' }, session({}, 'Port')];
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/abc';

rulesDecide('Session Manager document rules', ssmSessionDocumentRules, {
  SsmSessionDocumentLogging: {
    holds: [
      session({ s3BucketName: 'sessions' }),
      session({ cloudWatchLogGroupName: UNKNOWN }),
      { DocumentType: 'Session', Content: JSON.stringify(session({ s3BucketName: 'sessions' }).Content) },
    ],
    broken: [session({}), session({ s3BucketName: '' })],
    undecided: [session(UNKNOWN)],
    notApplicable: OTHERS,
  },
  SsmSessionDocumentLogsEncrypted: {
    holds: [session({ s3BucketName: 'sessions', s3EncryptionEnabled: true }), session({ s3EncryptionEnabled: false })],
    broken: [
      session({ s3BucketName: 'sessions', s3EncryptionEnabled: false }),
      session({ cloudWatchLogGroupName: 'sessions', cloudWatchEncryptionEnabled: false }),
    ],
    undecided: [session({ s3BucketName: 'sessions', s3EncryptionEnabled: UNKNOWN })],
    notApplicable: OTHERS,
  },
  SsmSessionDocumentKey: {
    holds: [session({ kmsKeyId: KEY })],
    broken: [session({}), session({ kmsKeyId: '' })],
    undecided: [session(UNKNOWN)],
    notApplicable: OTHERS,
  },
});
