import { batchComputeRules } from '../../../src/rules/batch/batch-compute';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('Batch compute rules', batchComputeRules, {
  BatchComputeNoKeyPair: {
    holds: [{}, { ComputeResources: { Type: 'FARGATE' } }],
    broken: [{ ComputeResources: { Ec2KeyPair: 'admin' } }],
    undecided: [{ ComputeResources: UNKNOWN }],
  },
});
