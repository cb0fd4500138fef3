import { describe, expect, test } from '@jest/globals';
import { code, prose } from '../../lib/evidence/markdown';
import { summary } from '../../lib/evidence/summary';
import { ACCEPTED, smallAssessment } from './judged';

const assessment = smallAssessment();
const text = summary(assessment, { today: '2026-11-23', sources: 'https://github.com/owner/name/blob/abc/' });

describe('the summary', () => {
  test('starts with the verdict and says who judged what', () => {
    expect(text).toMatch(
      /^## Bulwark: failed\n\n1 fails the build, 1 open; 0 undecided; 1 accepted by 1 acknowledgements\./,
    );
    expect(text).toContain('1 resources of `sandbox`');
    expect(text).toMatch(/\| AwsSolutions \| \d+ \| \d+ \| \d+ \| 1 \|/);
  });

  test('links an open finding to its line', () => {
    expect(text).toMatch(
      /\| `S3BucketSSLRequestsOnly` \| .* \| \[`test\/evidence\/judged\.ts:(\d+)`\]\(<https:\/\/github\.com\/owner\/name\/blob\/abc\/test\/evidence\/judged\.ts#L\1>\) \|/,
    );
    expect(summary(assessment)).toMatch(/\| `test\/evidence\/judged\.ts:\d+` \|/);
  });

  test('counts controls against all of them', () => {
    expect(text).toContain('| PCI DSS 4.0.1 | 1 of 3 | 0 | 1 | 0 | 0 | 1 |');
  });

  test('lists what ends within 30 days', () => {
    expect(text).toContain('### Acknowledgements that end by 2026-12-23 (1 of 1)');
    expect(summary(assessment, { today: '2026-09-01' })).not.toContain('Acknowledgements that end');
    expect(summary(assessment)).toContain('### Acknowledgements that end first (1 of 1)');
  });

  test('shows an acknowledgement that is new as asked for', () => {
    const before = smallAssessment([]);
    const compared = summary(assessment, { before });
    expect(compared).toContain('### Acknowledgements asked for, not given until somebody approves this change (1)');
    expect(text).not.toContain('asked for');
  });

  test('takes names and reasons as text', () => {
    const lines = text.split('\n');
    expect(text.replace(/(?<!`)(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '')).not.toMatch(/<script|[^\\]\]\(http|@team/);
    expect(text).not.toContain('\u001b');
    const rows = lines.filter((line) => line.startsWith('|'));
    const bars = rows.map((row) => row.replace(/\\\|/g, '').split('|').length);
    expect(new Set(bars)).toEqual(new Set([7, 9].filter((count) => bars.includes(count))));
  });

  test('is cut between lines, and says so', () => {
    const cut = summary(assessment, { maxBytes: 900 });
    expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(900);
    expect(cut).toMatch(/^## Bulwark: failed/);
    expect(cut).toMatch(/\*\*Cut here:\*\* \d+ of \d+ lines are left out to stay below 900 bytes\..*\n$/);
  });

  test('of many findings stays below the limit of a comment', () => {
    const many = { ...assessment, findings: Array.from({ length: 2000 }, () => assessment.findings).flat() };
    expect(new TextEncoder().encode(summary(many)).length).toBeLessThanOrEqual(60 * 1024);
  });

  test('has the entry that it tests with', () => {
    expect(assessment.acknowledgements[0]?.reason).toBe(ACCEPTED.reason);
  });
});

describe('Markdown', () => {
  test.each([
    ['a|b', 'a\\|b'],
    ['<b>', '&lt;b&gt;'],
    ['[x](y)', '\\[x\\](y)'],
    ['a\nb\u001b[0m', 'a b \\[0m'],
    ['@team', '@&#8203;team'],
    ['\u202egpj.exe', 'gpj.exe'],
  ])('prose of %j is %j', (given, shown) => {
    expect(prose(given)).toBe(shown);
  });

  test.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a|b\nc', '`a\\|b c`'],
    ['a\\|b', '`a¦b`'],
    ['', '`  `'],
  ])('code of %j is %j', (given, shown) => {
    expect(code(given)).toBe(shown);
  });
});
