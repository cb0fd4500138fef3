import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, checkov, nist, type Rule } from '../rule';

const TYPES = ['AWS::SSM::Document'];
const PROPERTY = 'Properties.Content';
const GUIDE = 'systems-manager/latest/userguide';

/** Rules for documents with the preferences of Session Manager: shells on machines, through AWS. */
export const ssmSessionDocumentRules: readonly Rule[] = [
  {
    id: 'SsmSessionDocumentLogging',
    level: 'required',
    group: 'auditLogs',
    types: TYPES,
    what: 'Session Manager preferences send the output of sessions to a bucket or a log group',
    why: 'Without a log an investigation cannot show what a person or an attacker typed on a machine.',
    fix: 'Set s3BucketName or cloudWatchLogGroupName in the inputs of Content.',
    property: PROPERTY,
    references: [checkov('CKV_AWS_113'), awsDocs(`${GUIDE}/session-manager-logging.html`), nist('AU-12')],
    check: (document) => {
      if (!isSession(document)) return 'not applicable';
      return ['s3BucketName', 'cloudWatchLogGroupName'].some((name) => isSet(document, name));
    },
  },
  {
    id: 'SsmSessionDocumentLogsEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'Session Manager preferences require encryption of the logs of sessions',
    why: 'Logs of sessions contain what people typed, passwords included.',
    fix: 'Set s3EncryptionEnabled and cloudWatchEncryptionEnabled in the inputs of Content to true.',
    property: PROPERTY,
    references: [checkov('CKV_AWS_112'), awsDocs(`${GUIDE}/session-manager-logging-s3.html`), nist('SC-28')],
    check: (document) => {
      if (!isSession(document)) return 'not applicable';
      return [
        ['s3BucketName', 's3EncryptionEnabled'],
        ['cloudWatchLogGroupName', 'cloudWatchEncryptionEnabled'],
      ]
        .filter(([place = '', flag = '']) => isSet(document, place) && readInput(document, flag).flag() === false)
        .map(([, flag = '']) => flag);
    },
  },
  {
    id: 'SsmSessionDocumentKey',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'Session Manager preferences encrypt sessions with a KMS key',
    why: 'With TLS only, no key policy decides who may open a shell on a machine.',
    fix: 'Set kmsKeyId in the inputs of Content to a customer managed key.',
    property: PROPERTY,
    references: [
      checkov('CKV_AWS_112'),
      awsDocs(`${GUIDE}/session-preferences-enable-encryption.html`),
      nist('SC-8(1)'),
    ],
    check: (document) => (isSession(document) ? isSet(document, 'kmsKeyId') : 'not applicable'),
  },
];

/** Documents for port forwarding and single commands are sessions too, and have no preferences. */
function isSession(document: TemplateResource): boolean {
  if (document.at('DocumentType').text() !== 'Session') return false;
  return document.at('Content.sessionType').text() === 'Standard_Stream';
}

function readInput(document: TemplateResource, name: string) {
  return document.at(`Content.inputs.${name}`);
}

function isSet(document: TemplateResource, name: string): boolean {
  const value = readInput(document, name);
  return value.present && value.raw !== '';
}
