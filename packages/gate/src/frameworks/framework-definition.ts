import type { EvidenceGroup } from '../rules/rule';
import { type Basis, type Control, combineEvidence, type Duty, type Evidence, type Framework } from './framework';

/** A framework that an app adds, in TypeScript or as the file of `--framework`: `framework.schema.json`. */
export interface FrameworkDefinition {
  /** Id in every report, in lower case: `acme-baseline-2027`. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Where it is published, as an https address. */
  readonly url: string;
  readonly controls: readonly ControlDefinition[];
}

/** A control, and what shows that it holds: at least one rule, group, resource type or duty. */
export interface ControlDefinition {
  /** As the framework numbers it. */
  readonly id: string;
  /** What has to be true. */
  readonly title: string;
  /** Rules as in a report: `RdsProxyTls`, `RDSStorageEncrypted`, `AwsSolutions-S10`. @default - no rule */
  readonly rules?: readonly string[];
  /** Kinds of protection, each with all of its rules and the tests of the app. @default - no group */
  readonly groups?: readonly EvidenceGroup[];
  /** CloudFormation types whose presence is evidence. @default - no type */
  readonly resources?: readonly string[];
  /** CloudFormation types that the control is about. @default - the rules decide whether it applies */
  readonly appliesTo?: readonly string[];
  /** What people have to do; the control is not met until its result is recorded. @default - nothing */
  readonly duty?: Duty;
}

const BASIS: Basis = 'by the app';

/**
 * Builds the framework that a definition describes.
 *
 * @param findCheck the check behind the id of a rule
 * @param findGroup the evidence of a kind of protection
 */
export function buildFramework(
  { controls, ...framework }: FrameworkDefinition,
  findCheck: (rule: string) => string,
  findGroup: (group: EvidenceGroup) => readonly Evidence[],
): Framework {
  return {
    ...framework,
    controls: controls.map((control) => buildControl(control, findCheck, findGroup)),
  };
}

function buildControl(
  { id, title, rules = [], groups = [], resources = [], appliesTo, duty }: ControlDefinition,
  findCheck: (rule: string) => string,
  findGroup: (group: EvidenceGroup) => readonly Evidence[],
): Control {
  const cited = rules.map((rule): Evidence => ({ rule: findCheck(rule), basis: BASIS }));
  const present = resources.map((resource): Evidence => ({ resource, basis: BASIS }));
  return {
    id,
    title,
    // A rule may be cited by its id and by its group.
    evidence: combineEvidence(cited, ...groups.map(findGroup), present),
    ...(appliesTo === undefined ? {} : { appliesTo }),
    ...(duty === undefined ? {} : { duty }),
  };
}
