import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Assessment } from '../../packages/gate/src/assessment/assessment';
import { createSmallAssessment } from '../../packages/gate/test/reports/small-assessment';
import { launchBrowser } from './launch-browser';
import { assessPresets, createBaseline, multiplyFindings, ReportFolder, shorten } from './report-file';
import { findAccessibilityProblems, isScrolledSideways, tabTo, visit } from './report-visit';

let browser: Browser;
let assessment: Assessment;
const folder = new ReportFolder();
const urls = { passed: '', failed: '', shortened: '', many: '' };
beforeAll(async () => {
  browser = await launchBrowser();
  assessment = assessPresets();
  urls.passed = folder.write('passed', assessment, createBaseline(assessment));
  urls.shortened = folder.write('shortened', shorten(assessment), createBaseline(assessment));
  urls.failed = folder.write('failed', createSmallAssessment());
  urls.many = folder.write('many', multiplyFindings(assessment, 5000));
});
afterAll(async () => {
  folder.remove();
  await browser?.close();
});

describe.each([
  ['this app', 'shortened'],
  ['an app with open findings', 'failed'],
] as const)('the report of %s', (_app, name) => {
  test.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 375, height: 800 } }],
    ['high contrast', { forcedColors: 'active' }],
  ] as const)('has no problem of accessibility: %s', async (_way, options) => {
    const { page, context, messages } = await visit(browser, urls[name], options);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    // With every part open.
    expect(await isScrolledSideways(page)).toBe(false);
    expect(messages).toEqual([]);
    await context.close();
  });
});

describe('the filter of the findings', () => {
  test('is in the address, and a copied address shows the same findings', async () => {
    const { page, context } = await visit(browser, urls.passed);
    await page.locator('#findings select[name=environment]').selectOption('production');
    await page.locator('#findings input[name=q]').fill('kms');
    const status = page.locator('#findings [role=status]');
    await page.waitForURL(/#findings\?.*q=kms/);
    const wanted = assessment.findings.filter(({ resource }) => resource.startsWith('production/'));
    const shown = (await status.textContent()) ?? '';
    expect(shown).toMatch(/^\d+ of \d+ findings$/);
    expect(Number.parseInt(shown, 10)).toBeGreaterThan(0);
    expect(Number.parseInt(shown, 10)).toBeLessThanOrEqual(wanted.length);
    const visible = page.locator('#findings tr[data-environment]:not([hidden])');
    const listed = await visible.count();
    expect(shown).toBe(`${listed} of ${assessment.findings.length} findings`);

    const copy = await context.newPage();
    await copy.goto(page.url());
    await copy.locator('#findings [role=status]', { hasText: shown }).waitFor();
    expect(await copy.locator('#findings select[name=environment]').inputValue()).toBe('production');
    await context.close();
  });

  test('shows everything again after it is cleared', async () => {
    const { page, context } = await visit(browser, `${urls.passed}#findings?state=open`);
    await page.locator('#findings [role=status]', { hasText: /^0 of/ }).waitFor();
    await page.locator('#findings button[type=reset]').click();
    await page.locator('#findings [role=status]', { hasText: `${assessment.findings.length} findings` }).waitFor();
    expect(page.url()).toMatch(/#findings$/);
    await context.close();
  });

  test('is used with the keyboard only', async () => {
    const { page, context } = await visit(browser, urls.passed);
    await tabTo(page, page.locator('.skip'));
    await page.keyboard.press('Enter');
    await tabTo(page, page.locator('#findings input[name=q]'));
    await page.keyboard.type('S3DefaultEncryptionKMS');
    await page.locator('#findings [role=status]', { hasText: / of / }).waitFor();
    await tabTo(page, page.locator('#findings details.group:not([hidden]) > summary').first());
    await page.keyboard.press('Enter');
    await page.locator('#findings details.group[open] table').first().waitFor();
    await context.close();
  });

  test('opens what an address names, and a number of the verdict leads to its findings', async () => {
    const [finding] = assessment.findings;
    const id = `f-${finding?.fingerprint.slice(0, 12)}`;
    const { page, context } = await visit(browser, `${urls.passed}#${id}`);
    await page.locator(`#${id}`).waitFor({ state: 'visible' });
    await page.locator('.numbers a', { hasText: `${assessment.verdict.acknowledged}` }).click();
    await page.waitForURL(/#findings\?state=accepted/);
    expect(await page.locator('#findings select[name=state]').inputValue()).toBe('accepted');
    await context.close();
  });
});

test.each(['#findings?q=50%', '#%', '#findings?q=%zz&nothing=1', '#nothing'])(
  'an address that somebody typed is no error: %s',
  async (hash) => {
    const { page, context, messages } = await visit(browser, `${urls.failed}${hash}`);
    await expect(page.locator('h1').isVisible()).resolves.toBe(true);
    expect(messages).toEqual([]);
    await context.close();
  },
);

test('a button copies an acknowledgement', async () => {
  const { page, context, messages } = await visit(browser, urls.failed, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.locator('#findings summary').first().click();
  await page.locator('#findings summary', { hasText: 'Acknowledgement to copy' }).first().click();
  const code = page.locator('#findings .copied').first();
  await code.locator('button').click();
  await page.locator('#toast', { hasText: 'Copied' }).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await code.locator('pre').textContent());
  expect(messages).toEqual([]);
  await context.close();
});

test('a node of the picture shows its edges, and leads to its findings', async () => {
  const { page, context } = await visit(browser, urls.passed);
  const node = page.locator('#exposure a.node').first();
  await node.hover();
  await page.locator('#exposure svg.focus').first().waitFor();
  await node.click();
  await page.waitForURL(/#findings\?q=/);
  await page.locator('#findings [role=status]', { hasText: / of / }).waitFor();
  expect(await page.locator('#findings tr[data-environment]:not([hidden])').count()).toBeGreaterThan(0);
  await context.close();
});

describe('the print', () => {
  const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

  test('is short, and has everything with the annex', async () => {
    const { page, context } = await visit(browser, urls.passed);
    const short = countPages(await page.pdf({ format: 'A4' }));
    await page.locator('#annex').check();
    const whole = countPages(await page.pdf({ format: 'A4' }));
    expect(short).toBeGreaterThan(1);
    expect(short).toBeLessThanOrEqual(16);
    expect(whole).toBeGreaterThan(short * 3);
    await context.close();
  });

  test('has decisions, a place to sign, and no controls of the screen', async () => {
    const { page, context } = await visit(browser, urls.passed);
    await page.emulateMedia({ media: 'print' });
    await page.locator('.sign-off').waitFor({ state: 'visible' });
    expect(await page.locator('#decisions tr[id^="d-"]').last().isVisible()).toBe(true);
    for (const hidden of ['nav', '.filter', '#findings', '#access', '.copy']) {
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    }
    await context.close();
  });
});

test('a report with 5,000 findings is filtered, and every one is there', async () => {
  const { page, context, messages } = await visit(browser, urls.many);
  await page.locator('#findings [role=status]', { hasText: '5000 findings' }).waitFor();
  await page.locator('#findings input[name=q]').fill('Copy4999');
  await page.locator('#findings [role=status]', { hasText: '1 of 5000 findings' }).waitFor();
  expect(messages).toEqual([]);
  await context.close();
});
