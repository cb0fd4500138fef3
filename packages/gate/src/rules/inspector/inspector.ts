import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for the search for vulnerabilities by Inspector. */
export const inspectorRules: readonly Rule[] = createPropertyRules([
  {
    id: 'InspectorFindingsNotSuppressed',
    level: 'required',
    group: 'patched',
    types: ['AWS::InspectorV2::Filter'],
    what: 'Inspector filter does not suppress findings',
    why: 'A suppressed vulnerability is in no list, so no person closes it.',
    fix: 'Set FilterAction to NONE, or acknowledge the filter with its reason.',
    property: 'FilterAction',
    expects: { differsFrom: 'SUPPRESS' },
    references: [
      pciDss('11.3.1'),
      awsDocs('inspector/latest/user/findings-managing-supression-rules.html'),
      nist('RA-5'),
    ],
  },
]);
