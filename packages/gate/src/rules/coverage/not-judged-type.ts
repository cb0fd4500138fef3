import { getEnvironment } from '../../templates/environment';
import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { cdkNag, EVERY_TYPE, nist, type Rule } from '../rule';
import data from './judged-types.json';

const JUDGED: ReadonlySet<string> = new Set(
  Object.entries(data.services).flatMap(([service, names]) => names.split(' ').map((name) => `${service}::${name}`)),
);

/** The rule about types that no other rule knows. */
export const notJudgedTypeRules: readonly Rule[] = [
  {
    id: 'NotJudgedType',
    level: 'required',
    group: 'changes',
    types: [EVERY_TYPE],
    appliesTo: ({ type }) => !isJudgedType(type),
    what: 'Resource type is one that rules of the gate look at',
    why: 'No rule reads the properties of this type that decide about encryption, access or logging. A weakness stays hidden.',
    fix: 'Use a Type with rules, or acknowledge this finding once with what was reviewed by hand.',
    property: 'Type',
    references: [cdkNag('CdkNagValidationFailure'), nist('CM-3')],
    check: (resource, templates) => (isFirstOfType(resource, templates) ? [resource.type] : 'not applicable'),
  },
];

/**
 * Whether any rule knows a type, or its registry schema has nothing that decides about security. A type of `Custom::` has
 * its own rules.
 */
export function isJudgedType(type: string): boolean {
  if (type.startsWith('AWS::')) return JUDGED.has(type.slice('AWS::'.length));
  return type.startsWith('Custom::') || type.startsWith('NotJudged::');
}

/** Whether a resource is the first of its type in its environment, so that each type is reported once. */
function isFirstOfType(resource: TemplateResource, templates: TemplateSet): boolean {
  const environment = getEnvironment(resource.stack.path);
  return resource === templates.ofType(resource.type).find(({ stack }) => getEnvironment(stack.path) === environment);
}
