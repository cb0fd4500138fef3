import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Assessment } from '../assessment/assessment';
import type { JudgementCache, KeptFile } from '../engine/judgement-cache';
import { REPORT_FORMATS, type ReportOptions, renderReport, renderReports } from '../reports/reports';
import { createFolder } from './create-folder';

/**
 * Writes every report of an assessment into a folder, which is created if it is missing.
 *
 * @param today as YYYY-MM-DD, to list the acknowledgements that expire soon
 * @param options the baseline, and the base of links to source lines
 * @param root of the repository, where the runbooks of the app are. @default - the current folder
 * @param cache keeps the reports of an unchanged assessment. @default - every report is rendered
 */
export function writeReports(
  assessment: Assessment,
  folder: string,
  today: string,
  options: Pick<ReportOptions, 'before' | 'sources'> = {},
  root = process.cwd(),
  cache?: JudgementCache,
): void {
  createFolder(folder);
  const home = findHome(folder, root);
  const all: ReportOptions = { ...options, today, ...(home === undefined ? {} : { home }) };
  const json = renderReport('json', assessment, all);
  writeFileSync(join(folder, REPORT_FORMATS.json.file), json);
  const render = (): readonly KeptFile[] =>
    renderReports(assessment, all)
      .filter(({ file }) => file !== REPORT_FORMATS.json.file)
      .map(({ file, text }) => ({ file, content: text }));
  const files = cache?.recallFiles('reports', JSON.stringify([hash('sha256', json, 'hex'), all]), render) ?? render();
  for (const { file, content } of files) writeFileSync(join(folder, file), content);
}

/** The way from a folder up to the root. The way from outside of it would name folders of the machine. */
function findHome(folder: string, root: string): string | undefined {
  const down = relative(root, folder);
  const isInside = down !== '' && !isAbsolute(down) && down.split(/[\\/]/)[0] !== '..';
  return isInside ? relative(folder, root).replaceAll('\\', '/') : undefined;
}
