import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for assistants of Amazon Q Business. */
export const qBusinessRules: readonly Rule[] = createPropertyRules([
  {
    id: 'QBusinessUsersAuthenticated',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::QBusiness::Application'],
    what: 'Amazon Q Business application signs its users in',
    why: 'Everyone on the internet asks the assistant about the documents behind it.',
    fix: 'Set IdentityType to AWS_IAM_IDC.',
    property: 'IdentityType',
    expects: { differsFrom: 'ANONYMOUS' },
    references: [
      pciDss('8.3.1'),
      awsDocs('amazonq/latest/qbusiness-ug/supported-anonymous-app-actions.html'),
      nist('AC-14'),
    ],
  },
]);
