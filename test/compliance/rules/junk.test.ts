import { describe, expect, test } from '@jest/globals';
import { Backend } from '../../../lib/backend';
import type { Template } from '../../../lib/compliance/deployment/template';
import { isRecord } from '../../../lib/compliance/deployment/template';
import { Undecidable } from '../../../lib/compliance/deployment/undecidable';
import { allRules } from '../../../lib/compliance/rules/all-rules';
import { sandboxSettings, testApp } from '../../scaffold';
import { deploymentOf } from './rule-cases';

/** What somebody's template could have where another value belongs. */
const JUNK: readonly unknown[] = [
  ...[null, '', 'x', '*', 0, -1, true, [], [null], ['x'], [{}], [[]], {}, { a: 1 }],
  ...[{ Ref: 'Nothing' }, { 'Fn::GetAtt': ['Nothing', 'Arn'] }, { 'Fn::If': ['Condition', 1, 2] }],
  { 'Fn::Join': ['', ['a', { Ref: 'Nothing' }]] },
];

/** Properties with one of them, or something one step below, replaced. */
function spoiled(properties: Readonly<Record<string, unknown>>): object[] {
  const places = Object.entries(properties).flatMap(([name, value]) => [
    (junk: unknown): object => ({ ...properties, [name]: junk }),
    ...(Array.isArray(value) ? [(junk: unknown): object => ({ ...properties, [name]: [junk, ...value] })] : []),
    ...(isRecord(value)
      ? Object.keys(value).map((key) => (junk: unknown) => ({ ...properties, [name]: { ...value, [key]: junk } }))
      : []),
  ]);
  return [{}, ...places.flatMap((put) => JUNK.map(put))];
}

describe('whatever stands in a template', () => {
  const app = testApp();
  new Backend(app, sandboxSettings.name, { settings: sandboxSettings });
  const templates = app.synth().stacksRecursively.map((stack): Template => stack.template);
  const samples = new Map(
    templates
      .flatMap(({ Resources = {} }) => Object.values(Resources))
      .map(({ Type, Properties = {} }) => [Type, Properties]),
  );

  test.each([...new Set(allRules.flatMap(({ types }) => types))])(
    'a rule about %s holds, is broken or cannot tell',
    (type) => {
      const rules = allRules.filter(({ types }) => types.includes(type));
      const mistakes = new Set<string>();
      for (const Properties of spoiled(samples.get(type) ?? {})) {
        const deployment = deploymentOf({ Resources: { Subject: { Type: type, Properties: { ...Properties } } } });
        for (const { id, check } of rules) {
          for (const subject of deployment.resources) {
            try {
              check(subject, deployment);
            } catch (error) {
              if (!(error instanceof Undecidable)) mistakes.add(`${id}: ${String(error)}`);
            }
          }
        }
      }
      expect([...mistakes]).toEqual([]);
    },
  );
});
