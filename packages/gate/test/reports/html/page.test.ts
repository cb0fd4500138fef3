import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Assessment } from '../../../src/assessment/assessment';
import { renderHtmlReport } from '../../../src/reports/html/page';
import { findForbiddenWords } from '../../words';
import { createSmallAssessment, HOSTILE } from '../small-assessment';
import { createExposedAssessment } from './exposed-assessment';

const assessment = createExposedAssessment();
const page = renderHtmlReport(assessment, { today: '2026-11-23' });

/** The same assessment with a hostile text in every value that a template or a pull request can choose. */
function poison(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return FIXED.has(key) ? value : `${value} ${HOSTILE} "onmouseover='alert(1)'`;
  if (Array.isArray(value)) return value.map((one) => poison(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, poison(child, name)]));
}

/** Values that decide what is rendered, which the gate itself writes. */
const FIXED = new Set(['state', 'outcome', 'severity', 'kind', 'zone', 'version', 'until', 'date', 'result', 'basis']);

/** Markup of a page without the texts between its tags. */
function listTags(text: string): string[] {
  return [...text.replace(/<(style|script)>.*?<\/\1>/gs, '').matchAll(/<[a-z!/][^>]*>/gi)].map(([tag]) => tag);
}

describe('report.html', () => {
  test('has the sections in the order of a decision', () => {
    const ids = [...page.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([
      'verdict',
      'changes',
      'decisions',
      'exposure',
      'paths',
      'access',
      'controls',
      'findings',
      'inventory',
      'operations',
      'provenance',
    ]);
    const links = [...page.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id);
    expect(links.slice(0, ids.length)).toEqual(ids);
  });

  test('allows its own style and script by their hashes, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1];
    const hash = (name: string): string => {
      const [, text = ''] = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(page) ?? [];
      return `sha256-${createHash('sha256').update(text).digest('base64')}`;
    };
    expect(policy).toBe(
      `default-src 'none'; style-src '${hash('style')}'; script-src '${hash('script')}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test('loads nothing and has no style or handler in a tag', () => {
    const tags = listTags(page);
    expect(tags.filter((tag) => /\s(src|srcset|style|on\w+|action|background|xlink:href)=/i.test(tag))).toEqual([]);
    expect(tags.filter((tag) => /^<(link|iframe|object|embed|img|base)\b/i.test(tag))).toEqual([]);
    const targets = [...page.matchAll(/href="([^"]*)"/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !/^(#|https:\/\/)/.test(target))).toEqual([]);
  });

  test('has a target for every link of the page, and every id once', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = [...page.matchAll(/href="#([^"?]+)/g)].map(([, target = '']) => target);
    expect([...new Set(targets)].filter((target) => !ids.includes(target))).toEqual([]);
  });

  test('is the same text every time', () => {
    expect(renderHtmlReport(structuredClone(assessment), { today: '2026-11-23' })).toBe(page);
    expect(page).not.toContain(process.cwd());
  });

  test('shows hostile texts as texts, in every value that it renders', () => {
    const poisoned = JSON.parse(JSON.stringify(poison(assessment))) as Assessment;
    const hostile = renderHtmlReport(poisoned, { before: assessment, today: '2026-11-23' });
    expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: HTML has no use for them
    expect(hostile).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
    expect(hostile.match(/<script/g)).toHaveLength(1);
    const tags = new Set(listTags(hostile).map((tag) => /^<\/?([a-z0-9!]+)/i.exec(tag)?.[1]));
    const known = new Set(listTags(page).map((tag) => /^<\/?([a-z0-9!]+)/i.exec(tag)?.[1]));
    expect([...tags].filter((name) => !known.has(name))).toEqual([]);
    expect(listTags(hostile).filter((tag) => /\s(on\w+|style|src)=/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([]);
    const targets = [...hostile.matchAll(/href="([^"]*)"/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !/^(#|https?:\/\/)/.test(target))).toEqual([]);
  });

  test('uses the words of Bulwark', () => {
    const words = page
      .replace(/<(style|script)>.*?<\/\1>/gs, '')
      .replace(/<(td|th scope="row"|dd|pre|code|li)[^>]*>.*?<\/(td|th|dd|pre|code|li)>/gs, '')
      .replace(/<[^>]*>/g, ' ');
    expect(findForbiddenWords(words)).toEqual([]);
  });
});

describe('the report of an app with one bucket', () => {
  const small = renderHtmlReport(createSmallAssessment());

  test('is small and names what is missing', () => {
    expect(small.length).toBeLessThan(80_000);
    expect(small).toContain('It does not show what runs.');
    expect(small).not.toContain('id="operations"');
    expect(small).not.toContain('Cost of');
  });

  test('renders an assessment of a version that had no exposure, access, policies and app', () => {
    const { exposure: _e, access: _a, policies: _p, app: _o, ...old } = assessment;
    const text = renderHtmlReport(old);
    expect(text).toContain('<section id="exposure"');
    expect(text).not.toContain('undefined');
  });
});
