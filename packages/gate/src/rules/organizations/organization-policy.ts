import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, prowler, type Rule } from '../rule';

const GUIDE = 'organizations/latest/userguide';

/** Rules for organizations and their policies. */
export const organizationPolicyRules: readonly Rule[] = createPropertyRules([
  {
    id: 'OrganizationPolicyAttached',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::Organizations::Policy'],
    what: 'Organizations policy is attached to an account, unit or root',
    why: 'A policy without a target has no effect, although it looks like a guard rail.',
    fix: 'Add the id of a root, unit or account to TargetIds.',
    property: 'TargetIds',
    references: [
      prowler('organizations_tags_policies_enabled_and_attached'),
      awsDocs(`${GUIDE}/orgs_policies_attach.html`),
      nist('AC-3'),
    ],
    expects: { present: true },
  },
  {
    id: 'OrganizationPolicyFeatures',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::Organizations::Organization'],
    what: 'Organization has all features enabled',
    why: 'With consolidated billing only, no service control policy limits what accounts may do.',
    fix: 'Remove FeatureSet, or set it to ALL.',
    property: 'FeatureSet',
    references: [
      prowler('organizations_scp_check_deny_regions'),
      awsDocs(`${GUIDE}/orgs_manage_org_support-all-features.html`),
      nist('AC-3'),
    ],
    expects: { differsFrom: 'CONSOLIDATED_BILLING' },
  },
]);
