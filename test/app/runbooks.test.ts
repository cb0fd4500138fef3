import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { productionSettings } from '../scaffold';
import { listResources, synthStacks } from './synthesized-stacks';

const alarms = synthStacks(productionSettings).flatMap((stack) =>
  Object.entries(listResources(stack))
    .filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm')
    .map(([id, { Properties }]) => ({
      id,
      description: String(Properties?.['AlarmDescription']),
      properties: Properties,
    })),
);

/** Lists the anchors of a page as GitHub generates them. */
function listAnchors(page: string): string[] {
  const text = readFileSync(join(__dirname, '..', '..', page), 'utf8');
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-'));
}

test('the environment has alarms', () => {
  expect(alarms.length).toBeGreaterThanOrEqual(17);
});

test.each(alarms)('$id names an existing runbook and sends an alert', ({ description, properties }) => {
  const [, page = '', anchor] = /Runbook: (docs\/runbooks\/[a-z-]+\.md)(?:#([a-z-]+))?$/.exec(description) ?? [];
  expect(page).not.toBe('');
  const known = listAnchors(page);
  if (anchor !== undefined) expect(known).toContain(anchor);
  expect(properties?.['AlarmActions']).toHaveLength(1);
});
