import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '../assessment/assessment';
import { type ReportOptions, renderReports } from '../reports/reports';
import { createFolder } from './create-folder';

/**
 * Writes every report of an assessment into a folder, which is created if it is missing.
 *
 * @param today as YYYY-MM-DD, to list the acknowledgements that expire soon
 * @param options the baseline, and the base of links to source lines
 */
export function writeReports(
  assessment: Assessment,
  folder: string,
  today: string,
  options: Pick<ReportOptions, 'before' | 'sources'> = {},
): void {
  createFolder(folder);
  for (const { file, text } of renderReports(assessment, { ...options, today }))
    writeFileSync(join(folder, file), text);
}
