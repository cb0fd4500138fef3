import { describe, expect, test } from '@jest/globals';
import { Backend } from '../../lib/backend';
import { allRules } from '../../packages/gate/src/rules/all-rules';
import type { Template } from '../../packages/gate/src/templates/template';
import { isRecord } from '../../packages/gate/src/templates/template';
import { Undecidable } from '../../packages/gate/src/templates/undecidable';
import { createTemplateSet } from '../../packages/gate/test/rules/rule-cases';
import { createTestApp, sandboxSettings } from '../scaffold';

/** Values that a template may contain where a rule expects another type. */
const JUNK: readonly unknown[] = [
  ...[null, '', 'x', '*', 0, -1, true, [], [null], ['x'], [{}], [[]], {}, { a: 1 }],
  ...[{ Ref: 'Nothing' }, { 'Fn::GetAtt': ['Nothing', 'Arn'] }, { 'Fn::If': ['Condition', 1, 2] }],
  { 'Fn::Join': ['', ['a', { Ref: 'Nothing' }]] },
];

/** Builds properties where one of them, or one of its members, is replaced. */
function buildSpoiled(properties: Readonly<Record<string, unknown>>): object[] {
  const places = Object.entries(properties).flatMap(([name, value]) => [
    (junk: unknown): object => ({ ...properties, [name]: junk }),
    ...(Array.isArray(value) ? [(junk: unknown): object => ({ ...properties, [name]: [junk, ...value] })] : []),
    ...(isRecord(value)
      ? Object.keys(value).map((key) => (junk: unknown) => ({ ...properties, [name]: { ...value, [key]: junk } }))
      : []),
  ]);
  return [{}, ...places.flatMap((put) => JUNK.map(put))];
}

describe('with junk in any property', () => {
  const app = createTestApp();
  new Backend(app, sandboxSettings.name, { settings: sandboxSettings });
  const templates = app.synth().stacksRecursively.map((stack): Template => stack.template);
  const samples = new Map(
    templates
      .flatMap(({ Resources = {} }) => Object.values(Resources))
      .map(({ Type, Properties = {} }) => [Type, Properties]),
  );

  test.each([...new Set(allRules.flatMap(({ types }) => types))])(
    'a rule about %s passes, fails or is undecided, and throws no other error',
    (type) => {
      const rules = allRules.filter(({ types }) => types.includes(type));
      const errors = new Set<string>();
      for (const Properties of buildSpoiled(samples.get(type) ?? {})) {
        const templates = createTemplateSet({ Resources: { Subject: { Type: type, Properties: { ...Properties } } } });
        for (const { id, check } of rules) {
          for (const subject of templates.resources) {
            try {
              check(subject, templates);
            } catch (error) {
              if (!(error instanceof Undecidable)) errors.add(`${id}: ${String(error)}`);
            }
          }
        }
      }
      expect([...errors]).toEqual([]);
    },
  );
});
