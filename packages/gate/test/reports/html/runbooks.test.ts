import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { renderReport } from '../../../src/reports/reports';
import { writeReports } from '../../../src/runtime/write-reports';
import { createExposedAssessment } from './exposed-assessment';

const assessment = createExposedAssessment();
const RUNBOOK = 'docs/runbooks/audit-tampering.md';
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'bulwark-runbooks-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function readPage(folder: string, options: { readonly sources?: string } = {}): string {
  writeReports(assessment, folder, '2026-11-23', options, root);
  return readFileSync(join(folder, 'report.html'), 'utf8');
}

test('runbooks are links to the checkout around the report', () => {
  const page = readPage(join(root, 'cdk.out', 'bulwark'));
  expect(page).toContain(`<a href="../../${RUNBOOK}">${RUNBOOK}</a>`);
  expect(page).toContain('<a href="../../docs/runbooks/playbooks/restore-trail.md">');
  expect(page).not.toContain(root);
});

test('runbooks are links to the repository where its address is given', () => {
  const page = readPage(join(root, 'reports'), { sources: 'https://github.com/owner/name/blob/abc/' });
  expect(page).toContain(`<a href="https://github.com/owner/name/blob/abc/${RUNBOOK}" rel="noreferrer">`);
  expect(page).not.toContain(`href="../${RUNBOOK}"`);
});

test('a report outside of the checkout names no folder of the machine', () => {
  const outside = mkdtempSync(join(tmpdir(), 'bulwark-outside-'));
  const page = readPage(outside);
  rmSync(outside, { recursive: true, force: true });
  expect(page).toContain(`<code>${RUNBOOK}</code>`);
  expect(page).not.toMatch(/href="[^"#]*runbooks/);
});

test('a runbook of a wiki is a link to it, and a hostile name leaves the repository nowhere', () => {
  const change = (runbook: string) => ({
    ...assessment,
    app: {
      environments: (assessment.app?.environments ?? []).map(({ environment, detections = [] }) => ({
        environment,
        detections: detections.map((detection) => ({ ...detection, runbook })),
      })),
    },
  });
  const render = (runbook: string) => renderReport('html', change(runbook), { home: '../..' });
  expect(render('https://wiki.acme.dev/trail')).toContain('<a href="https://wiki.acme.dev/trail" rel="noreferrer">');
  expect(render('javascript:alert(1)')).toContain('<a href="../../javascript:alert(1)">');
  expect(render('"><script>alert(1)</script>')).not.toContain('<script>alert(1)');
});
