import { describe, expect, test } from '@jest/globals';
import type { Assessment } from '../../../src/assessment/assessment';
import type { ControlState } from '../../../src/assessment/control-record';
import { countAcknowledgements } from '../../../src/assessment/count-acknowledgements';
import { type ReportName, renderReport } from '../../../src/reports/reports';
import { createSmallAssessment } from '../small-assessment';
import { createExposedAssessment } from './exposed-assessment';

const STATES: readonly ControlState[] = [
  'met',
  'partly-met',
  'accepted',
  'failed',
  'undecided',
  'not-applicable',
  'not-covered',
];

interface Numbers {
  readonly open: number;
  readonly accepted: number;
  readonly acknowledgements?: number;
  /** Controls of each framework by state, in the order of `STATES`. */
  readonly frameworks?: readonly (readonly number[])[];
}

const READERS = {
  json: (text) => {
    const { findings, verdict, frameworks, acknowledgements } = JSON.parse(text) as Assessment;
    const open = findings.filter(({ state }) => state === 'open').length;
    expect([verdict.open, verdict.acknowledged]).toEqual([open, findings.length - open]);
    return {
      open,
      accepted: findings.length - open,
      acknowledgements: countAcknowledgements(acknowledgements),
      frameworks: frameworks.map(({ controls }) =>
        STATES.map((wanted) => controls.filter(({ state }) => state === wanted).length),
      ),
    };
  },
  html: (text) => {
    const numbers = new Map(
      [...text.matchAll(/<dt>([^<]+)<\/dt><dd><a href="[^"]*">([\d,]+)<\/a><\/dd>/g)].map(([, name, value = '']) => [
        name,
        Number(value.replaceAll(',', '')),
      ]),
    );
    const [, table = ''] = /<table class="t-frameworks">(.*?)<\/table>/s.exec(text) ?? [];
    const rows = [...table.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) => row);
    const listed = (state: string): number =>
      text.match(new RegExp(`<tr id="f-[0-9a-f]+" data-state="${state}"`, 'g'))?.length ?? 0;
    expect(listed('open')).toBe(numbers.get('open findings'));
    return {
      open: listed('open'),
      accepted: listed('accepted'),
      acknowledgements: numbers.get('acknowledgements') ?? -1,
      // The first number is that of all controls.
      frameworks: rows.map((row) => [...row.matchAll(/<td>(\d+)/g)].map(([, value]) => Number(value)).slice(1)),
    };
  },
  markdown: (text) => {
    const [, open = '0'] = /^(?:No|(\d+)) open finding/m.exec(text) ?? [];
    const [, accepted, acknowledgements] = /(\d+) findings? accepted by (\d+) acknowledgement/.exec(text) ?? [];
    const rows = [...text.matchAll(/^\| .* \| (\d+) of \d+ \|(.*)\|$/gm)];
    return {
      open: Number(open),
      accepted: Number(accepted),
      acknowledgements: Number(acknowledgements),
      frameworks: rows.map(([, met, others = '']) => [Number(met), ...others.split('|').map(Number)]),
    };
  },
  'sarif-full': (text) => {
    const { runs } = JSON.parse(text) as { runs: { results: { suppressions?: unknown[] }[] }[] };
    const results = runs.flatMap((run) => run.results);
    const accepted = results.filter(({ suppressions = [] }) => suppressions.length > 0).length;
    return { open: results.length - accepted, accepted };
  },
  csv: (text) => {
    const rows = text
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(/^"|","|"$/));
    const ids = [...new Set(rows.map(([, framework]) => framework))].filter(
      (id) => id !== 'policy' && id !== undefined,
    );
    return {
      open: -1,
      accepted: -1,
      frameworks: ids.map((id) =>
        STATES.map(
          (wanted) =>
            new Set(
              rows
                .filter(([, framework, , , state]) => framework === id && state === wanted)
                .map(([, , control]) => control),
            ).size,
        ),
      ),
    };
  },
} as const satisfies Partial<Record<ReportName, (text: string) => Numbers>>;

describe.each([
  ['a small app', createSmallAssessment()],
  ['two environments', createExposedAssessment()],
])('the numbers of %s', (_name, assessment) => {
  const read = (name: keyof typeof READERS): Numbers => READERS[name](renderReport(name, assessment));
  const expected = read('json');

  test('are more than zero, so that they can differ', () => {
    expect(expected.open + expected.accepted).toBeGreaterThan(1);
    expect(expected.frameworks?.flat().some((count) => count > 0)).toBe(true);
  });

  test('are the same in HTML and Markdown', () => {
    expect(read('html')).toEqual(expected);
    expect(read('markdown')).toEqual(expected);
  });

  test('are the same in SARIF', () => {
    expect(read('sarif-full')).toEqual({ open: expected.open, accepted: expected.accepted });
  });

  test('are the same in CSV', () => {
    expect(read('csv').frameworks).toEqual(expected.frameworks);
  });
});
