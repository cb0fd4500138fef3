import type { Rule } from '../../../src/rules/rule';
import type { ResourceDeclaration } from '../../../src/templates/template';
import { TemplateSet } from '../../../src/templates/template-set';
import type { Trust } from '../../../src/templates/trust';
import { Undecidable } from '../../../src/templates/undecidable';

/** The account of the app in the tests. */
export const OWN = '111122223333';
/** An account that neither templates nor policy name. */
export const STRANGER = '999988887777';

/** What the policy trusts, and the rest of the template. */
interface Surroundings {
  readonly trusts?: Trust;
  readonly Parameters?: Readonly<Record<string, object>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
}

/** What a rule says of all resources of a stack: its details, or that only a deployment decides. */
export function judge(
  rules: readonly Rule[],
  id: string,
  Resources: Readonly<Record<string, ResourceDeclaration>>,
  { trusts = {}, Parameters = {}, Conditions = {} }: Surroundings = {},
): readonly string[] | 'undecided' {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  const templates = new TemplateSet(
    [
      {
        path: 'Stack',
        file: 'Stack.template.json',
        account: OWN,
        region: 'eu-central-1',
        template: { Resources, Parameters, Conditions },
      },
    ],
    () => ({ trusts }),
  );
  try {
    return templates.resources.flatMap((resource) => {
      if (rule.appliesTo?.(resource) === false) return [];
      const result = rule.check(resource, templates);
      if (typeof result === 'boolean') return result ? [] : [rule.what];
      return result === 'not applicable' ? [] : result;
    });
  } catch (error) {
    if (error instanceof Undecidable) return 'undecided';
    throw error;
  }
}

/** One resource of a type. */
export function one(type: string, properties: Readonly<Record<string, unknown>>) {
  return { Subject: { Type: type, Properties: properties } };
}
