import type { TemplateResource } from '../templates/template-resource';
import type { AccessAnswer, AllowedPrincipal } from './access-record';
import type { AccessStatement } from './access-statement';
import {
  type Alternatives,
  buildAlternatives,
  collectEvidence,
  combineAlternatives,
  describeAlternatives,
  isIncluded,
  joinAlternatives,
} from './alternatives';
import type { AccessDecisions, Target } from './decide-access';
import { listOutsiders, type Outsider } from './outsiders';
import type { Question } from './question';
import type { ResourceNames } from './resource-names';

/** One principal with one action, before equal ones are put together. */
interface Permission {
  readonly principal: string;
  readonly action: string;
  readonly alternatives: Alternatives;
}

export interface Answering {
  /** ARNs of the roles and users of the templates. */
  readonly known: ReadonlySet<string>;
  readonly decisions: AccessDecisions;
  readonly names: ResourceNames;
}

/** Answers one question about one resource. */
export function answerQuestion(
  resource: TemplateResource,
  question: Question,
  target: Target,
  { known, decisions, names }: Answering,
): AccessAnswer {
  const path = names.getPath(resource);
  const outsiders = findOutsiders(target, known, names);
  const permissions = question.actions.flatMap((written): Permission[] => {
    const own = decisions
      .listAllowed(written, target)
      .map(({ subject, alternatives }) => ({ principal: subject.name, action: written, alternatives }));
    const others = outsiders.map(({ name, caller, condition }) => {
      const decided = decisions.decideOutsider(caller, written, target);
      const alternatives =
        condition === undefined ? decided : combineAlternatives(decided, buildAlternatives([{ text: condition }], []));
      // What any principal may do, or each identity of the account, is not repeated for each role.
      const isOfAccount = caller.kind === 'account' && caller.account === target.account;
      const isGeneral = condition === undefined && (caller.kind === 'everybody' || isOfAccount);
      return { principal: name, action: written, alternatives, isGeneral };
    });
    const general = joinAlternatives(
      ...others.filter(({ isGeneral }) => isGeneral).map(({ alternatives }) => alternatives),
    );
    return [
      ...own.filter(({ alternatives }) => !isIncluded(alternatives, general)),
      ...others.filter(({ alternatives }) => alternatives.length > 0),
    ];
  });
  return {
    id: `${question.id}:${path}`,
    question: question.text.replace('{}', () => shortenPath(path)),
    actions: question.actions,
    resource: path,
    allowed: groupPermissions(permissions),
  };
}

/** The questions about a resource have the same policy. */
const found = new WeakMap<readonly AccessStatement[], readonly Outsider[]>();

function findOutsiders(target: Target, known: ReadonlySet<string>, names: ResourceNames): readonly Outsider[] {
  const before = found.get(target.policy);
  if (before !== undefined) return before;
  const outsiders = listOutsiders(target, known, names);
  found.set(target.policy, outsiders);
  return outsiders;
}

/** Puts actions of one principal under the same conditions together. */
export function groupPermissions(permissions: readonly Permission[]): readonly AllowedPrincipal[] {
  if (permissions.length === 0) return [];
  const groups = new Map<string, Group>();
  for (const { principal, action, alternatives } of permissions) {
    const conditions = describeAlternatives(alternatives);
    const key = [principal, ...conditions].join('\n');
    const group = groups.get(key) ?? { principal, conditions, actions: [], evidence: new Set<string>() };
    groups.set(key, group);
    if (!group.actions.includes(action)) group.actions.push(action);
    for (const path of collectEvidence(alternatives)) group.evidence.add(path);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => ({ ...group, evidence: [...group.evidence].sort() }));
}

interface Group {
  readonly principal: string;
  readonly actions: string[];
  readonly conditions: readonly string[];
  readonly evidence: Set<string>;
}

/** CDK names the resource below most constructs `Resource`, which says nothing to a reader. */
export function shortenPath(path: string): string {
  return path.replace(/(?:\/Resource)+$/, '');
}
