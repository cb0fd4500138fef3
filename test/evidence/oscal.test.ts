import { describe, expect, test } from '@jest/globals';
import type { Assessment, ControlState } from '../../lib/compliance/assessment/assessment';
import { NO_TIME, oscal } from '../../lib/evidence/oscal';
import { controlToken, uuidOf } from '../../lib/evidence/oscal-id';
import { smallAssessment } from './judged';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const assessment = smallAssessment();

/** Every value under a name, wherever it stands. */
function valuesOf(name: string, node: unknown): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [...(key === name ? [value] : []), ...valuesOf(name, value)]);
}

function statesIn(given: Assessment): unknown[] {
  return valuesOf('target', oscal(given)).map((target) => valuesOf('state', target)[0]);
}

describe('ids', () => {
  test('are UUIDs, the same for the same thing', () => {
    const ids = valuesOf('uuid', oscal(assessment));
    expect(ids.length).toBeGreaterThan(10);
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(ids.length);
    expect(oscal(structuredClone(assessment))).toEqual(oscal(assessment));
    expect(uuidOf('a', 'b', 'c')).not.toBe(uuidOf('a', 'bc'));
  });

  test('that point somewhere point at something in the document', () => {
    const document = oscal(assessment);
    const ids = new Set(valuesOf('uuid', document));
    const pointers = ['observation-uuid', 'subject-uuid'].flatMap((name) => valuesOf(name, document));
    expect(pointers.length).toBeGreaterThan(0);
    for (const pointer of pointers) expect(ids).toContain(pointer);
    expect(valuesOf('href', document).map((href) => String(href).slice(1))).toEqual([expect.stringMatching(UUID)]);
  });

  test.each([
    ['nist-800-53-r5', 'AC-2(1)', 'ac-2.1'],
    ['pci-dss-4.0.1', '8.4.2', 'pci-dss-4.0.1_8.4.2'],
    ['gdpr', 'Art. 32(1)(a)', 'gdpr_Art.-32.1.a'],
    ['27001', 'A.1', '_27001_A.1'],
    ['hipaa', '164.312(a)(2)(iv)', 'hipaa_164.312.a.2.iv'],
  ])('of a control of %s: %s is the token %s', (framework, control, token) => {
    expect(controlToken(framework, control)).toBe(token);
    expect(token).toMatch(/^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u);
  });
});

test('only a control that is met is satisfied', () => {
  expect(statesIn(assessment)).toEqual(['not-satisfied', 'satisfied', 'not-satisfied']);
  const states: ControlState[] = ['failed', 'accepted', 'undecided', 'not-applicable', 'not-covered'];
  for (const state of states) {
    const frameworks = assessment.frameworks.map((framework) => ({
      ...framework,
      controls: framework.controls.map((control) => ({ ...control, state })),
    }));
    expect(new Set(statesIn({ ...assessment, frameworks }))).toEqual(new Set(['not-satisfied']));
  }
});

test('an accepted finding is a risk that somebody approved until a day', () => {
  const document = oscal(assessment);
  const states = valuesOf('risks', document).flatMap((risks) => valuesOf('status', risks));
  expect(states.filter((state) => state === 'deviation-approved')).toHaveLength(1);
  expect(states.filter((state) => state === 'open')).toHaveLength(assessment.findings.length - 1);
  expect(valuesOf('deadline', document)).toEqual(['2026-12-01T23:59:59Z']);
});

test('the only times are the ones given', () => {
  const times = (document: object): unknown[] =>
    ['start', 'collected', 'last-modified'].flatMap((name) => valuesOf(name, document));
  expect(new Set(times(oscal(assessment)))).toEqual(new Set([NO_TIME]));
  expect(new Set(times(oscal(assessment, '2026-11-23T10:00:00Z')))).toEqual(new Set(['2026-11-23T10:00:00Z']));
});

test('without a framework it says that no control was judged', () => {
  const document = oscal({ ...assessment, frameworks: [] });
  expect(valuesOf('include-all', document)).toEqual([{}]);
  expect(JSON.stringify(document)).toContain('No framework was given: rules were judged, no controls.');
});

test('values are in one line and hold no markup', () => {
  const document = oscal(assessment);
  const strings = ['value', 'title', 'description', 'statement', 'remarks']
    .flatMap((name) => valuesOf(name, document))
    .map(String);
  for (const value of strings) expect(value).toMatch(/^\S(.*\S)?$/);
  const marked = ['title', 'description', 'statement', 'remarks']
    .flatMap((name) => valuesOf(name, document))
    .map(String);
  for (const text of marked) expect(text).not.toMatch(/<script/);
});
