import { organizationPolicyRules } from '../../../src/rules/organizations/organization-policy';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const organization = (FeatureSet: unknown) => ({
  resources: { Organization: { Type: 'AWS::Organizations::Organization', Properties: { FeatureSet } } },
});

rulesDecide('Organizations rules', organizationPolicyRules, {
  OrganizationPolicyAttached: {
    holds: [{ TargetIds: ['r-ab12'] }],
    broken: [{}, { TargetIds: [] }],
    undecided: [{ resources: { Policy: { Type: 'AWS::Organizations::Policy', Properties: UNKNOWN } } }],
  },
  OrganizationPolicyFeatures: {
    holds: [organization(undefined), organization('ALL')],
    broken: [organization('CONSOLIDATED_BILLING')],
    undecided: [organization(UNKNOWN)],
  },
});
