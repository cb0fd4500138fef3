import { allRules } from '../../rules/all-rules';
import { EVERY_TYPE, type Rule } from '../../rules/rule';
import { CDK_NAG_CONTROLS } from '../../rules/security-hub/controls-of-rules';
import { groupBy } from '../../templates/group-by';
import { type Control, citePublishedRules, citeRules, combineEvidence, type Duty } from '../framework';

/** A control of Security Hub, with our wording of the title. */
interface ControlRow {
  /** As Security Hub numbers it: `S3.5`. */
  readonly id: string;
  readonly title: string;
  /**
   * Rules of cdk-nag for the rule of AWS Config that Security Hub publishes for the control, besides CDK_NAG_CONTROLS.
   * @default - no rule
   */
  readonly published?: readonly string[];
  /** Rules that check the same, besides those of Bulwark that name the control. @default - no rule */
  readonly cited?: readonly string[];
  /** What only people can do. @default - nothing */
  readonly duty?: Duty;
}

/** The rules of Bulwark by the control of Security Hub that they name as their reference. */
const byControl: ReadonlyMap<string, readonly Rule[]> = groupByControl();

const nagRules = groupNagRules();

/**
 * Describes controls of Security Hub about the same resources. A rule of Bulwark that names a control as its reference
 * is evidence for it.
 *
 * @param types of CloudFormation that the controls are about; empty for the account itself
 */
export function describeControls(types: readonly string[], rows: readonly ControlRow[]): readonly Control[] {
  return rows.map(({ id, title, published = [], cited = [], duty }) => {
    const own = byControl.get(id) ?? [];
    const evidence = combineEvidence(
      citePublishedRules(...(nagRules.get(id) ?? []), ...published),
      citeRules(...own.map((rule) => rule.id), ...cited),
    );
    return {
      id,
      title,
      evidence,
      ...(types.length === 0 ? {} : { appliesTo: [...types, ...listOtherTypes(own, types)] }),
      ...(duty === undefined ? {} : { duty }),
    };
  });
}

/** A rule may evaluate another resource than the control names, such as the policy in place of the bucket. */
function listOtherTypes(rules: readonly Rule[], types: readonly string[]): readonly string[] {
  const services = new Set(types.map(getService));
  const others = rules.filter((rule) => !rule.types.some((type) => type === EVERY_TYPE || types.includes(type)));
  return [...new Set(others.flatMap((rule) => rule.types).filter((type) => services.has(getService(type))))];
}

/** `AWS::S3` of `AWS::S3::Bucket`. */
function getService(type: string): string {
  return type.split('::', 2).join('::');
}

/** The rules of cdk-nag by the control that checks the same. */
function groupNagRules(): ReadonlyMap<string, readonly string[]> {
  const pairs = Object.entries(CDK_NAG_CONTROLS).flatMap(([rule, controls]) =>
    (typeof controls === 'string' ? [controls] : Object.values(controls)).map((control) => ({ control, rule })),
  );
  return new Map([...groupBy(pairs, ({ control }) => control)].map(([id, list]) => [id, list.map(({ rule }) => rule)]));
}

function groupByControl(): ReadonlyMap<string, readonly Rule[]> {
  const named = allRules.flatMap((rule) =>
    rule.references.flatMap(({ id }) => {
      const control = /^Security Hub (\S+)$/.exec(id)?.[1];
      return control === undefined ? [] : [{ control, rule }];
    }),
  );
  return new Map([...groupBy(named, ({ control }) => control)].map(([id, list]) => [id, list.map(({ rule }) => rule)]));
}
