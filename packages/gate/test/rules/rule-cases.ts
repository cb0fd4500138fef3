import { describe, expect, test } from '@jest/globals';
import { exceptDisposable } from '../../src/rules/disposable-environment';
import { type CheckResult, isForType, type Rule } from '../../src/rules/rule';
import type { ResourceDeclaration, Template } from '../../src/templates/template';
import { TemplateSet } from '../../src/templates/template-set';
import { Undecidable } from '../../src/templates/undecidable';

/** Properties of a resource of the rule's first type, or a set of resources by logical id. The first one is checked. */
export type Case =
  | Readonly<Record<string, unknown>>
  | {
      readonly resources: Readonly<Record<string, ResourceDeclaration>>;
      /** Whether the policy declares the environment disposable. */
      readonly disposable?: true;
    };

export interface Cases {
  readonly holds: readonly Case[];
  readonly broken: readonly Case[];
  /** Cases that the template does not decide. */
  readonly undecided: readonly Case[];
  readonly notApplicable?: readonly Case[];
  /** The rule forbids a type. It reads no property, so no case holds or is undecided. */
  readonly forbidsType?: true;
}

/** A value that exists only after deployment. */
export const UNKNOWN = { 'Fn::GetAtt': ['Lookup', 'Answer'] };

/** Tests every rule of a list with its cases. A rule needs at least one case that holds, is broken and is undecided. */
export function rulesDecide(name: string, rules: readonly Rule[], cases: Readonly<Record<string, Cases>>): void {
  describe(name, () => {
    test('every rule has its cases', () => {
      expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
    });

    for (const rule of rules) {
      const { holds = [], broken = [], undecided = [], notApplicable = [], forbidsType = false } = cases[rule.id] ?? {};
      describe(rule.id, () => {
        test('has a case of each kind', () => {
          const decided = !forbidsType;
          expect([holds, broken, undecided].map(({ length }) => length > 0)).toEqual([decided, true, decided]);
        });
        for (const [title, given] of addTitles(holds)) {
          test(`holds: ${title}`, () => expect(describeResult(runCheck(rule, given))).toBe('holds'));
        }
        for (const [title, given] of addTitles(broken)) {
          test(`is broken: ${title}`, () => expect(describeResult(runCheck(rule, given))).toBe('broken'));
        }
        for (const [title, given] of addTitles(undecided)) {
          test(`is undecided: ${title}`, () => expect(() => runCheck(rule, given)).toThrow(Undecidable));
        }
        for (const [title, given] of addTitles(notApplicable)) {
          test(`does not apply: ${title}`, () => expect(runCheck(rule, given)).toBe('not applicable'));
        }
      });
    }
  });
}

/** Runs the check of a rule on the first resource of a case. */
export function runCheck(rule: Rule, given: Case): CheckResult {
  const [type = ''] = rule.types;
  const resources = isSet(given) ? given.resources : { Subject: { Type: type, Properties: given } };
  const disposable = isSet(given) && given.disposable === true;
  const deployment = createTemplateSet({ Resources: resources }, disposable);
  const [subject] = deployment.resources;
  if (subject === undefined || !isForType(rule, subject.type)) {
    throw new Error(`${rule.id}: the first resource of a case has to be one of ${rule.types.join(', ')}`);
  }
  return exceptDisposable(rule).check(subject, deployment);
}

/** Creates a set of one stack in the account and region of the documentation. */
export function createTemplateSet(template: Template, disposable = false): TemplateSet {
  return new TemplateSet(
    [{ path: 'Stack', file: 'Stack.template.json', account: '111122223333', region: 'eu-central-1', template }],
    () => ({ disposable }),
  );
}

function isSet(given: Case): given is Extract<Case, { readonly resources: unknown }> {
  return 'resources' in given;
}

function describeResult(result: CheckResult): string {
  if (typeof result === 'boolean') return result ? 'holds' : 'broken';
  return typeof result === 'string' ? result : result.length === 0 ? 'holds' : 'broken';
}

function addTitles(cases: readonly Case[]): [string, Case][] {
  return cases.map((given) => [JSON.stringify(given).slice(0, 150), given]);
}
