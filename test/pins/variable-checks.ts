import { readAccountId } from '../../packages/gate/src/rules/iam/granted-statements';
import { getEnvironment } from '../../packages/gate/src/templates/environment';
import type { TemplateResource, Value } from '../../packages/gate/src/templates/template-resource';
import type { TemplateSet } from '../../packages/gate/src/templates/template-set';

/** Whether the value of an environment variable is one that the function may have. */
type VariableCheck = (value: Value, fn: TemplateResource, templates: TemplateSet) => boolean;

/** An environment variable that a function has. */
export interface Variable {
  readonly check: VariableCheck;
  /** The function has it only in an environment with a resource of this type. @default - in every environment */
  readonly with?: string;
  /** The function has it only in an environment without a resource of this type. @default - in every environment */
  readonly without?: string;
}

/**
 * The id, name or ARN of one resource.
 *
 * @param place its stack and logical id without its hash: `Audit Archive`
 */
export function refersTo(place: string): Variable {
  return {
    check: (value) => {
      const target = value.target();
      return target !== undefined && describePlace(target) === place;
    },
  };
}

/** The id, name or ARN of a resource whose logical id depends on a setting; also JSON that names one. */
export function refersToType(type: string): Variable {
  return { check: (value) => value.target()?.type === type };
}

/** `Api FunctionsRead` for the resource `FunctionsReadDD293240` in the stack `sandbox/Api`. */
export function describePlace({ stack, logicalId }: TemplateResource): string {
  return `${stack.path.slice(stack.path.indexOf('/') + 1)} ${logicalId.replace(/[\dA-F]{8}$/, '')}`;
}

export function isOneOf(...texts: readonly string[]): Variable {
  return { check: (value) => texts.includes(value.text() ?? '') };
}

/** A number within the bounds, both included. */
export function isBetween(least: number, most: number): Variable {
  return {
    check: (value) => {
      const number = value.number() ?? Number.NaN;
      return number >= least && number <= most;
    },
  };
}

/** JSON that a test accepts. */
export function isJson(accepts: (content: Value, fn: TemplateResource, templates: TemplateSet) => boolean): Variable {
  return { check: (value, fn, templates) => accepts(value.document(), fn, templates) };
}

/** The name of the environment, which the names of its resources begin with. */
export const isEnvironment: Variable = {
  check: (value, { stack }) => value.text() === getEnvironment(stack.path),
};

/** The id of the account that the environment is deployed to. */
export const isAccount: Variable = { check: (value, fn) => value.text() === readAccountId(fn) };

/** The days that the longest kept backup of the database is kept. */
export const isLongestBackup: Variable = {
  check: (value, fn, templates) => {
    const clusters = listInEnvironment(fn, 'AWS::RDS::DBCluster', templates).map((cluster) =>
      cluster.at('BackupRetentionPeriod').number(),
    );
    const plans = listInEnvironment(fn, 'AWS::Backup::BackupPlan', templates)
      .flatMap((plan) => plan.at('BackupPlan.BackupPlanRule').items())
      .flatMap((rule) => [rule, ...rule.at('CopyActions').items()])
      .map((kept) => kept.at('Lifecycle.DeleteAfterDays').number());
    const longest = Math.max(...[...clusters, ...plans].map((days) => days ?? Number.POSITIVE_INFINITY));
    return value.number() === longest;
  },
};

/** The same variable, where the environment has a resource of a type. */
export function onlyWith(type: string, variable: Variable): Variable {
  return { ...variable, with: type };
}

/** The same variable, where the environment has no resource of a type. */
export function onlyWithout(type: string, variable: Variable): Variable {
  return { ...variable, without: type };
}

/** Whether a function has a variable in its environment. */
export function isExpected(variable: Variable, fn: TemplateResource, templates: TemplateSet): boolean {
  const exists = (type: string) => listInEnvironment(fn, type, templates).length > 0;
  if (variable.with !== undefined && !exists(variable.with)) return false;
  return variable.without === undefined || !exists(variable.without);
}

/** The resources of a type in the environment of another resource. */
export function listInEnvironment(
  { stack }: TemplateResource,
  type: string,
  templates: TemplateSet,
): readonly TemplateResource[] {
  const environment = getEnvironment(stack.path);
  return templates.ofType(type).filter((other) => getEnvironment(other.stack.path) === environment);
}
