import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { productionSettings } from '../scaffold';
import { resourcesOf, synthesized } from './synthesized';

const alarms = synthesized(productionSettings).flatMap((stack) =>
  Object.entries(resourcesOf(stack))
    .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
    .map(([id, { Properties }]) => ({
      id,
      description: String(Properties?.['AlarmDescription']),
      properties: Properties,
    })),
);

/** Anchors of a page as GitHub makes them. */
function anchors(page: string): string[] {
  const text = readFileSync(join(__dirname, '..', '..', page), 'utf8');
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-'));
}

test('there are alarms to answer', () => {
  expect(alarms.length).toBeGreaterThanOrEqual(17);
});

test.each(alarms)('$id names a runbook that exists, and reaches people', ({ description, properties }) => {
  const [, page = '', anchor] = /Runbook: (docs\/runbooks\/[a-z-]+\.md)(?:#([a-z-]+))?$/.exec(description) ?? [];
  expect(page).not.toBe('');
  const known = anchors(page);
  if (anchor !== undefined) expect(known).toContain(anchor);
  expect(properties?.['AlarmActions']).toHaveLength(1);
});
