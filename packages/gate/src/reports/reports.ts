import type { Assessment } from '../assessment/assessment';
import { memoize } from '../templates/memoize';
import { renderControlsCsv } from './csv';
import { renderHtmlReport } from './html/page';
import { renderJunit } from './junit';
import { buildOscal } from './oscal';
import { buildSarif } from './sarif';
import { renderMarkdownSummary, type SummaryOptions } from './summary';

export interface ReportOptions extends SummaryOptions {
  /** Time of the assessment, as RFC 3339 with a time zone. @default - no report holds a time */
  readonly at?: string;
}

/** One kind of file that is rendered from an assessment. */
export interface ReportFormat {
  /** Name of the file in the folder of reports. */
  readonly file: string;
  /** Its readers, for the docs. */
  readonly audience: string;
  readonly render: (assessment: Assessment, options: ReportOptions) => string;
}

/**
 * The registry of reports. The files that synth writes, `--format`, the help text and the table in the docs derive from
 * it. A new report is one entry here and its render function.
 */
export const REPORT_FORMATS = {
  json: {
    file: 'assessment.json',
    audience: 'programs, and the next --baseline: everything that the gate found, under a versioned JSON schema',
    render: (assessment) => `${renderJson(assessment)}\n`,
  },
  sarif: {
    file: 'findings.sarif',
    audience: 'code scanning: open findings only, since GitHub reopens accepted ones as alerts',
    render: (assessment) => renderCompactJson(buildSarif(assessment, { all: false })),
  },
  'sarif-full': {
    file: 'findings-full.sarif',
    audience: 'archives: every finding, accepted ones as suppressions with their reason',
    render: (assessment) => renderCompactJson(buildSarif(assessment, { all: true })),
  },
  junit: { file: 'junit.xml', audience: 'CI servers', render: renderJunit },
  csv: {
    file: 'controls.csv',
    audience: 'spreadsheets: every control with its state and evidence; no cell can be a formula',
    render: renderControlsCsv,
  },
  oscal: {
    file: 'oscal-assessment-results.json',
    audience: "governance tools, in NIST's OSCAL format",
    render: (assessment, { at }) => renderCompactJson(buildOscal(assessment, at, renderJson(assessment))),
  },
  html: {
    file: 'report.html',
    audience: 'reviewers: one page that loads nothing, with the verdict, exposure, access, controls and findings',
    render: renderHtmlReport,
  },
  markdown: {
    file: 'summary.md',
    audience: 'a pull request comment or a CI step summary',
    render: renderMarkdownSummary,
  },
} as const satisfies Readonly<Record<string, ReportFormat>>;

export type ReportName = keyof typeof REPORT_FORMATS;

export interface RenderedReport {
  readonly file: string;
  readonly text: string;
}

/** Renders every report of the registry. */
export function renderReports(assessment: Assessment, options: ReportOptions = {}): readonly RenderedReport[] {
  const formats: readonly ReportFormat[] = Object.values(REPORT_FORMATS);
  return formats.map(({ file, render }) => ({ file, text: render(assessment, options) }));
}

/** Renders one report, with the same text as its file. */
export function renderReport(name: ReportName, assessment: Assessment, options: ReportOptions = {}): string {
  const { render }: ReportFormat = REPORT_FORMATS[name];
  return render(assessment, options);
}

/** Rendered once, since the ids of the OSCAL report are a hash of it. */
const renderJson = memoize((assessment: Assessment): string => JSON.stringify(assessment, null, 2));

function renderCompactJson(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
