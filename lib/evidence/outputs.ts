import type { Assessment } from '../compliance/assessment/assessment';
import { controlsCsv } from './csv';
import { junit } from './junit';
import { oscal } from './oscal';
import { rulesOf, sarif } from './sarif';
import { type SummaryOptions, summary } from './summary';

export interface OutputOptions extends SummaryOptions {
  /** Time of the judgement, as RFC 3339 with a time zone. @default - no output holds a time */
  readonly at?: string;
}

export interface Output {
  readonly file: string;
  readonly text: string;
}

/** Every file that is made of an assessment. */
export function outputsOf(assessment: Assessment, options: OutputOptions = {}): readonly Output[] {
  const rules = rulesOf(assessment);
  const written = JSON.stringify(assessment, null, 2);
  return [
    { file: 'assessment.json', text: `${written}\n` },
    { file: 'findings.sarif', text: compact(sarif(assessment, { all: false }, rules)) },
    { file: 'findings-full.sarif', text: compact(sarif(assessment, { all: true }, rules)) },
    { file: 'junit.xml', text: junit(assessment) },
    { file: 'controls.csv', text: controlsCsv(assessment) },
    { file: 'oscal-assessment-results.json', text: compact(oscal(assessment, options.at, written)) },
    { file: 'summary.md', text: summary(assessment, options) },
  ];
}

/** For machines: half the size. */
function compact(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
