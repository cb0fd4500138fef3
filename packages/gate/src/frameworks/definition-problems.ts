import { findNearName, suggestName } from '../schema/suggest-name';
import { listGroupNames } from './evidence-groups';
import type { Framework } from './framework';
import type { ControlDefinition, FrameworkDefinition } from './framework-definition';

/** What an added framework may cite. */
export interface Citable {
  /** Ids of rules, with and without their pack. */
  readonly rules: ReadonlySet<string>;
  /** CloudFormation types of AWS. */
  readonly types: ReadonlySet<string>;
  /** Ids of the frameworks before it. */
  readonly frameworks: readonly string[];
}

/**
 * Finds what is wrong with a framework that an app adds, as sentences for the person who wrote it.
 *
 * @param path of the framework, for messages: `framework`, `frameworks[0]`
 */
export function findDefinitionProblems(definition: FrameworkDefinition, path: string, citable: Citable): string[] {
  const { id, controls } = definition;
  const ids = controls.map((control) => control.id);
  return [
    ...(citable.frameworks.includes(id)
      ? [`${path}.id is ${JSON.stringify(id)}, the id of another framework. Choose an id that no framework has.`]
      : []),
    ...(controls.length === 0 ? [`${path}.controls has no control. List at least one, with an id and a title.`] : []),
    ...ids.flatMap((name, index) => {
      const first = ids.indexOf(name);
      return first === index
        ? []
        : [
            `${path}.controls[${index}].id is ${JSON.stringify(name)}, as is that of controls[${first}]. Give each control an id of its own.`,
          ];
    }),
    ...controls.flatMap((control, index) => findControlProblems(control, `${path}.controls[${index}]`, citable)),
  ];
}

function findControlProblems(control: ControlDefinition, path: string, citable: Citable): string[] {
  const { rules = [], groups = [], resources = [], appliesTo = [], duty } = control;
  const groupNames = listGroupNames();
  const types = [resources.map(nameType('resources')), appliesTo.map(nameType('appliesTo'))].flat();
  return [
    ...rules
      .map((rule, index) => ({ rule, index }))
      .filter(({ rule }) => !citable.rules.has(rule))
      .map(
        ({ rule, index }) =>
          `${path}.rules[${index}] is ${JSON.stringify(rule)}, which is no rule.${suggestRule(rule, citable)} ` +
          'Write the id as in a report: of Bulwark, of cdk-nag, or of a pack of the app.',
      ),
    ...groups
      .map((group: string, index) => ({ group, index }))
      .filter(({ group }) => !groupNames.includes(group))
      .map(
        ({ group, index }) =>
          `${path}.groups[${index}] is ${JSON.stringify(group)}, which is no group.${suggestName(group, groupNames)} ` +
          `Allowed: ${groupNames.join(', ')}.`,
      ),
    ...types
      // Types of other publishers are registered in an account, where no list of this package can look them up.
      .filter(({ type }) => /^AWS::/i.test(type) && !citable.types.has(type))
      .map(
        ({ type, at }) =>
          `${path}.${at} is ${JSON.stringify(type)}, which is no type of the installed aws-cdk-lib.` +
          suggestName(type, [...citable.types]),
      ),
    ...(rules.length + groups.length + resources.length === 0 && duty === undefined
      ? [`${path} has no rule, group, resource type or duty, so nothing could show it. Add one of them.`]
      : []),
  ];
}

/** Suggests a rule that is written nearly so; an id with a pack only among ids with a pack. */
function suggestRule(rule: string, { rules }: Citable): string {
  const near = findNearName(
    rule,
    [...rules].filter((known) => known.includes('-') === rule.includes('-')),
  );
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

function nameType(field: string): (type: string, index: number) => { readonly type: string; readonly at: string } {
  return (type, index) => ({ type, at: `${field}[${index}]` });
}

/** Finds what is wrong with a framework that an app builds with evidence of its own, instead of a definition. */
export function findBuiltProblems({ id, controls }: Framework, path: string, citable: Citable): string[] {
  return findDefinitionProblems(
    {
      id,
      title: '',
      version: '',
      url: '',
      controls: controls.map((control) => ({
        id: control.id,
        title: control.title,
        rules: control.evidence.flatMap((one) => ('rule' in one ? [one.rule] : [])),
        groups: control.evidence.flatMap((one) => ('group' in one ? [one.group] : [])),
        resources: control.evidence.flatMap((one) => ('resource' in one ? [one.resource] : [])),
        ...(control.appliesTo === undefined ? {} : { appliesTo: control.appliesTo }),
        ...(control.duty === undefined ? {} : { duty: control.duty }),
      })),
    },
    path,
    citable,
  );
}
