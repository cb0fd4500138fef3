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

export interface LearnedRules {
  readonly rules: readonly PackRule[];
  /** Whether the pack looked at nothing of the resource, so that these are its rules for all of them. */
  readonly ofEveryResource: boolean;
}

/**
 * The rules that a pack would ask about a resource, learned by handing it the resource and writing down what it applies. A pack may choose by type;
 * one that chooses by anything else of the resource cannot be hosted.
 */
export function rulesOf(pack: NagPack, node: CfnResource): LearnedRules {
  const found: PackRule[] = [];
  const applyRule = ({ ruleSuffixOverride, rule, info, explanation, level }: IApplyRule): void => {
    const severity = level === NagMessageLevel.ERROR ? 'error' : 'warning';
    const id = `${pack.readPackName}-${ruleSuffixOverride ?? rule.name}`;
    found.push({ pack: pack.readPackName, id, severity, info, explanation, check: rule });
  };
  let isRead = false;
  const noticed = (): void => {
    isRead = true;
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
    Reflect.apply(checkResource, pack, [noticing(node, noticed)]);
  } finally {
    Reflect.deleteProperty(pack, 'applyRule');
  }
  return { rules: found, ofEveryResource: !isRead };
}

/** The same resource, that tells when anything of it is looked at. */
function noticing(node: CfnResource, notice: () => void): CfnResource {
  return new Proxy(node, {
    get: (target, name) => {
      notice();
      return Reflect.get(target, name);
    },
    ownKeys: (target) => {
      notice();
      return Reflect.ownKeys(target);
    },
    has: (target, name) => {
      notice();
      return Reflect.has(target, name);
    },
    getPrototypeOf: (target) => {
      notice();
      return Reflect.getPrototypeOf(target);
    },
  });
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
