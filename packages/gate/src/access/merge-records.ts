import type { AccessAnswer, AccessRecord, AllowedPrincipal, PrincipalRecord } from './access-record';

/** One record for the scenarios of an environment: what is allowed in one of them is allowed. */
export function mergeRecords(records: readonly AccessRecord[]): AccessRecord {
  const [first] = records;
  if (first === undefined) throw new Error('an environment has at least one scenario');
  return {
    environment: first.environment,
    answers: groupByKey(
      records.flatMap(({ answers }) => answers),
      ({ id }) => id,
    ).map(mergeAnswers),
    principals: groupByKey(
      records.flatMap(({ principals }) => principals),
      ({ principal }) => principal,
    ).map(mergePrincipals),
    notEvaluated: mergeTexts(records.map(({ notEvaluated }) => notEvaluated)),
  };
}

function mergeAnswers(answers: readonly [AccessAnswer, ...AccessAnswer[]]): AccessAnswer {
  const allowed = answers.flatMap((answer) => answer.allowed);
  return {
    ...answers[0],
    actions: mergeTexts(answers.map(({ actions }) => actions)),
    allowed: allowed
      .filter((one, index) => !allowed.some((other, at) => at !== index && includes(other, one, at < index)))
      .sort((one, other) => (one.principal < other.principal ? -1 : one.principal > other.principal ? 1 : 0)),
  };
}

/** Whether a permission says all that another one says; of two equal ones, only the first does. */
function includes(wider: AllowedPrincipal, narrower: AllowedPrincipal, isFirst: boolean): boolean {
  if (wider.principal !== narrower.principal) return false;
  const hasActions = narrower.actions.every((action) => wider.actions.includes(action));
  const hasConditions = wider.conditions.every((condition) => narrower.conditions.includes(condition));
  const isEqual =
    wider.actions.length === narrower.actions.length && wider.conditions.length === narrower.conditions.length;
  return hasActions && hasConditions && (!isEqual || isFirst);
}

function mergePrincipals(principals: readonly [PrincipalRecord, ...PrincipalRecord[]]): PrincipalRecord {
  const [first] = principals;
  // A boundary that only one scenario has does not limit the other ones.
  const isLimited = principals.every(({ boundary }) => boundary !== undefined);
  const { boundary, ...record } = first;
  return {
    ...record,
    ...(isLimited && boundary !== undefined ? { boundary } : {}),
    trusts: mergeTexts(principals.map(({ trusts }) => trusts)),
    permissions: mergeTexts(principals.map(({ permissions }) => permissions)),
  };
}

function mergeTexts(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}

function groupByKey<T>(items: readonly T[], getKey: (item: T) => string): readonly [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(getKey(item));
    if (group === undefined) groups.set(getKey(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
