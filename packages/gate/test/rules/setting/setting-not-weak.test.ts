import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType } from '@aws-cdk/service-spec-types';
import { describe, expect, test } from '@jest/globals';
import { settingNotWeakRules } from '../../../src/rules/setting/setting-not-weak';
import { WEAK_SETTINGS } from '../../../src/rules/setting/weak-settings';
import { findForbiddenWords } from '../../words';
import { createTemplateSet, UNKNOWN } from '../rule-cases';

const [rule] = settingNotWeakRules;
const ROWS = WEAK_SETTINGS.flatMap(({ types, ...setting }) => types.map((type) => ({ type, ...setting })));

function evaluate(Type: string, Properties: Readonly<Record<string, unknown>>): unknown {
  const set = createTemplateSet({ Resources: { Subject: { Type, Properties: { ...Properties } } } });
  const [subject] = set.resources;
  return subject === undefined || rule?.appliesTo?.(subject) !== true ? 'not applicable' : rule.check(subject, set);
}

/** Properties with a value at a path. A step `*` is a list of one element, or an object after `Definition`. */
function nest([step, ...rest]: readonly string[], value: unknown, isMap = false): Record<string, unknown> {
  if (step === undefined) return Object(value);
  const inner = rest.length === 0 ? value : nest(rest, value, /^(Definition|RoleMappings)$/.test(step));
  if (step !== '*') return { [step]: inner };
  return Object(isMap ? { TemplateV4: inner } : [inner]);
}

describe('a weak setting is reported with what it does', () => {
  test.each(ROWS)('$type $path', ({ type, path, weak, effect }) => {
    for (const value of [weak].flat()) {
      const found = evaluate(type, nest(path.split('.'), value));
      expect(found).toEqual([expect.stringMatching(/^[\w.]+: \S+ /)]);
      expect(found).toEqual([expect.stringContaining(`: ${value} ${effect}`)]);
    }
    expect(evaluate(type, nest(path.split('.'), 'another'))).toEqual([]);
    expect(evaluate(type, {})).toEqual([]);
  });
});

test('a value that only a deployment decides is undecided', () => {
  expect(() => evaluate('AWS::Lambda::Function', { RecursiveLoop: UNKNOWN })).toThrow();
  expect(evaluate('AWS::S3::Bucket', {})).toBe('not applicable');
});

describe('each setting is one of the registry schema', () => {
  const db = loadAwsServiceSpecSync();
  test.each(ROWS)('$type $path', ({ type, path, weak }) => {
    const resource = db.lookup('resource', 'cloudFormationType', 'equals', type).only();
    const found = findTypes({ properties: resource.properties }, path.split('.'));
    expect(found).not.toEqual([]);
    for (const value of [weak].flat()) expect(found.some((one) => admits(one, value))).toBe(true);
  });

  interface Holder {
    readonly properties?: Readonly<Record<string, { readonly type: PropertyType }>>;
    readonly type?: PropertyType;
  }

  /** The types of the values at a path. */
  function findTypes({ properties, type }: Holder, [step, ...rest]: readonly string[]): readonly PropertyType[] {
    if (properties !== undefined) {
      if (step === undefined) return [];
      const named = step === '*' ? Object.values(properties) : [properties[step]].filter((one) => one !== undefined);
      return named.flatMap((one) => findTypes({ type: one.type }, rest));
    }
    if (type === undefined) return [];
    switch (type.type) {
      case 'array':
      case 'map':
        return step === '*' ? findTypes({ type: type.element }, rest) : [];
      case 'ref':
        return findTypes(
          { properties: db.get('typeDefinition', type.reference.$ref).properties },
          [step, ...rest].filter((one) => one !== undefined),
        );
      case 'union':
        return type.types.flatMap((one) =>
          findTypes(
            { type: one },
            [step, ...rest].filter((each) => each !== undefined),
          ),
        );
      default:
        return step === undefined || type.type === 'json' ? [type] : [];
    }
  }

  function admits(type: PropertyType, value: string): boolean {
    if (type.type === 'boolean') return value === 'true' || value === 'false';
    if (['json', 'number', 'integer'].includes(type.type)) return true;
    return type.type === 'string' && (type.allowedValues === undefined || type.allowedValues.includes(value));
  }
});

test('a disposable environment may delete its data early, and nothing else', () => {
  const judge = (Type: string, Properties: Readonly<Record<string, unknown>>) => {
    const set = createTemplateSet({ Resources: { Subject: { Type, Properties: { ...Properties } } } }, true);
    return set.resources.map((resource) => rule?.check(resource, set));
  };
  expect(judge('AWS::DSQL::Cluster', { DeletionProtectionEnabled: false })).toEqual([[]]);
  expect(judge('AWS::Lambda::Function', { RecursiveLoop: 'Allow' })).toEqual([
    [expect.stringContaining('without end')],
  ]);
});

test('the texts about settings keep to the words of the project', () => {
  expect(WEAK_SETTINGS.flatMap(({ effect }) => findForbiddenWords(effect))).toEqual([]);
});
