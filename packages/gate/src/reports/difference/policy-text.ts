import type { Setting } from '../../assessment/fact-record';
import { describeSetting, isSettingRecord, listRecords, listSettings } from './setting-text';

/** A list of IAM, or everything but the list. */
export interface TextSet {
  readonly isExcluding: boolean;
  readonly texts: readonly string[];
}

/** One condition of a statement: `StringEquals aws:SourceAccount`. */
export interface PolicyCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement of a policy, ready to be compared. */
export interface Statement {
  readonly allows: boolean;
  /** Empty for a policy of an identity. */
  readonly principals: TextSet;
  readonly actions: TextSet;
  readonly resources: TextSet;
  readonly conditions: readonly PolicyCondition[];
}

/** Whether a value is a policy document: it has statements with an effect. */
export function isPolicyDocument(setting: Setting | undefined): boolean {
  return (
    isSettingRecord(setting) && listRecords(setting['Statement']).some(({ record }) => record['Effect'] !== undefined)
  );
}

export function readStatements(document: Setting | undefined): Statement[] {
  if (!isSettingRecord(document)) return [];
  return listRecords(document['Statement']).map(({ record: statement, choices }) => ({
    allows: statement['Effect'] === 'Allow',
    principals: readPrincipals(statement),
    actions: readSet(statement, 'Action', 'NotAction'),
    resources: readSet(statement, 'Resource', 'NotResource'),
    // A statement that is there on a condition of the template is true on that condition.
    conditions: [
      ...readConditions(statement['Condition']),
      ...choices.map(({ condition, side }) => ({ operator: 'Equals', key: condition, values: [side] })),
    ],
  }));
}

function readSet(statement: { readonly [property: string]: Setting }, name: string, excludingName: string): TextSet {
  const excluded = statement[excludingName];
  const texts = listSettings(excluded ?? statement[name]).map((one) => describeRaw(one));
  return { isExcluding: excluded !== undefined, texts };
}

function readPrincipals(statement: { readonly [property: string]: Setting }): TextSet {
  const excluded = statement['NotPrincipal'];
  return { isExcluding: excluded !== undefined, texts: listPrincipals(excluded ?? statement['Principal']) };
}

function listPrincipals(principal: Setting | undefined): string[] {
  if (!isSettingRecord(principal)) return listSettings(principal).map(describeRaw);
  return Object.entries(principal).flatMap(([, names]) =>
    listSettings(names).map((name) => normalizeAccount(describeRaw(name))),
  );
}

/** `111122223333` means the same as the ARN of its root user. */
function normalizeAccount(principal: string): string {
  return principal.replace(/^arn:[\w-]+:iam::(\d{12}):root$/, '$1');
}

function readConditions(condition: Setting | undefined): PolicyCondition[] {
  if (!isSettingRecord(condition))
    return condition === undefined ? [] : [{ operator: '?', key: describeRaw(condition), values: [] }];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isSettingRecord(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator,
          key: key.toLowerCase(),
          values: listSettings(values).map(describeRaw),
        }))
      : [],
  );
}

function describeRaw(setting: Setting): string {
  return typeof setting === 'object' ? JSON.stringify(setting) : String(setting);
}

/** Operators of conditions in words. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/NotEquals/, 'is not'],
  [/NotLike/, 'is not like'],
  [/NotIpAddress/, 'is not in'],
  [/IpAddress/, 'is in'],
  [/Like/, 'is like'],
  [/LessThan/, 'is below'],
  [/GreaterThan/, 'is above'],
  [/Equals|Bool/, 'is'],
];

/** ` if aws:sourceaccount is 111122223333`, or nothing. */
export function describeConditions(conditions: readonly PolicyCondition[]): string {
  if (conditions.length === 0) return '';
  const parts = conditions.map(({ operator, key, values }) => {
    const word = WORDS.find(([pattern]) => pattern.test(operator))?.[1] ?? operator;
    return `${key} ${word} ${describeSetting([...values])}${operator.endsWith('IfExists') ? ' or absent' : ''}`;
  });
  return ` if ${parts.join(' and ')}`;
}

export function describeSet({ isExcluding, texts }: TextSet): string {
  const listed = describeSetting([...texts]);
  return isExcluding ? `all but ${listed}` : listed;
}
