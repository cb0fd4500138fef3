import { lambdaCodeSigningRules } from '../../../src/rules/lambda/lambda-code-signing';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Lambda code signing rules', lambdaCodeSigningRules, {
  LambdaCodeSigningEnforced: decideProperty('CodeSigningPolicies.UntrustedArtifactOnDeployment', {
    holds: ['Enforce'],
    broken: ['Warn', undefined],
  }),
});
