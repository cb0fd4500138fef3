import { fmsPolicyRules, fmsPolicyShieldRules } from '../../../src/rules/fms/fms-policy';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('Firewall Manager rules', fmsPolicyRules, {
  FmsPolicyRemediates: {
    holds: [{ RemediationEnabled: true }],
    broken: [{ RemediationEnabled: false }],
    undecided: [{ RemediationEnabled: UNKNOWN }],
  },
});

rulesDecide('Shield rules', fmsPolicyShieldRules, {
  FmsPolicyShieldEngagement: {
    holds: [{ ProactiveEngagementStatus: 'ENABLED' }],
    broken: [{ ProactiveEngagementStatus: 'DISABLED' }],
    undecided: [{ ProactiveEngagementStatus: UNKNOWN }],
  },
});
