import { describe, expect, test } from '@jest/globals';
import { DETECTIONS } from '../../lib/detection/detections/detections';
import { renderPage } from '../../lib/detection/replay/render-list';
import { readMarkdownFile } from '../docs/markdown-files';

test('docs/detections.md is the page of the table: npm run detections -- --format page', () => {
  expect(readMarkdownFile('docs/detections.md')).toBe(renderPage(DETECTIONS));
});

const pages = [...new Set(DETECTIONS.map(({ runbook }) => runbook.split('#')[0] ?? ''))];

describe.each(pages)('docs/runbooks/%s', (page) => {
  const text = readMarkdownFile(`docs/runbooks/${page}`);

  test('names each of its detections', () => {
    const own = DETECTIONS.filter(({ runbook }) => runbook.startsWith(page));
    expect(own.filter(({ id }) => !text.includes(`\`${id}\``) && !text.includes(`## ${id}\n`))).toEqual([]);
  });

  test('names no detection that does not exist', () => {
    const named = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, id]) => id);
    expect(named.filter((id) => !DETECTIONS.some((detection) => detection.id === id))).toEqual([]);
  });
});

describe.each(pages.filter((page) => page !== 'trail-alarms.md'))('docs/runbooks/%s', (page) => {
  test('says how to check, what to undo, which evidence to keep and whom to notify', () => {
    const headings = [...readMarkdownFile(`docs/runbooks/${page}`).matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(headings).toEqual([
      'How to check',
      'Each detection',
      'False alarms',
      'Stop it and undo it',
      'Evidence to keep',
      'Whom to notify by law',
    ]);
  });
});
