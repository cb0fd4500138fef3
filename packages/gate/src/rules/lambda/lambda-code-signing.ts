import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule } from '../rule';

/** Rules for the signatures of function code. */
export const lambdaCodeSigningRules: readonly Rule[] = createPropertyRules([
  {
    id: 'LambdaCodeSigningEnforced',
    level: 'required',
    group: 'changes',
    types: ['AWS::Lambda::CodeSigningConfig'],
    what: 'Lambda code signing configuration rejects code without a valid signature',
    why: 'With Warn, the default, Lambda deploys code without a signature, and code that was changed after it was signed.',
    fix: 'Set CodeSigningPolicies.UntrustedArtifactOnDeployment to Enforce.',
    property: 'CodeSigningPolicies.UntrustedArtifactOnDeployment',
    expects: { equals: 'Enforce' },
    references: [checkov('CKV_AWS_272'), awsDocs('lambda/latest/dg/configuration-codesigning.html'), nist('CM-14')],
  },
]);
