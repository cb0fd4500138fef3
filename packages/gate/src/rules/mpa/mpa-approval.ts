import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule } from '../rule';

/** Rules for multi-party approval. */
export const mpaApprovalRules: readonly Rule[] = createPropertyRules([
  {
    id: 'MpaApprovalByTwo',
    level: 'hardening',
    group: 'leastPrivilege',
    types: ['AWS::MPA::ApprovalTeam'],
    what: 'Approval team needs the approval of at least two people',
    why: 'One person who is deceived, or whose session is stolen, otherwise releases the protected operation.',
    fix: 'Set ApprovalStrategy.MofN.MinApprovalsRequired to 2 or more.',
    property: 'ApprovalStrategy.MofN.MinApprovalsRequired',
    references: [awsDocs('mpa/latest/userguide/mpa-concepts.html'), nist('AC-3(2)')],
    expects: { atLeast: 2 },
  },
]);
