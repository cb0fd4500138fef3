import { isDate } from '../templates/date';
import type { ControlName } from './app-evidence';

/** The result of a control that people checked, as they recorded it. */
export interface ManualResult {
  /** The control with its framework: `pci-dss-4.0.1 8.4.2`. */
  readonly control: ControlName;
  readonly result: 'met' | 'not met';
  /** Who is responsible for the result. */
  readonly owner: string;
  /** Day of the check, as YYYY-MM-DD. */
  readonly date: string;
  /** Last day on which the result counts, as YYYY-MM-DD, at most a year ahead. */
  readonly until: string;
  /** What was checked, in at least 20 characters. */
  readonly checked: string;
  /** Page with the proof: a ticket, a report, a protocol. */
  readonly link: string;
}

/** Days before the end of a result in which every report announces it. Acknowledgements have the same notice. */
export const DAYS_OF_NOTICE = 30;

/** A result that fails the build. */
export interface ManualResultProblem {
  readonly rule: 'ResultEnded' | 'ResultMalformed';
  readonly control: string;
  readonly message: string;
}

/** Finds results that have ended, and results with impossible days. Each fails the build. */
export function findManualResultProblems(results: readonly ManualResult[], today: string): ManualResultProblem[] {
  const aYearAhead = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  return results.flatMap((result): ManualResultProblem[] => {
    const { control, owner, date, until } = result;
    const refuse = (rule: ManualResultProblem['rule'], fault: string): ManualResultProblem[] => [
      { rule, control, message: `${control}: the result by hand of ${owner} ${fault}` },
    ];
    const day = findWrongDay(result);
    if (day !== undefined) return refuse('ResultMalformed', `has ${day}, which is not a date. Write it as YYYY-MM-DD.`);
    if (date > today) {
      return refuse('ResultMalformed', `has the date ${date}, which is after today. Record a check after it was made.`);
    }
    if (until < date) return refuse('ResultMalformed', `ends on ${until}, before its date ${date}. Write a later end.`);
    if (until < today) {
      return refuse('ResultEnded', `ended on ${until} and no longer counts. Check the control again and record it.`);
    }
    return until > aYearAhead
      ? refuse(
          'ResultMalformed',
          `ends on ${until}, which is more than a year ahead. The latest possible day is ${aYearAhead}.`,
        )
      : [];
  });
}

/** Decides whether a result counts on a day. A result with an impossible day does not. */
export function decideResultState(result: ManualResult, today: string): 'valid' | 'ends-soon' | 'ended' {
  const { until } = result;
  const isWrong = findManualResultProblems([result], today).length > 0;
  if (isWrong) return 'ended';
  const limit = new Date(Date.parse(today) + DAYS_OF_NOTICE * 86_400_000).toISOString().slice(0, 10);
  return until <= limit ? 'ends-soon' : 'valid';
}

function findWrongDay({ date, until }: ManualResult): string | undefined {
  if (!isDate(date)) return `the date "${date}"`;
  return isDate(until) ? undefined : `the last day "${until}"`;
}
