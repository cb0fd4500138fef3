import type { Resource } from '../deployment/deployment';
import { isDisposable } from './disposable-environment';
import { isRetained } from './retention';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const TYPES = ['AWS::KMS::Key'];
/** Shortest wait that KMS allows, and the longest. */
const [WEEK, MONTH] = [7, 30];
const YEAR = 365;

/** Rules for the life of a key. */
export const keyRules: readonly Rule[] = [
  {
    id: 'KmsKeyRotates',
    types: TYPES,
    what: 'A symmetric key gets new material at least once a year.',
    why: 'What one material protects grows for ever otherwise, and with it what is lost when it leaks.',
    fix: `Set EnableKeyRotation to true, and RotationPeriodInDays to ${YEAR} or less.`,
    property: 'Properties.EnableKeyRotation',
    references: [securityHub('KMS.4'), nist('SC-12')],
    check: (key) => {
      if (!isSymmetric(key)) return 'not applicable';
      return key.at('EnableKeyRotation').flag() === true && (key.at('RotationPeriodInDays').number() ?? YEAR) <= YEAR;
    },
  },
  {
    id: 'KmsDeletionWaits',
    types: TYPES,
    what: 'A key waits a month before it is deleted; a week in an environment that can be thrown away.',
    why: 'A deleted key takes all data under it along. The wait is the only time to notice.',
    fix: `Leave PendingWindowInDays out, or set it to ${MONTH}.`,
    property: 'Properties.PendingWindowInDays',
    references: [securityHub('KMS.3'), nist('SC-12')],
    check: (key, deployment) =>
      (key.at('PendingWindowInDays').number() ?? MONTH) >= (isDisposable(key, deployment) ? WEEK : MONTH),
  },
  {
    id: 'KmsKeyRetained',
    types: TYPES,
    what: 'A key stays when its stack is deleted or the key is replaced.',
    why: 'Copies of the data outlive the stack. Without the key they are noise.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [
      securityHub('KMS.3'),
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html'),
    ],
    check: isRetained,
  },
  {
    id: 'KmsKeyIsEnabled',
    types: TYPES,
    what: 'A key that is deployed can be used.',
    why: 'What is encrypted under a disabled key cannot be read, written, backed up or restored.',
    fix: 'Leave Enabled out, or set it to true.',
    property: 'Properties.Enabled',
    references: [nist('SC-12'), awsDocs('kms/latest/developerguide/enabling-keys.html')],
    check: (key) => key.at('Enabled').flag() !== false,
  },
];

function isSymmetric(key: Resource): boolean {
  return (key.at('KeySpec').text() ?? 'SYMMETRIC_DEFAULT') === 'SYMMETRIC_DEFAULT';
}
