import { memoize } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule } from '../rule';
import { describePlace, scopeOfNames } from './claims';
import data from './identifiers.json';

const IDENTIFIERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(data.properties).map(([type, names]) => [type, names.split(' ')]),
);

/** The rule about two resources that have one identifier, for every type of the registry. */
export const identifierRules: readonly Rule[] = [
  {
    id: 'IdentifierClaimedOnce',
    level: 'required',
    group: 'changes',
    types: [EVERY_TYPE],
    appliesTo: (resource) => readClaim(resource) !== undefined,
    what: 'No other resource of the type has the same name or identifier',
    why: 'The deployment fails, or the second resource replaces the settings of the first one.',
    fix: 'Delete one of the two resources, or give each its own name.',
    property: 'Properties',
    references: [
      pciDss('2.2.1'),
      nist('CM-6'),
      awsDocs('cloudformation-cli/latest/userguide/resource-type-schema.html'),
    ],
    check: (resource, templates) => {
      const claim = readClaim(resource);
      const first = claim === undefined ? undefined : findFirst(templates).get(claim);
      return first === undefined || first === resource ? [] : [`${describeKeys(resource)}: same as ${first.logicalId}`];
    },
  },
];

const findFirst = memoize((templates: TemplateSet): ReadonlyMap<string, TemplateResource> => {
  const first = new Map<string, TemplateResource>();
  for (const resource of templates.resources) {
    const claim = readClaim(resource);
    if (claim !== undefined && !first.has(claim)) first.set(claim, resource);
  }
  return first;
});

/** The identifier of a resource; undefined where the service or CloudFormation generates a part of it. */
function readClaim(resource: TemplateResource): string | undefined {
  const names = IDENTIFIERS.get(resource.type);
  if (names === undefined) return undefined;
  const values = names.map((name) => resource.at(name));
  if (!values.every(({ present }) => present)) return undefined;
  return [scopeOfNames(resource, resource.type), ...values.map(describePlace)].join(' ');
}

function describeKeys({ type }: TemplateResource): string {
  return (IDENTIFIERS.get(type) ?? []).join(', ');
}
