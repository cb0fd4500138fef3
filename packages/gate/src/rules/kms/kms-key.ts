import type { TemplateResource } from '../../templates/template-resource';
import { isDisposable } from '../disposable-environment';
import { isRetained } from '../retention';
import { awsDocs, nist, prowler, type Rule, securityHub } from '../rule';

const TYPES = ['AWS::KMS::Key'];
/** The shortest and the longest waiting period of KMS, which is also the default. */
const [WEEK_IN_DAYS, MONTH_IN_DAYS] = [7, 30];
/** The default rotation period of KMS. */
const YEAR_IN_DAYS = 365;

/** Rules for the rotation and the deletion of KMS keys. */
export const keyRules: readonly Rule[] = [
  {
    id: 'KmsKeyRotationEnabled',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key has automatic rotation enabled',
    why: 'Without rotation one key material protects ever more data, and a leak exposes all of it.',
    fix: 'Set EnableKeyRotation to true.',
    property: 'Properties.EnableKeyRotation',
    references: [securityHub('KMS.4'), nist('SC-12')],
    check: (key) => (canRotate(key) ? key.at('EnableKeyRotation').flag() === true : 'not applicable'),
  },
  {
    id: 'KmsKeySingleRegion',
    level: 'required',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key cannot be copied to other Regions',
    why: 'Every copy decrypts the same data, and has another key policy and another log that may be weaker.',
    fix: 'Remove MultiRegion, or set it to false. Changing it replaces the key.',
    property: 'Properties.MultiRegion',
    references: [
      prowler('kms_cmk_not_multi_region'),
      awsDocs('kms/latest/developerguide/multi-region-keys-overview.html'),
      nist('SC-12'),
    ],
    check: (key) => key.at('MultiRegion').flag() !== true,
  },
  {
    id: 'KmsKeyRotationPeriod',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key rotates at least once a year',
    why: 'A longer period lets one key material protect more data, which a leak would expose.',
    fix: `Set RotationPeriodInDays to ${YEAR_IN_DAYS} or less, or remove it.`,
    property: 'Properties.RotationPeriodInDays',
    references: [awsDocs('kms/latest/developerguide/rotating-keys-enable.html'), nist('SC-12')],
    check: (key) => {
      const period = key.at('RotationPeriodInDays').number();
      return period === undefined ? 'not applicable' : period <= YEAR_IN_DAYS;
    },
  },
  {
    id: 'KmsKeyDeletionWindow',
    level: 'hardening',
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key waits 30 days before it is deleted',
    why: 'Deletion makes all data under the key unreadable. The waiting period is the only time to cancel it.',
    fix: `Set PendingWindowInDays to ${MONTH_IN_DAYS}; in a disposable environment ${WEEK_IN_DAYS} is enough.`,
    property: 'Properties.PendingWindowInDays',
    references: [awsDocs('kms/latest/developerguide/deleting-keys.html'), nist('SC-12')],
    check: (key, templates) =>
      (key.at('PendingWindowInDays').number() ?? MONTH_IN_DAYS) >=
      (isDisposable(key, templates) ? WEEK_IN_DAYS : MONTH_IN_DAYS),
  },
  {
    id: 'KmsKeyRetained',
    level: 'hardening',
    keepsData: true,
    group: 'keyManagement',
    types: TYPES,
    what: 'KMS key is retained when its stack is deleted or the key is replaced',
    why: 'Snapshots and backups outlive the stack. Without the key they cannot be decrypted.',
    fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
    property: 'DeletionPolicy',
    references: [
      awsDocs('kms/latest/developerguide/deleting-keys.html'),
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html'),
    ],
    check: isRetained,
  },
];

/** KMS rotates symmetric encryption keys whose material it generated. */
function canRotate(key: TemplateResource): boolean {
  return (
    (key.at('KeySpec').text() ?? 'SYMMETRIC_DEFAULT') === 'SYMMETRIC_DEFAULT' &&
    (key.at('Origin').text() ?? 'AWS_KMS') === 'AWS_KMS'
  );
}
