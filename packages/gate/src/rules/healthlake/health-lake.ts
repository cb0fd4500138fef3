import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for data stores of FHIR, which are always encrypted. */
export const healthLakeRules: readonly Rule[] = createPropertyRules([
  {
    id: 'HealthLakeAuthorization',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::HealthLake::FHIRDatastore'],
    what: 'HealthLake data store does not switch off fine-grained authorization',
    why: 'An application with a token of one patient reads the records of every patient.',
    fix: 'Set IdentityProviderConfiguration.FineGrainedAuthorizationEnabled to true.',
    property: 'IdentityProviderConfiguration.FineGrainedAuthorizationEnabled',
    references: [pciDss('7.2.2'), awsDocs('healthlake/latest/devguide/reference-smart-on-fhir.html'), nist('AC-6')],
    expects: { differsFrom: false },
  },
]);
