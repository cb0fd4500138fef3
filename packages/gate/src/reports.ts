/** `@bulwark/gate/reports`: reports as pure functions from an assessment to text. */
export type { Assessment } from './assessment/assessment';
export { compareAssessments, type Difference, hasWorsened } from './reports/difference';
export {
  REPORT_FORMATS,
  type RenderedReport,
  type ReportFormat,
  type ReportName,
  type ReportOptions,
  renderReport,
  renderReports,
} from './reports/reports';
export { renderSummary } from './reports/terminal-summary';
