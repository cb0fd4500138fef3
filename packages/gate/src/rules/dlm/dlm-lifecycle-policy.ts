import { createElementRule } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, prowler, type Rule } from '../rule';

const TYPES = ['AWS::DLM::LifecyclePolicy'];

/** Rules for policies that copy and keep EBS snapshots. */
export const dlmLifecyclePolicyRules: readonly Rule[] = [
  createElementRule({
    id: 'DlmLifecyclePolicyCopiesEncrypted',
    level: 'required',
    group: 'encryptionAtRest',
    types: TYPES,
    what: 'Data Lifecycle Manager encrypts the snapshots that it copies to other regions',
    why: 'The copy of a snapshot is readable by every account that it is shared with.',
    fix: 'Set Encrypted of each cross-region copy to true.',
    elements: [
      'PolicyDetails.Schedules.*.CrossRegionCopyRules.*',
      'PolicyDetails.Actions.*.CrossRegionCopy.*.EncryptionConfiguration',
    ],
    references: [checkov('CKV_AWS_253'), checkov('CKV_AWS_255'), nist('SC-28')],
    isFaulty: (copy) => copy.at('Encrypted').flag() !== true,
  }),
  ...createPropertyRules([
    {
      id: 'DlmLifecyclePolicyEnabled',
      level: 'required',
      group: 'backups',
      types: TYPES,
      what: 'Data Lifecycle Manager policy is not switched off',
      why: 'No snapshots are made, which is noticed when a volume is lost.',
      fix: 'Set State to ENABLED.',
      property: 'State',
      references: [
        prowler('ec2_ebs_volume_snapshots_exists'),
        awsDocs('ebs/latest/userguide/snapshot-lifecycle.html'),
        nist('CP-9'),
      ],
      expects: { differsFrom: 'DISABLED' },
    },
  ]),
];
