import { describe, expect, test } from '@jest/globals';
import { escapeProse, formatCode } from '../../src/reports/markdown';
import { renderMarkdownSummary } from '../../src/reports/summary';
import { ACCEPTED, createSmallAssessment } from './small-assessment';

const assessment = createSmallAssessment();
const text = renderMarkdownSummary(assessment, {
  today: '2026-11-23',
  sources: 'https://github.com/owner/name/blob/abc/',
});

describe('the summary', () => {
  test('starts with the outcome, the counts and the scope', () => {
    expect(text).toMatch(
      /^## Bulwark: failed\n\n1 open finding; 1 fails the build; 1 finding accepted by 1 acknowledgement\.\n/,
    );
    expect(text).toContain('judged the synthesized templates of `sandbox` (1 resource) with');
    expect(text).toMatch(/\| AwsSolutions \| \d+ \| \d+ \| \d+ \| 1 \|/);
  });

  test('states that nothing is open, and counts ledger problems', () => {
    const verdict = { ...assessment.verdict, outcome: 'passed' as const, open: 0, failing: 0 };
    expect(renderMarkdownSummary({ ...assessment, verdict })).toMatch(
      /^## Bulwark: passed\n\nNo open findings; 1 finding accepted by 1 acknowledgement\.\n/,
    );
    const ledgerProblems = [{ rule: 'Bulwark-AcknowledgementExpired', path: 'sandbox/Store', message: 'expired' }];
    const failed = { ...verdict, outcome: 'failed' as const, failing: 1 };
    expect(renderMarkdownSummary({ ...assessment, ledgerProblems, verdict: failed })).toContain(
      'No open findings; 1 ledger problem; 1 fails the build;',
    );
  });

  test('counts undecided findings among the open ones', () => {
    const findings = assessment.findings.map((finding) => ({ ...finding, outcome: 'undecided' as const }));
    expect(renderMarkdownSummary({ ...assessment, findings })).toContain('1 open finding, of which 1 undecided;');
  });

  test('links an open finding to the page of its rule and to its line', () => {
    expect(text).toMatch(/\| \[`S3BucketSSLRequestsOnly`\]\(<https:\/\/github\.com\/cdklabs\/cdk-nag\/\S+>\) \| /);
    expect(text).toMatch(
      /\| \[`packages\/gate\/test\/reports\/small-assessment\.ts:(\d+)`\]\(<https:\/\/github\.com\/owner\/name\/blob\/abc\/packages\/gate\/test\/reports\/small-assessment\.ts#L\1>\) \|/,
    );
    expect(renderMarkdownSummary(assessment)).toMatch(
      /\| `packages\/gate\/test\/reports\/small-assessment\.ts:\d+` \|/,
    );
  });

  test('gives the fix of an open finding, where its pack has one', () => {
    const checks = assessment.checks.map((check) => ({ ...check, fix: 'Set the property.' }));
    expect(renderMarkdownSummary({ ...assessment, checks })).toContain('| Set the property. |');
  });

  test('counts controls against all of them', () => {
    expect(text).toContain('| PCI DSS 4.0.1 | 1 of 3 | 0 | 0 | 1 | 0 | 0 | 1 |');
  });

  test('lists acknowledgements that expire within 30 days', () => {
    expect(text).toContain('### Acknowledgements that expire by 2026-12-23 (1 of 1)');
    expect(renderMarkdownSummary(assessment, { today: '2026-09-01' })).not.toContain('Acknowledgements that expire');
    expect(renderMarkdownSummary(assessment)).toContain('### Acknowledgements that expire first (1 of 1)');
  });

  test('lists a new acknowledgement as requested', () => {
    const before = createSmallAssessment([]);
    const compared = renderMarkdownSummary(assessment, { before });
    expect(compared).toContain('### Requested acknowledgements, valid once this change is approved (1)');
    expect(text).not.toContain('Requested');
  });

  test('has the changes before everything but the outcome, so that a cut keeps them, and says when nothing got worse', () => {
    const compared = renderMarkdownSummary(assessment, { before: createSmallAssessment([]) });
    expect(compared.indexOf('Requested acknowledgements')).toBeLessThan(compared.indexOf('| Pack |'));
    expect(compared).toContain('Worse than the baseline: the changes above need approval.');
    expect(renderMarkdownSummary(assessment, { before: assessment })).toContain(
      '### Against the baseline\n\nNothing got worse against the baseline.\n',
    );
  });

  test('shows names and reasons as plain text', () => {
    const lines = text.split('\n');
    expect(text.replace(/(?<!`)(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '')).not.toMatch(/<script|[^\\]\]\(http|@team/);
    expect(text).not.toContain('\u001b');
    const rows = lines.filter((line) => line.startsWith('|'));
    const bars = rows.map((row) => row.replace(/\\\|/g, '').split('|').length);
    expect(new Set(bars)).toEqual(new Set([7, 8, 10]));
  });

  test('is cut between lines, with the number of missing lines', () => {
    const cut = renderMarkdownSummary(assessment, { maxBytes: 900 });
    expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(900);
    expect(cut).toMatch(/^## Bulwark: failed/);
    expect(cut).toMatch(/\*\*Cut here:\*\* \d+ of \d+ lines are left out to stay below 900 bytes\..*\n$/);
  });

  test('stays below the limit of a comment with many findings', () => {
    const many = { ...assessment, findings: Array.from({ length: 2000 }, () => assessment.findings).flat() };
    expect(new TextEncoder().encode(renderMarkdownSummary(many)).length).toBeLessThanOrEqual(60 * 1024);
  });

  test('is tested with a hostile reason', () => {
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
    expect(escapeProse(given)).toBe(shown);
  });

  test.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a|b\nc', '`a\\|b c`'],
    ['a\\|b', '`a¦b`'],
    ['', '`  `'],
  ])('code of %j is %j', (given, shown) => {
    expect(formatCode(given)).toBe(shown);
  });
});
