import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Assessment } from '../../packages/gate/src/assessment/assessment';
import { launchBrowser } from './launch-browser';
import { assessPresets, createBaseline, ReportFolder } from './report-file';
import { isScrolledSideways, tabTo, visit } from './report-visit';

/** A question that a reviewer asks, with the clicks to its answer. */
interface Question {
  readonly question: string;
  readonly clicks: readonly ((page: Page) => Locator)[];
  readonly answer: (page: Page) => Locator;
  /** What the answer says, for the assessment of this repository. */
  readonly says: (assessment: Assessment) => readonly string[];
}

const openSection = (name: string) => (page: Page) => page.locator('nav a', { hasText: name });
const openPart = (section: string, text: string) => (page: Page) =>
  page.locator(`#${section} summary`, { hasText: text }).locator('visible=true').first();
const row = (section: string, text: string) => (page: Page) =>
  page.locator(`#${section} tr`, { hasText: text }).locator('visible=true').first();

const QUESTIONS: readonly Question[] = [
  {
    question: 'May this be deployed?',
    clicks: [],
    answer: (page) => page.locator('.verdict'),
    says: () => [
      'Passed',
      'It may be deployed after the steps below: no finding is open.',
      'Deployed resources were not examined.',
    ],
  },
  {
    question: 'Which environment is judged less strictly, and why?',
    clicks: [],
    answer: (page) => page.locator('#verdict > ul'),
    says: () => ['sandbox', 'is judged as disposable', 'Reason: bin/environments.ts sets disposable: true.'],
  },
  {
    question: 'Which rules are switched off, and why?',
    clicks: [openPart('verdict', 'Rules switched off')],
    answer: (page) => page.locator('#switched-off'),
    says: ({ switchedOff }) => switchedOff.flatMap(({ rule, reason }) => [rule, reason]),
  },
  {
    question: 'What changed since the last approved version?',
    clicks: [openSection('Changes')],
    answer: (page) => page.locator('#changes'),
    says: ({ resources }) => ['needs approval', 'Resources added (1)', resources[0]?.path ?? '?'],
  },
  {
    question: 'Which risk am I asked to accept, by whom, until when?',
    clicks: [openSection('Decisions')],
    answer: (page) => page.locator('#decisions .t-asked'),
    says: ({ acknowledgements: [first] }) => [first?.reason ?? '?', first?.owner ?? '?', first?.until ?? '?'],
  },
  {
    question: 'Which method can be called without a sign-in, and what protects it?',
    clicks: [openSection('Exposure')],
    answer: row('exposure', 'GET /health'),
    says: () => ['none', 'web ACL'],
  },
  {
    question: 'Which scope does the export of personal data need?',
    clicks: [openSection('Exposure')],
    answer: row('exposure', '/subjects/{id}/export'),
    says: () => ['JWT', 'subjects/export'],
  },
  {
    question: 'What is between the internet and the database?',
    clicks: [openSection('Attack paths')],
    answer: (page) => page.locator('#paths .store-paths[open]').first(),
    says: () => ['Internet', 'Records API', 'proxy', 'cluster', 'web ACL', 'IAM database authentication'],
  },
  {
    question: 'Who can decrypt the data of subjects?',
    clicks: [openSection('Access'), openPart('access', 'Decrypt')],
    answer: row('access', 'production/Encryption/Keys/Subjects?'),
    says: () => ['production/Api/Functions/Read/Role', 'kms:EncryptionContext:purpose is tenant-key'],
  },
  {
    question: 'Which requirements of PCI DSS are left to people, and to whom?',
    clicks: [openSection('Controls'), openPart('controls', 'PCI DSS')],
    answer: row('controls-pci-dss-4-0-1', '1.1.1'),
    says: () => ['not covered', 'Security officer:'],
  },
  {
    question: 'How is a finding accepted, and in which file is its cause?',
    clicks: [openSection('Findings'), openPart('findings', 'S3DefaultEncryptionKMS')],
    answer: (page) => page.locator('#accepted-S3DefaultEncryptionKMS'),
    says: () => ['lib/', 'accepted', ', until 20'],
  },
  {
    question: 'What does production cost in a month, and what most?',
    clicks: [openSection('Inventory'), openPart('inventory', 'Lines of production')],
    answer: (page) => page.locator('#inventory'),
    says: ({ app }) => {
      const cost = app?.environments.find(({ environment }) => environment === 'production')?.cost;
      return [`${cost?.totalUsd} USD per month`, cost?.lines[0]?.what ?? '?'];
    },
  },
  {
    question: 'What happens when the trail is stopped?',
    clicks: [openSection('Detections'), openPart('operations', 'Playbooks of production')],
    answer: row('operations', 'restore-trail'),
    says: () => ['acts at once', 'docs/runbooks/playbooks/restore-trail.md'],
  },
  {
    question: 'How can I make this report again, from which templates?',
    clicks: [openSection('Provenance'), openPart('provenance', 'Templates')],
    answer: (page) => page.locator('#provenance'),
    says: ({ stacks, tool }) => ['npm ci && npm run synth', tool.version, ...stacks.map(({ sha256 }) => sha256)],
  },
];

let browser: Browser;
let assessment: Assessment;
let url: string;
const folder = new ReportFolder();
beforeAll(async () => {
  browser = await launchBrowser();
  assessment = assessPresets();
  url = folder.write('report', assessment, createBaseline(assessment));
});
afterAll(async () => {
  folder.remove();
  await browser?.close();
});

function normalize(text: string): string {
  return text.replace(/\s+/g, ' ');
}

async function readAnswer({ answer }: Question, page: Page): Promise<string> {
  await answer(page).waitFor();
  // The texts that are shown: closed parts are not.
  return normalize((await answer(page).allInnerTexts()).join(' '));
}

test('has at least ten questions, each with at most three clicks', () => {
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(10);
  expect(QUESTIONS.filter(({ clicks }) => clicks.length > 3)).toEqual([]);
});

describe.each(QUESTIONS.map((question) => [question.question, question] as const))('%s', (_name, question) => {
  test.each([
    ['a mouse', {}],
    ['a narrow screen', { viewport: { width: 375, height: 800 } }],
    ['no script', { javaScriptEnabled: false }],
  ])('is answered with %s, without a request and a message', async (_way, options) => {
    const { page, context, requests, messages } = await visit(browser, url, options);
    for (const click of question.clicks) await click(page).click();
    const text = await readAnswer(question, page);
    expect(question.says(assessment).filter((expected) => !text.includes(normalize(expected)))).toEqual([]);
    expect(await isScrolledSideways(page)).toBe(false);
    expect([requests, messages]).toEqual([[], []]);
    await context.close();
  });

  test('is answered with the keyboard only', async () => {
    const { page, context } = await visit(browser, url);
    for (const click of question.clicks) {
      await tabTo(page, click(page));
      await page.keyboard.press('Enter');
    }
    const text = await readAnswer(question, page);
    expect(question.says(assessment).filter((expected) => !text.includes(normalize(expected)))).toEqual([]);
    await context.close();
  });
});
