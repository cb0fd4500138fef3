import { describe, expect, test } from '@jest/globals';
import { environments } from '../../bin/environments';
import { parseSettings } from '../../lib/settings/parse-settings';
import { createVariant, hasProtections, VARIANTS } from '../../rehearsal/settings-variants';

const NOW = new Date('2026-11-27T00:00:00Z');

describe.each(environments.map((draft) => [String(draft['name']), draft] as const))('%s', (_name, draft) => {
  test.each(VARIANTS)('the settings of the variant "%s" are valid', (variant) => {
    const parsed = parseSettings([createVariant(draft, variant, NOW)]);
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  });

  test('the variants differ from each other', () => {
    const different = new Set(VARIANTS.map((variant) => JSON.stringify(createVariant(draft, variant, NOW))));
    expect(different.size).toBe(hasProtections(draft) ? VARIANTS.length : VARIANTS.length - 1);
  });
});

test('a protected environment starts without protections, has them, and loses them before it is destroyed', () => {
  const draft = { name: 'production', protections: { phase: 'protected' } };
  const phases = VARIANTS.map((variant) => createVariant(draft, variant, NOW)['protections']);
  const creation = { phase: 'creation', until: '2026-12-27' };
  expect(phases).toEqual([creation, { phase: 'protected' }, creation, creation]);
});
