import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, prowler, type Rule } from '../rule';

const RESTRICTIONS = 'OriginConfiguration.Restrictions';

/** Rules for where packages of a group may come from. */
export const codeArtifactPackageGroupRules: readonly Rule[] = [
  {
    id: 'CodeArtifactPackageGroupOneOrigin',
    level: 'required',
    group: 'changes',
    types: ['AWS::CodeArtifact::PackageGroup'],
    what: 'CodeArtifact package group takes packages either from own publishers or from public registries',
    why: 'An attacker publishes a package with an internal name and a higher version, which builds then use (dependency confusion).',
    fix: 'Set RestrictionMode of ExternalUpstream or of Publish to BLOCK.',
    property: `Properties.${RESTRICTIONS}`,
    references: [
      prowler('codeartifact_packages_external_public_publishing_disabled'),
      awsDocs('codeartifact/latest/ug/package-origin-controls.html'),
      nist('SR-11'),
    ],
    check: (group) => !(allows(group, 'ExternalUpstream') && allows(group, 'Publish')),
  },
];

function allows(group: TemplateResource, origin: string): boolean {
  return group.at(`${RESTRICTIONS}.${origin}.RestrictionMode`).text() === 'ALLOW';
}
