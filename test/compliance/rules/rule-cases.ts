import { describe, expect, test } from '@jest/globals';
import { Deployment } from '../../../lib/compliance/deployment/deployment';
import type { Template, TemplateResource } from '../../../lib/compliance/deployment/template';
import { Undecidable } from '../../../lib/compliance/deployment/undecidable';
import type { Rule, Verdict } from '../../../lib/compliance/rules/rule';

/** Properties of a resource of the rule's first type, or a whole set of resources by logical id, of which the first is asked about. */
export type Case =
  | Readonly<Record<string, unknown>>
  | { readonly resources: Readonly<Record<string, TemplateResource>> };

export interface Cases {
  readonly holds: readonly Case[];
  readonly broken: readonly Case[];
  /** Where the template does not tell. */
  readonly undecided: readonly Case[];
  readonly notApplicable?: readonly Case[];
}

/** A value that only a deployment knows. */
export const UNKNOWN = { 'Fn::GetAtt': ['Lookup', 'Answer'] };

/** Asks every rule of a list about its cases. A rule without one of the three kinds of cases fails. */
export function rulesDecide(name: string, rules: readonly Rule[], cases: Readonly<Record<string, Cases>>): void {
  describe(name, () => {
    test('every rule has its cases', () => {
      expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
    });

    for (const rule of rules) {
      const { holds = [], broken = [], undecided = [], notApplicable = [] } = cases[rule.id] ?? {};
      describe(rule.id, () => {
        test('has a case of each kind', () => {
          expect([holds, broken, undecided].map(({ length }) => length > 0)).toEqual([true, true, true]);
        });
        for (const [title, given] of titled(holds)) {
          test(`holds: ${title}`, () => expect(kind(ask(rule, given))).toBe('holds'));
        }
        for (const [title, given] of titled(broken)) {
          test(`is broken: ${title}`, () => expect(kind(ask(rule, given))).toBe('broken'));
        }
        for (const [title, given] of titled(undecided)) {
          test(`is undecided: ${title}`, () => expect(() => ask(rule, given)).toThrow(Undecidable));
        }
        for (const [title, given] of titled(notApplicable)) {
          test(`does not apply: ${title}`, () => expect(ask(rule, given)).toBe('not applicable'));
        }
      });
    }
  });
}

/** What the rule says of the first resource. */
export function ask(rule: Rule, given: Case): Verdict {
  const [type = ''] = rule.types;
  const resources = isSet(given) ? given.resources : { Subject: { Type: type, Properties: given } };
  const deployment = deploymentOf({ Resources: resources });
  const [subject] = deployment.resources;
  if (subject === undefined || !rule.types.includes(subject.type)) {
    throw new Error(`${rule.id}: the first resource of a case has to be one of ${rule.types.join(', ')}`);
  }
  return rule.check(subject, deployment);
}

/** One stack in the account and region that the docs use. */
export function deploymentOf(template: Template): Deployment {
  return new Deployment([
    { path: 'Stack', file: 'Stack.template.json', account: '111122223333', region: 'eu-central-1', template },
  ]);
}

function isSet(given: Case): given is { readonly resources: Readonly<Record<string, TemplateResource>> } {
  return 'resources' in given;
}

function kind(verdict: Verdict): string {
  if (typeof verdict === 'boolean') return verdict ? 'holds' : 'broken';
  return typeof verdict === 'string' ? verdict : verdict.length === 0 ? 'holds' : 'broken';
}

function titled(cases: readonly Case[]): [string, Case][] {
  return cases.map((given) => [JSON.stringify(given).slice(0, 150), given]);
}
