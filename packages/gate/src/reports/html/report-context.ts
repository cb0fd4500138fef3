import type { Assessment, CheckRecord } from '../../assessment/assessment';
import { compareAssessments, type Difference } from '../difference';
import { createPlaceFinder, type PlaceFinder } from '../locations';
import type { SummaryOptions } from '../summary';
import { type Decision, listDecisions } from './decisions';
import type { Html } from './html';

/** What every section of the page reads. */
export interface ReportContext {
  readonly assessment: Assessment;
  /** @default - no baseline was given */
  readonly difference?: Difference;
  /** Day as YYYY-MM-DD. @default - not known */
  readonly today?: string;
  /** Base of links to source lines. @default - source lines have no link */
  readonly sources?: string;
  /** Way from the report to the root of the repository: `../..`. @default - not known */
  readonly home?: string;
  readonly checks: ReadonlyMap<string, CheckRecord>;
  readonly findPlace: PlaceFinder;
  /** Accepted risks: the first to end is the first. */
  readonly decisions: readonly Decision[];
}

/** A part of the page with a heading, and an entry in its navigation. */
export interface Section {
  /** Anchor: `#controls`. */
  readonly id: string;
  readonly title: string;
  /** Short name in the navigation. */
  readonly short: string;
  readonly body: Html;
  /** Printed only with the annex. */
  readonly isAnnex: boolean;
}

export function buildReportContext(
  assessment: Assessment,
  { before, today, sources, home }: SummaryOptions,
): ReportContext {
  return {
    assessment,
    ...(before === undefined ? {} : { difference: compareAssessments(before, assessment) }),
    ...(today === undefined ? {} : { today }),
    ...(sources === undefined ? {} : { sources }),
    ...(home === undefined ? {} : { home }),
    checks: new Map(assessment.checks.map((check) => [check.id, check])),
    findPlace: createPlaceFinder(assessment),
    decisions: listDecisions(assessment),
  };
}

/** The environment of a path: its first step. */
export function readEnvironment(path: string): string {
  const end = path.indexOf('/');
  return end < 0 ? path : path.slice(0, end);
}

/**
 * Puts the environments that are not disposable first: a reviewer decides about these.
 *
 * @param records one per environment
 */
export function sortByImportance<T extends { readonly environment: string }>(
  records: readonly T[],
  { policies = [] }: Pick<Assessment, 'policies'>,
): readonly T[] {
  const disposable = new Set(policies.filter((policy) => policy.disposable).map(({ environment }) => environment));
  return [...records].sort(
    (one, other) => Number(disposable.has(one.environment)) - Number(disposable.has(other.environment)),
  );
}

/** `sandbox and production`, or `a, b, c and 4 others` */
export function nameEnvironments(names: readonly string[], most = 3): string {
  if (names.length > most) {
    const others = names.length - most;
    return `${names.slice(0, most).join(', ')} and ${others} ${others === 1 ? 'other' : 'others'}`;
  }
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');
}
