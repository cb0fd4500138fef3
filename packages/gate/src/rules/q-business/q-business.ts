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
  {
    id: 'QBusinessOriginsNamed',
    level: 'required',
    group: 'checkedInput',
    types: ['AWS::QBusiness::WebExperience'],
    what: 'Amazon Q Business web experience is embedded only by named origins',
    why: 'Any web page shows the assistant in a frame, and tricks users into clicks and questions that it chose.',
    fix: 'Set Origins to the origins of your sites.',
    property: 'Origins.*',
    expects: { differsFromPattern: /^(https?:\/\/)?\*$/ },
    references: [
      pciDss('6.2.4'),
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-qbusiness-webexperience.html'),
      nist('AC-4'),
    ],
  },
]);
