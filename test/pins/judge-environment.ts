import type { CheckResult } from '../../packages/gate/src/rules/rule';
import type { ResourceDeclaration } from '../../packages/gate/src/templates/template';
import { TemplateSet } from '../../packages/gate/src/templates/template-set';
import { functionEnvironmentPins } from './function-environment-pins';

/** Resources by stack and logical id. */
export type Stacks = Readonly<Record<string, Readonly<Record<string, ResourceDeclaration>>>>;
export type Variables = Readonly<Record<string, unknown>>;

export const ACCOUNT = '111122223333';
/** What every function has. */
export const EVERYWHERE = { NODE_OPTIONS: '--enable-source-maps' };

export const attribute = (id: string, name = 'Arn') => ({ 'Fn::GetAtt': [id, name] });
/** A reference to a resource of another stack. */
export const importFrom = (stack: string, id: string) => ({ 'Fn::ImportValue': `${stack}:${id}` });
export const resource = (Type: string, Properties: object = {}): ResourceDeclaration => ({
  Type,
  Properties: { ...Properties },
});

/**
 * Judges the environment of a function in the environment `sandbox`.
 *
 * @param id logical id without its hash
 * @param others resources besides the function; those of other stacks are exported
 */
export function judgeEnvironment(
  stack: string,
  id: string,
  Environment: unknown,
  others: Stacks = {},
): CheckResult | undefined {
  const logicalId = `${id}0123ABCD`;
  const stacks = {
    ...others,
    [stack]: { [logicalId]: resource('AWS::Lambda::Function', { Environment }), ...others[stack] },
  };
  const templates = new TemplateSet(
    Object.entries(stacks).map(([name, Resources]) => ({
      path: `sandbox/${name}`,
      file: `${name}.template.json`,
      account: ACCOUNT,
      region: 'eu-central-1',
      template: { Resources, Outputs: exportAll(name, Object.keys(Resources)) },
    })),
  );
  const subject = templates.findStack(`sandbox/${stack}`)?.findResource(logicalId);
  const [pin] = functionEnvironmentPins;
  return subject === undefined ? undefined : pin?.check(subject, templates);
}

/** Judges a function that has the variables of every function, and these. */
export function judgeVariables(stack: string, id: string, variables: Variables, others?: Stacks) {
  return judgeEnvironment(stack, id, { Variables: { ...EVERYWHERE, ...variables } }, others);
}

function exportAll(stack: string, ids: readonly string[]) {
  return Object.fromEntries(
    ids.map((id) => [`Export${id}`, { Value: { Ref: id }, Export: { Name: `${stack}:${id}` } }]),
  );
}
