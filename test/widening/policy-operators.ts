import { parseIntrinsic } from '../../packages/gate/src/templates/intrinsics';
import { isRecord } from '../../packages/gate/src/templates/template';
import { changeProperties, type Operator, type Subject, toRecord, type Widening } from './widening';

interface FoundStatement {
  readonly place: readonly string[];
  readonly statement: Readonly<Record<string, unknown>>;
}

/** Statements of policies at any depth. */
function findStatements(value: unknown, at: readonly string[] = []): FoundStatement[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => findStatements(item, [...at, String(index)]));
  if (!isRecord(value) || parseIntrinsic(value) !== undefined) return [];
  if (value['Effect'] !== undefined) return [{ place: at, statement: value }];
  return Object.entries(value).flatMap(([name, item]) => findStatements(item, [...at, name]));
}

function widenStatement(
  kind: string,
  change: (statement: FoundStatement['statement']) => unknown,
  words: readonly (string | RegExp)[],
): Operator {
  return (subject) =>
    findStatements(subject.resource.Properties).flatMap(({ place, statement }): Widening[] => {
      const now = change(statement);
      if (now === statement) return [];
      return [
        {
          kind: `${kind} ${subject.resource.Type}`,
          what: `${kind} of ${subject.logicalId} ${place.join('.')}`,
          resources: { [subject.logicalId]: changeProperties(subject, place, now) },
          words,
        },
      ];
    });
}

const hasPrincipal = ({ Principal }: FoundStatement['statement']): boolean =>
  Principal !== undefined && Principal !== '*' && JSON.stringify(Principal) !== '{"AWS":"*"}';

/** Adds an action, a resource or a principal, removes a condition, or takes a denial away. */
export const policyOperators: readonly Operator[] = [
  widenStatement(
    'an action more',
    (statement) =>
      statement['Effect'] === 'Allow' && statement['Action'] !== undefined
        ? { ...statement, Action: [statement['Action'], 'organizations:LeaveOrganization'].flat() }
        : statement,
    [/may now (?:call|assume)|now allows/, 'organizations:LeaveOrganization'],
  ),
  widenStatement(
    'another principal',
    (statement) =>
      statement['Effect'] === 'Allow' && hasPrincipal(statement)
        ? { ...statement, Principal: { AWS: 'arn:aws:iam::444455556666:root' } }
        : statement,
    [/may now (?:call|assume)/, '444455556666'],
  ),
  widenStatement(
    'any principal',
    (statement) =>
      statement['Effect'] === 'Allow' && hasPrincipal(statement) ? { ...statement, Principal: '*' } : statement,
    [/Any principal may now (?:call|assume)/],
  ),
  widenStatement(
    'no condition',
    (statement) => {
      const { Condition, ...rest } = statement;
      return statement['Effect'] === 'Allow' && Condition !== undefined ? rest : statement;
    },
    [/may now (?:call|assume)|now allows/],
  ),
  widenStatement('a denial less', (statement) => (statement['Effect'] === 'Deny' ? undefined : statement), [
    /no longer denie[ds]/,
  ]),
  widenStatement(
    'a denial with a condition',
    (statement) =>
      statement['Effect'] === 'Deny'
        ? {
            ...statement,
            Condition: { ...toRecord(statement['Condition']), StringEquals: { 'aws:PrincipalTag/a': 'b' } },
          }
        : statement,
    [/no longer denie[ds]/],
  ),
];

export const isPolicySubject = ({ resource }: Subject): boolean => findStatements(resource.Properties).length > 0;
