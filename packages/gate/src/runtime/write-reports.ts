import { writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Assessment } from '../assessment/assessment';
import { type ReportOptions, renderReports } from '../reports/reports';
import { createFolder } from './create-folder';

/**
 * Writes every report of an assessment into a folder, which is created if it is missing.
 *
 * @param today as YYYY-MM-DD, to list the acknowledgements that expire soon
 * @param options the baseline, and the base of links to source lines
 * @param root of the repository, where the runbooks of the app are. @default - the current folder
 */
export function writeReports(
  assessment: Assessment,
  folder: string,
  today: string,
  options: Pick<ReportOptions, 'before' | 'sources'> = {},
  root = process.cwd(),
): void {
  createFolder(folder);
  const home = findHome(folder, root);
  const all: ReportOptions = { ...options, today, ...(home === undefined ? {} : { home }) };
  for (const { file, text } of renderReports(assessment, all)) writeFileSync(join(folder, file), text);
}

/** The way from a folder up to the root. The way from outside of it would name folders of the machine. */
function findHome(folder: string, root: string): string | undefined {
  const down = relative(root, folder);
  const isInside = down !== '' && !isAbsolute(down) && down.split(/[\\/]/)[0] !== '..';
  return isInside ? relative(folder, root).replaceAll('\\', '/') : undefined;
}
