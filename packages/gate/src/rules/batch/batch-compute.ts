import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::Batch::ComputeEnvironment'];

/** Rules for the instances of batch jobs. */
export const batchComputeRules: readonly Rule[] = createPropertyRules([
  {
    id: 'BatchComputeNoKeyPair',
    level: 'required',
    group: 'leastPrivilege',
    types: TYPES,
    what: 'Batch instances have no SSH key pair',
    why: 'A private key is copied and shared, and its use appears in no audit log.',
    fix: 'Remove ComputeResources.Ec2KeyPair.',
    property: 'ComputeResources.Ec2KeyPair',
    references: [
      awsConfig('ec2-no-amazon-key-pair'),
      awsDocs('batch/latest/userguide/best-practices.html'),
      nist('AC-17'),
    ],
    expects: { absent: true },
  },
]);
