import type { TemplateResource } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';
import { findEncryptionContexts } from './controls/encryption-contexts';
import { listDistributionEntries } from './entries/distribution-entry';
import { listFunctionUrlEntries } from './entries/function-url-entry';
import { listGraphqlEntries } from './entries/graphql-entry';
import { listHttpEntries } from './entries/http-api-entry';
import { listIdentityEntries } from './entries/identity-entry';
import { listBalancerEntries, type NetworkContext } from './entries/load-balancer-entry';
import { listOpenNetworkEntries } from './entries/open-network-entry';
import { listPolicyEntries } from './entries/policy-entry';
import { listRestEntries } from './entries/rest-api-entry';
import { listServiceEndpoints } from './entries/service-endpoint-entry';
import { listTrustEntries } from './entries/trust-entry';
import { listUserEntries } from './entries/user-entry';
import { type Entry, type MethodDraft, mergeEntries } from './entry';
import { ALL_KINDS } from './kinds/all-kinds';
import { listAuthorizerLinks } from './links/authorizer-links';
import { listBackupLinks } from './links/backup-links';
import { listDeclaredLinks } from './links/declared-links';
import { listEventLinks } from './links/event-links';
import { listForeignGrants } from './links/foreign-grant-links';
import { listGrants } from './links/grant-links';
import { listInnerLinks } from './links/inner-links';
import { listWebAclLinks } from './links/web-acl-links';
import { mergeLinks } from './merge-links';
import { SecurityGroups } from './network/security-groups';
import { Subnets } from './network/subnets';
import { isOutsider, type Link } from './party';
import { RoleIndex } from './role-holders';
import { Surroundings } from './surroundings';

/** Everything that the templates show about who reaches what. */
export interface Landscape {
  readonly nodes: readonly TemplateResource[];
  readonly links: readonly Link[];
  readonly methods: readonly MethodDraft[];
}

/** Reads all links of a set of templates, whatever environment they belong to. */
export function readLandscape(templates: TemplateSet): Landscape {
  const surroundings = new Surroundings(templates);
  const found = ALL_KINDS.filter(({ type }) => !IDENTITIES.has(type)).flatMap(({ type }) => surroundings.ofType(type));
  const nodes = found.filter((resource) => surroundings.findWhole(resource) === resource);
  const network = { surroundings, groups: new SecurityGroups(surroundings, nodes), subnets: new Subnets(surroundings) };
  const trusts = mergeEntries([...listTrustEntries(surroundings), ...listUserEntries(surroundings)]);
  const entries = mergeEntries([...listEntries(nodes, network), trusts]);
  // A role or a user is a node only where somebody outside acts as it; other roles act as what has them.
  const assumed = new Set(trusts.links.flatMap(({ to }) => (isOutsider(to) ? [] : [to])));
  const roles = new RoleIndex(surroundings);
  const actors = [...nodes, ...assumed];
  const inner = listInnerLinks({
    ...network,
    nodes,
    grants: listGrants(actors, surroundings, roles),
    contexts: findEncryptionContexts(actors, roles),
  });
  const declared = [
    ...entries.links,
    ...listDeclaredLinks(surroundings),
    ...listEventLinks(surroundings),
    ...listBackupLinks(surroundings),
  ];
  return {
    nodes: actors,
    methods: entries.methods,
    links: [
      ...mergeLinks(declared, inner),
      ...listForeignGrants(actors, roles, surroundings),
      ...listWebAclLinks(surroundings),
      ...listAuthorizerLinks(surroundings),
    ],
  };
}

const IDENTITIES: ReadonlySet<string> = new Set(['AWS::IAM::Role', 'AWS::IAM::User']);

function listEntries(nodes: readonly TemplateResource[], network: NetworkContext): readonly Entry[] {
  const { surroundings } = network;
  return [
    ...listRestEntries(surroundings),
    ...listHttpEntries(surroundings),
    ...listGraphqlEntries(surroundings),
    ...listFunctionUrlEntries(surroundings),
    ...listDistributionEntries(surroundings),
    ...listBalancerEntries(network),
    ...listOpenNetworkEntries(nodes, network),
    ...listServiceEndpoints(surroundings),
    ...listIdentityEntries(surroundings),
    ...listPolicyEntries(surroundings),
  ];
}
