import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule, securityHub, trivy } from '../rule';

/** Rules for EBS volumes and snapshots. cdk-nag has the rule that a volume is encrypted. */
export const ec2VolumeRules: readonly Rule[] = createPropertyRules([
  {
    id: 'Ec2VolumeCustomerManagedKey',
    level: 'hardening',
    group: 'keyManagement',
    types: ['AWS::EC2::Volume'],
    what: 'EBS volume is encrypted with a customer managed key',
    why: 'The policy of the AWS managed key cannot be restricted, and a snapshot under it cannot be taken away.',
    fix: 'Set KmsKeyId to a customer managed key.',
    property: 'KmsKeyId',
    references: [checkov('CKV_AWS_189'), trivy('AVD-AWS-0027'), nist('SC-12')],
    expects: { customerManagedKey: true },
  },
]);

/** Rules for the sharing of EBS snapshots. */
export const ec2VolumeSnapshotRules: readonly Rule[] = createPropertyRules([
  {
    id: 'Ec2VolumeSnapshotSharingBlocked',
    level: 'required',
    group: 'noPublicAccess',
    types: ['AWS::EC2::SnapshotBlockPublicAccess'],
    what: 'EBS snapshots cannot be shared publicly, including those that were shared before',
    why: 'A snapshot that is already public stays readable by every AWS account under block-new-sharing.',
    fix: 'Set State to block-all-sharing.',
    property: 'State',
    references: [securityHub('EC2.182'), awsDocs('ebs/latest/userguide/block-public-access-snapshots.html')],
    expects: { equals: 'block-all-sharing' },
  },
]);
