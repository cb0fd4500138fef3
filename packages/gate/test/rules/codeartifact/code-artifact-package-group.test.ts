import { codeArtifactPackageGroupRules } from '../../../src/rules/codeartifact/code-artifact-package-group';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const group = (upstream: unknown, publish: unknown) => ({
  OriginConfiguration: {
    Restrictions: { ExternalUpstream: { RestrictionMode: upstream }, Publish: { RestrictionMode: publish } },
  },
});

rulesDecide('CodeArtifact package group rules', codeArtifactPackageGroupRules, {
  CodeArtifactPackageGroupOneOrigin: {
    holds: [{}, group('BLOCK', 'ALLOW'), group('ALLOW', 'BLOCK')],
    broken: [group('ALLOW', 'ALLOW')],
    undecided: [group(UNKNOWN, 'ALLOW'), group('ALLOW', UNKNOWN)],
  },
});
