import { expect, test } from '@jest/globals';
import { allRules } from '../../packages/gate/src/rules/all-rules';
import { allPins } from '../pins/all-pins';
import { readMarkdownFile } from './markdown-files';

const changelog = readMarkdownFile('CHANGELOG.md');
const table = changelog.slice(changelog.indexOf('### Renamed rules'), changelog.indexOf('### Renamed constructs'));
const rows = [...table.matchAll(/^\| `(\w+)` \| (not shipped; pin )?(?:`(\w+)`|deleted) \|$/gm)].map(
  ([, old = '', pin, id]) => ({ old, isPin: pin !== undefined, id }),
);
const rules = new Set(allRules.map(({ id }) => id));
const pins = new Set(allPins.map(({ id }) => id));

test('CHANGELOG.md renames rules to ids that exist', () => {
  expect(rows.length).toBeGreaterThan(100);
  const missing = rows.filter(({ id, isPin }) => id !== undefined && !(isPin ? pins : rules).has(id));
  expect(missing).toEqual([]);
});

test('CHANGELOG.md names no old id that the pack still has', () => {
  expect(rows.filter(({ old }) => rules.has(old)).map(({ old }) => old)).toEqual([]);
});
