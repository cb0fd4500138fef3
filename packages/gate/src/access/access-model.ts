import type { TemplateResource } from '../templates/template-resource';
import { AccessDecisions } from './decide-access';
import { IdentityPolicies } from './identity-policies';
import { ResourceNames } from './resource-names';
import { ResourcePolicies } from './resource-policies';
import type { Subject, UnreadPolicies } from './subject';
import { listOutsideSubjects, listSubjects } from './subjects';

/** The policies of an environment, ready to be asked. */
export interface AccessModel {
  readonly resources: readonly TemplateResource[];
  readonly names: ResourceNames;
  readonly subjects: readonly Subject[];
  readonly policies: ResourcePolicies;
  readonly decisions: AccessDecisions;
  readonly unread: UnreadPolicies;
}

/** Reads the policies of resources that are deployed together. */
export function buildAccessModel(
  resources: readonly TemplateResource[],
  getPath: (resource: TemplateResource) => string,
): AccessModel {
  const names = new ResourceNames(resources, getPath);
  const unread: UnreadPolicies = {
    managed: new Set(),
    published: new Set(),
    undetermined: new Set(),
    boundaries: new Set(),
  };
  const policies = new ResourcePolicies(resources, names, unread);
  const identities = new IdentityPolicies(resources, names, unread);
  const subjects = [
    ...listSubjects(resources, identities, names, unread),
    ...listOutsideSubjects(resources, identities, policies.listNamed(), names),
  ];
  return { resources, names, subjects, policies, decisions: new AccessDecisions(subjects, names), unread };
}
