import { describe, expect, test } from '@jest/globals';
import { environments } from '../../bin/environments';
import { parseSettings } from '../../lib/settings/parse-settings';
import { CHANGED, createSettings, EMPTY_GENERATION, FIRST } from '../../rehearsal/settings-variants';

const TODAY = '2026-11-27';
const NOW = new Date(TODAY);
const RESTORED = { ...CHANGED, name: 'restored', data: { generation: 2, restoreFrom: { cluster: 'records-1' } } };
const VARIANTS = [FIRST, CHANGED, EMPTY_GENERATION, RESTORED];

describe.each(environments.map((draft) => [String(draft['name']), draft] as const))('%s', (_name, draft) => {
  test.each(VARIANTS.map((variant) => [variant.name, variant] as const))(
    'the settings of the variant "%s" are valid',
    (_variant, variant) => {
      const parsed = parseSettings([createSettings(draft, variant, NOW)], TODAY);
      expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    },
  );

  test('the variants differ from each other', () => {
    const different = new Set(VARIANTS.map((variant) => JSON.stringify(createSettings(draft, variant, NOW))));
    expect(different.size).toBe(VARIANTS.length);
  });
});

test('an environment is in the phase of the variant, unless it is never protected', () => {
  const creation = { phase: 'creation', until: '2026-12-27' };
  const protectedDraft = { name: 'production', protections: { phase: 'protected' } };
  expect(createSettings(protectedDraft, FIRST, NOW)['protections']).toEqual(creation);
  expect(createSettings(protectedDraft, CHANGED, NOW)['protections']).toEqual({ phase: 'protected' });
  const off = { phase: 'off', reason: 'A sandbox contains no real data.' };
  expect(createSettings({ name: 'sandbox', protections: off }, CHANGED, NOW)['protections']).toEqual(off);
});

test('a variant sets only its fields of the section data', () => {
  const draft = { data: { minCapacity: 2 } };
  expect(createSettings(draft, RESTORED, NOW)['data']).toEqual({ minCapacity: 2, ...RESTORED.data });
});
