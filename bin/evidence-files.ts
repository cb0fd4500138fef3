import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '../lib/compliance/assessment/assessment';
import { outputsOf } from '../lib/evidence/outputs';
import type { Format } from './gate-arguments';
import { today } from './judged-app';

const FILES: Readonly<Record<Exclude<Format, 'text'>, string>> = {
  json: 'assessment.json',
  sarif: 'findings.sarif',
  'sarif-full': 'findings-full.sarif',
  junit: 'junit.xml',
  csv: 'controls.csv',
  oscal: 'oscal-assessment-results.json',
  markdown: 'summary.md',
};

/** Writes everything that can be said of an assessment into a folder, which is made where it is missing. */
export function writeOutputs(assessment: Assessment, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { file, text } of outputsOf(assessment, { today: today() })) writeFileSync(join(folder, file), text);
}

/** One of the outputs. */
export function outputIn(format: Exclude<Format, 'text'>, assessment: Assessment): string {
  return outputsOf(assessment, { today: today() }).find(({ file }) => file === FILES[format])?.text ?? '';
}
