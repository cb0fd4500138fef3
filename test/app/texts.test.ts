import { describe, expect, test } from '@jest/globals';
import { findForbiddenWords, findLongSentences } from '../../packages/gate/test/words';
import { productionSettings, sandboxSettings } from '../scaffold';
import { synthStacks } from './synthesized-stacks';

/** Keys of texts that a person reads in the console, in an alert or in a response. */
const TEXTS = /^(\w*Description|Sid|application\/json)$/;

/** Words of riddles, which leave out who does what. */
const UNCLEAR = /\b(of its own|asked|tries out|let .* through|used up|belong|looks? .* up)\b/i;

function listTexts(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return TEXTS.test(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => listTexts(inner, Array.isArray(value) ? key : name));
}

/** `AllowTrailToWriteFiles` becomes `Allow Trail To Write Files`; the title of a problem document is its text. */
function readText(text: string): string {
  const title = text.startsWith('{') ? JSON.parse(text).title : text;
  return /^[A-Za-z]+$/.test(title) ? title.replace(/(?<=[a-z])(?=[A-Z])/g, ' ') : title;
}

const selectorNames = (template: Record<string, unknown>) =>
  JSON.stringify(template).match(/(?<="Name":")[^"]* [^"]*(?=")/g) ?? [];

describe.each([sandboxSettings, productionSettings])('the texts in the templates of $name', (settings) => {
  const templates = synthStacks(settings).map(({ template }) => template.toJSON());
  const texts = [...new Set(templates.flatMap((template) => [...listTexts(template), ...selectorNames(template)]))];

  test('include descriptions, Sids, titles of gateway responses and names of selectors', () => {
    expect(texts.length).toBeGreaterThan(80);
  });

  test.each(texts)('"%s" uses plain English', (text) => {
    const read = readText(text);
    expect(findForbiddenWords(read)).toEqual([]);
    expect(findLongSentences(read)).toEqual([]);
    expect(read).not.toMatch(UNCLEAR);
  });
});
