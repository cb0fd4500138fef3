import { groupBy } from '../../templates/group-by';
import type { PolicyCondition, Statement } from './policy-text';

/**
 * Joins statements that only differ in the addresses of one condition: for each such group a statement with the
 * addresses of all of them, which is true whenever one of the group is.
 */
export function joinAddresses(statements: readonly Statement[]): readonly Statement[] {
  const limited = statements.filter(({ conditions }) => conditions.filter(isAddressCondition).length === 1);
  return [...groupBy(limited, buildKey).values()].flatMap((group): Statement[] => {
    const [first] = group;
    if (first === undefined || group.length < 2) return [];
    const values = group.flatMap(({ conditions }) =>
      conditions.filter(isAddressCondition).flatMap((one) => one.values),
    );
    const join = (condition: PolicyCondition): PolicyCondition =>
      isAddressCondition(condition) ? { ...condition, values } : condition;
    return [{ ...first, conditions: first.conditions.map(join) }];
  });
}

/** A statement without the addresses of its condition. */
function buildKey({ conditions, ...statement }: Statement): string {
  const others = conditions.map((condition) =>
    isAddressCondition(condition) ? { ...condition, values: [] } : condition,
  );
  return JSON.stringify([statement, others]);
}

function isAddressCondition({ operator }: PolicyCondition): boolean {
  return operator === 'IpAddress';
}
