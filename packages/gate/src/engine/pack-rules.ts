import type { CfnResource } from 'aws-cdk-lib';
import { type IApplyRule, NagMessageLevel, type NagPack, type NagRuleResult } from 'cdk-nag';
import type { Severity } from '../assessment/assessment';
import type { Rule } from '../rules/rule';

/** The function behind one or several rules, which is evaluated on resources. */
export interface Check {
  (node: CfnResource): NagRuleResult;
  /** The declaration of a rule of Bulwark. @default - a rule of cdk-nag */
  readonly declaration?: Rule;
}

/** A rule of a pack. */
export interface PackRule {
  readonly pack: string;
  /** Id with its pack: `AwsSolutions-S10`. */
  readonly id: string;
  readonly severity: Severity;
  readonly info: string;
  readonly explanation: string;
  readonly check: Check;
}

/**
 * Collects the rules that a pack applies to resources of a type: the pack checks one resource, and the rules that it
 * applies are recorded. A pack that chooses rules by anything but the type cannot be hosted.
 *
 * @throws Error when cdk-nag's NagPack no longer has the method that applies the rules
 */
export function collectPackRules(pack: NagPack, node: CfnResource): readonly PackRule[] {
  const collected: PackRule[] = [];
  const applyRule = ({ ruleSuffixOverride, rule, info, explanation, level }: IApplyRule): void => {
    const severity = level === NagMessageLevel.ERROR ? 'error' : 'warning';
    const id = `${pack.readPackName}-${ruleSuffixOverride ?? rule.name}`;
    collected.push({ pack: pack.readPackName, id, severity, info, explanation, check: rule });
  };
  const checkResource: unknown = Reflect.get(pack, 'checkResource');
  if (typeof checkResource !== 'function') {
    throw new Error(`${pack.readPackName}: cdk-nag's NagPack has no checkResource; the gate cannot host this version`);
  }
  // An own property hides the method of the class until it is deleted again.
  Object.defineProperty(pack, 'applyRule', { value: applyRule, configurable: true });
  try {
    Reflect.apply(checkResource, pack, [node]);
  } finally {
    Reflect.deleteProperty(pack, 'applyRule');
  }
  return collected;
}

/** Removes the control ids from the text of a rule of cdk-nag. They are among the references of the check. */
export function removeControlIds(info: string): string {
  return info.replace(/\s*-?\s*\(Control IDs?: .*\)\.?\s*$/, '');
}
