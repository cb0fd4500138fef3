import { describe, expect, test } from '@jest/globals';
import type { Assessment } from '../../src/assessment/assessment';
import type { ControlState } from '../../src/assessment/control-record';
import { buildOscal, NO_TIME } from '../../src/reports/oscal';
import { buildControlToken, buildUuid } from '../../src/reports/oscal-id';
import { createSmallAssessment } from './small-assessment';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const assessment = createSmallAssessment();

/** Finds every value under a name, at any depth. */
function findValues(name: string, node: unknown): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [...(key === name ? [value] : []), ...findValues(name, value)]);
}

function findStates(given: Assessment): unknown[] {
  return findValues('target', buildOscal(given)).map((target) => findValues('state', target)[0]);
}

describe('ids', () => {
  test('are UUIDs, the same for the same thing', () => {
    const ids = findValues('uuid', buildOscal(assessment));
    expect(ids.length).toBeGreaterThan(10);
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(ids.length);
    expect(buildOscal(structuredClone(assessment))).toEqual(buildOscal(assessment));
    expect(buildUuid('a', 'b', 'c')).not.toBe(buildUuid('a', 'bc'));
  });

  test('that refer to another part refer to an existing part of the document', () => {
    const document = buildOscal(assessment);
    const ids = new Set(findValues('uuid', document));
    const pointers = ['observation-uuid', 'subject-uuid'].flatMap((name) => findValues(name, document));
    expect(pointers.length).toBeGreaterThan(0);
    for (const pointer of pointers) expect(ids).toContain(pointer);
    expect(findValues('href', document).map((href) => String(href).slice(1))).toEqual([expect.stringMatching(UUID)]);
  });

  test.each([
    ['nist-800-53-r5', 'AC-2(1)', 'ac-2.1'],
    ['pci-dss-4.0.1', '8.4.2', 'pci-dss-4.0.1_8.4.2'],
    ['gdpr', 'Art. 32(1)(a)', 'gdpr_Art.-32.1.a'],
    ['27001', 'A.1', '_27001_A.1'],
    ['hipaa', '164.312(a)(2)(iv)', 'hipaa_164.312.a.2.iv'],
  ])('of a control of %s: %s is the token %s', (framework, control, token) => {
    expect(buildControlToken(framework, control)).toBe(token);
    expect(token).toMatch(/^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u);
  });
});

test('only a control that is met is satisfied', () => {
  expect(findStates(assessment)).toEqual(['not-satisfied', 'satisfied', 'not-satisfied']);
  const states: ControlState[] = ['failed', 'accepted', 'undecided', 'not-applicable', 'not-covered'];
  for (const state of states) {
    const frameworks = assessment.frameworks.map((framework) => ({
      ...framework,
      controls: framework.controls.map((control) => ({ ...control, state })),
    }));
    expect(new Set(findStates({ ...assessment, frameworks }))).toEqual(new Set(['not-satisfied']));
  }
});

test('an accepted finding is a risk that is approved until a day', () => {
  const document = buildOscal(assessment);
  const states = findValues('risks', document).flatMap((risks) => findValues('status', risks));
  expect(states.filter((state) => state === 'deviation-approved')).toHaveLength(1);
  expect(states.filter((state) => state === 'open')).toHaveLength(assessment.findings.length - 1);
  expect(findValues('deadline', document)).toEqual(['2026-12-01T23:59:59Z']);
});

test('the document contains only the given time', () => {
  const times = (document: object): unknown[] =>
    ['start', 'collected', 'last-modified'].flatMap((name) => findValues(name, document));
  expect(new Set(times(buildOscal(assessment)))).toEqual(new Set([NO_TIME]));
  expect(new Set(times(buildOscal(assessment, '2026-11-23T10:00:00Z')))).toEqual(new Set(['2026-11-23T10:00:00Z']));
});

test('without a framework the document states that no control was evaluated', () => {
  const document = buildOscal({ ...assessment, frameworks: [] });
  expect(findValues('include-all', document)).toEqual([{}]);
  expect(JSON.stringify(document)).toContain('No framework was given. Rules were evaluated, but no controls.');
});

test('values are one line and contain no markup', () => {
  const document = buildOscal(assessment);
  const strings = ['value', 'title', 'description', 'statement', 'remarks']
    .flatMap((name) => findValues(name, document))
    .map(String);
  for (const value of strings) expect(value).toMatch(/^\S(.*\S)?$/);
  const marked = ['title', 'description', 'statement', 'remarks']
    .flatMap((name) => findValues(name, document))
    .map(String);
  for (const text of marked) expect(text).not.toMatch(/<script/);
});
