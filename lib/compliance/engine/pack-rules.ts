import type { CfnResource } from 'aws-cdk-lib';
import { type IApplyRule, NagMessageLevel, type NagPack, type NagRuleResult, rules as nagRules } from 'cdk-nag';
import type { Severity } from '../assessment/assessment';
import type { Rule } from '../rules/rule';

/** The function behind one or several rules: what is evaluated. */
export interface Check {
  (node: CfnResource): NagRuleResult;
  /** Our own rules say what they are, and which types they look at. */
  readonly declaration?: Rule;
  /** Whether it has anything to say of a resource of its types. */
  readonly asks?: (node: CfnResource) => boolean;
}

/** A rule as a pack has it in its list. */
export interface PackRule {
  readonly pack: string;
  /** With its pack: `AwsSolutions-S10`. */
  readonly id: string;
  readonly severity: Severity;
  readonly info: string;
  readonly explanation: string;
  readonly check: Check;
}

/** The rules of a pack, by their check and by what the pack calls them where it does not take the name of the check. */
export type KnownPackRules = Map<Check, Map<string | undefined, PackRule>>;

/**
 * The rules that a pack would ask about a resource, learned by handing it the resource and writing down what it applies. A pack may choose by type;
 * one that chooses by anything else of the resource cannot be hosted.
 *
 * @param known what was learned from other resources: a rule stays the same one
 */
export function rulesOf(pack: NagPack, node: CfnResource, known: KnownPackRules = new Map()): PackRule[] {
  const found: PackRule[] = [];
  const applyRule = (applied: IApplyRule): void => {
    const named = known.get(applied.rule) ?? new Map<string | undefined, PackRule>();
    const rule = named.get(applied.ruleSuffixOverride) ?? packRule(pack, applied);
    known.set(applied.rule, named.set(applied.ruleSuffixOverride, rule));
    found.push(rule);
  };
  const checkResource: unknown = Reflect.get(pack, 'checkResource');
  if (typeof checkResource !== 'function') {
    throw new Error(
      `${pack.readPackName}: cdk-nag's NagPack has no checkResource any more; the gate cannot host this version`,
    );
  }
  // An own property hides the method of the class until it is deleted again.
  Object.defineProperty(pack, 'applyRule', { value: applyRule, configurable: true });
  try {
    Reflect.apply(checkResource, pack, [node]);
  } finally {
    Reflect.deleteProperty(pack, 'applyRule');
  }
  return found;
}

function packRule({ readPackName: pack }: NagPack, applied: IApplyRule): PackRule {
  const { ruleSuffixOverride, rule, info, explanation, level } = applied;
  const severity = level === NagMessageLevel.ERROR ? 'error' : 'warning';
  return { pack, id: `${pack}-${ruleSuffixOverride ?? rule.name}`, severity, info, explanation, check: rule };
}

/** Whether a check looks at resources of a type at all; every other pair of check and resource is passed over. */
export function looksAt(check: Check, type: string): boolean {
  const names = classesLookedAt(check);
  return names === undefined || names.has(check.declaration === undefined ? lastPart(type) : type);
}

const NAG_CHECKS: ReadonlySet<unknown> = new Set(Object.values(nagRules).flatMap((group) => Object.values(group)));
const known = new WeakMap<Check, ReadonlySet<string> | undefined>();

/** Types of a declared rule. For cdk-nag's own checks the classes that they compare the resource with, read in their source. Of any other nothing is known. */
function classesLookedAt(check: Check): ReadonlySet<string> | undefined {
  if (known.has(check)) return known.get(check);
  const names = check.declaration === undefined ? classesInSource(check) : new Set(check.declaration.types);
  known.set(check, names);
  return names;
}

function classesInSource(check: Check): ReadonlySet<string> | undefined {
  if (!NAG_CHECKS.has(check)) return undefined;
  const source = check.toString();
  const parameter = /\(\s*(\w+)/.exec(source)?.[1] ?? 'node';
  const names = [...source.matchAll(new RegExp(`\\b${parameter} instanceof [\\w.]+\\.Cfn(\\w+)`, 'g'))];
  return names.length === 0 ? undefined : new Set(names.map(([, name = '']) => name));
}

function lastPart(type: string): string {
  return type.slice(type.lastIndexOf(':') + 1);
}
