import { dlmLifecyclePolicyRules } from '../../../src/rules/dlm/dlm-lifecycle-policy';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const schedule = (rule: unknown) => ({ PolicyDetails: { Schedules: [{ CrossRegionCopyRules: [rule] }] } });
const action = (EncryptionConfiguration: unknown) => ({
  PolicyDetails: { Actions: [{ Name: 'copy', CrossRegionCopy: [{ Target: 'eu-west-1', EncryptionConfiguration }] }] },
});

rulesDecide('Data Lifecycle Manager rules', dlmLifecyclePolicyRules, {
  DlmLifecyclePolicyCopiesEncrypted: {
    holds: [{}, schedule({ Encrypted: true }), action({ Encrypted: true })],
    broken: [schedule({ Encrypted: false }), action({ Encrypted: false }), schedule({})],
    undecided: [schedule({ Encrypted: UNKNOWN })],
  },
  DlmLifecyclePolicyEnabled: {
    holds: [{}, { State: 'ENABLED' }],
    broken: [{ State: 'DISABLED' }],
    undecided: [{ State: UNKNOWN }],
  },
});
