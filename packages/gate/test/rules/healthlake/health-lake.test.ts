import { healthLakeRules } from '../../../src/rules/healthlake/health-lake';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('HealthLake rules', healthLakeRules, {
  HealthLakeAuthorization: decideProperty('IdentityProviderConfiguration.FineGrainedAuthorizationEnabled', {
    holds: [true, undefined],
    broken: [false, 'false'],
  }),
});
