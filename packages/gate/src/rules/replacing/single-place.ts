import { getEnvironment } from '../../templates/environment';
import { memoize } from '../../templates/memoize';
import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { awsDocs, nist, pciDss, type Rule } from '../rule';
import { describePlace, scopeOfNames } from './claims';
import { SINGLE_PLACES, type SinglePlace } from './single-places';

/** The rule about two resources that claim one place. */
export const singlePlaceRules: readonly Rule[] = [
  {
    id: 'SinglePlaceClaimedOnce',
    level: 'required',
    group: 'changes',
    types: Object.keys(SINGLE_PLACES),
    what: 'No other resource claims the same policy, association, setting or name, which one of them would replace',
    why: 'The last one deployed is in force, or the deployment fails. A weak second resource replaces a strong first one.',
    fix: 'Delete one of the two resources, and write its settings into the other.',
    property: 'Properties',
    references: [
      pciDss('2.2.1'),
      nist('CM-6'),
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html'),
    ],
    check: (resource, templates) => {
      const place = SINGLE_PLACES[resource.type];
      if (place === undefined) return 'not applicable';
      const claims = listClaims(resource, place);
      return claims.flatMap((claim) => {
        const [first] = findClaimants(templates).get(claim) ?? [];
        return first === undefined || first === resource ? [] : [`${place.name}: also claimed by ${first.logicalId}`];
      });
    },
  },
];

/** The claimants of every place, in the order of the templates. */
const findClaimants = memoize((templates: TemplateSet): ReadonlyMap<string, readonly TemplateResource[]> => {
  const claimants = new Map<string, TemplateResource[]>();
  for (const resource of templates.resources) {
    const place = SINGLE_PLACES[resource.type];
    for (const claim of place === undefined ? [] : listClaims(resource, place)) {
      const others = claimants.get(claim);
      if (others === undefined) claimants.set(claim, [resource]);
      else others.push(resource);
    }
  }
  return claimants;
});

/** The places that a resource claims, each as a text that is equal for equal places of one environment. */
function listClaims(
  resource: TemplateResource,
  { keys: allKeys, sharedWith = resource.type, isNamed = false, soleFor = [] }: SinglePlace,
): readonly string[] {
  const isSole = soleFor.length > 0 && soleFor.includes(resource.at(allKeys[0] ?? '').display());
  const keys = isSole ? allKeys.slice(0, 1) : allKeys;
  if (isNamed && !resource.at(keys[0] ?? '').present) return [];
  const scope = isNamed ? scopeOfNames(resource, sharedWith) : `${getEnvironment(resource.stack.path)} ${sharedWith}`;
  return keys.reduce<readonly string[]>(
    (claims, key) => {
      const values = listValues(resource, key).map(describePlace);
      return claims.flatMap((claim) => values.map((value) => `${claim} ${value}`));
    },
    [scope],
  );
}

/** An intrinsic function in place of a list is one value. */
function listValues(resource: TemplateResource, key: string): readonly Value[] {
  const value = resource.at(key.replace(/\.\*$/, ''));
  return key.endsWith('.*') && Array.isArray(value.raw) ? value.items() : [value];
}
