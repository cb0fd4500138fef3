import { ec2VolumeRules, ec2VolumeSnapshotRules } from '../../../src/rules/ec2/ec2-volume';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('EBS volume rules', ec2VolumeRules, {
  Ec2VolumeCustomerManagedKey: {
    holds: [{ KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/0a1b' }, { KmsKeyId: 'alias/disks' }],
    broken: [{}, { KmsKeyId: 'alias/aws/ebs' }],
    undecided: [{ KmsKeyId: UNKNOWN }],
  },
});

rulesDecide('EBS snapshot rules', ec2VolumeSnapshotRules, {
  Ec2VolumeSnapshotSharingBlocked: {
    holds: [{ State: 'block-all-sharing' }],
    broken: [{ State: 'block-new-sharing' }],
    undecided: [{ State: UNKNOWN }],
  },
});
