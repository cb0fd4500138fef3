import { describe, expect, test } from '@jest/globals';
import { isRecord } from '../../src/templates/template';
import { expose, type Resources } from './exposed';
import { FOREIGN_APPS } from './foreign-apps';
import { FOREIGN_SERVICES } from './foreign-services';
import { MORE_FOREIGN_APPS } from './more-foreign-apps';

const APPS: Readonly<Record<string, Resources>> = { ...FOREIGN_APPS, ...FOREIGN_SERVICES, ...MORE_FOREIGN_APPS };

/** What may be written in place of a value: what only a deployment determines, and what is of a wrong form. */
const ODD_VALUES: readonly unknown[] = [
  { Ref: 'Given' },
  { Ref: 'AWS::NoValue' },
  { 'Fn::If': ['IsLive', { Ref: 'Given' }, 'no'] },
  { 'Fn::GetAtt': ['Nothing', 'Arn'] },
  { 'Fn::ImportValue': 'elsewhere' },
  '{"broken',
  7,
  null,
  [[], {}, null, 'a'],
  { A: { B: [] } },
];

const TEMPLATE = {
  Parameters: { Given: { Type: 'String' } },
  Conditions: { IsLive: { 'Fn::Equals': [{ Ref: 'Given' }, 'live'] } },
};

/** Paths of all values below a value. */
function listPaths(given: unknown): readonly (readonly string[])[] {
  if (typeof given !== 'object' || given === null) return [];
  return Object.keys(given).flatMap((key) => [
    [key],
    ...listPaths(Reflect.get(given, key)).map((path) => [key, ...path]),
  ]);
}

function replaceAt(given: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined || typeof given !== 'object' || given === null) return value;
  const changed = replaceAt(Reflect.get(given, key), rest, value);
  return Array.isArray(given) ? given.with(Number(key), changed) : { ...given, [key]: changed };
}

/** The app with one value replaced, once for every value. Each place gets another one of the odd values. */
function replaceEach(app: Resources, shift: number): readonly Resources[] {
  return listPaths(app)
    .filter(([, section, property]) => section === 'Properties' && property !== undefined)
    .map((path, index) => {
      const changed: Record<string, Resources[string]> = {};
      for (const [id, resource] of Object.entries(app)) {
        const below = path[0] === id ? replaceAt(resource.Properties, path.slice(2), pick(index + shift)) : undefined;
        changed[id] = { ...resource, Properties: isRecord(below) ? below : (resource.Properties ?? {}) };
      }
      return changed;
    });
}

function pick(index: number): unknown {
  return ODD_VALUES[index % ODD_VALUES.length];
}

describe.each([0, 3, 7])('odd values in place of any value, shifted by %d', (shift) => {
  test.each(Object.entries(APPS))('%s', (_name, app) => {
    const changed = replaceEach(app, shift);
    expect(changed.length).toBeGreaterThan(2);
    for (const each of changed) expect(expose(each, TEMPLATE).environment).toBe('App');
  });
});
