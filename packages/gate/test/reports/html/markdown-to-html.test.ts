import { describe, expect, test } from '@jest/globals';
import { renderMarkdown } from '../../../src/reports/html/markdown-to-html';
import { escapeProse, formatCode, formatLink } from '../../../src/reports/markdown';

/** The text that a reader sees. */
function readText(markup: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return markup.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}

const TEXTS = [
  'plain',
  '<script>alert(1)</script>',
  '`code` and ``more``',
  'a*b_c[d](e)|f~#g',
  '@team & "quoted"',
  'ends with `',
  '`starts',
  'back\\slash \\` and \\|',
  '&amp; &lt;',
  '**bold**',
  '\u0024{path}',
];

describe('renderMarkdown', () => {
  test.each(TEXTS)('shows escaped prose as it is: %s', (text) => {
    const { markup } = renderMarkdown([`- ${escapeProse(text)}`]);
    expect(markup).toMatch(/^<ul><li>.*<\/li><\/ul>$/);
    expect(readText(markup)).toBe(text);
    expect(markup).not.toContain('<script');
  });

  test.each(TEXTS.filter((text) => !text.includes('\\|')))('shows code as it is: %s', (text) => {
    const { markup } = renderMarkdown([`- before ${formatCode(text)} after`]);
    expect(markup).toMatch(/^<ul><li>before <code>.*<\/code> after<\/li><\/ul>$/);
    expect(readText(markup)).toBe(`before ${text} after`);
  });

  test('renders headings, paragraphs, lists and links of the web', () => {
    const lines = [
      '### Title (1)',
      '',
      '- one',
      '- two',
      '',
      'A paragraph.',
      formatLink('page', 'https://example.com/a'),
    ];
    expect(renderMarkdown(lines).markup).toBe(
      '<h3>Title (1)</h3><ul><li>one</li><li>two</li></ul><p>A paragraph.</p>' +
        '<p><a href="https://example.com/a" rel="noreferrer">page</a></p>',
    );
    expect(renderMarkdown([formatLink('page', 'javascript:alert(1)')]).markup).toBe('<p>page</p>');
  });
});
