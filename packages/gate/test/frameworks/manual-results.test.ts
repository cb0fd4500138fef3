import { describe, expect, test } from '@jest/globals';
import { findUnknownControls } from '../../src/frameworks/manual-result-problems';
import { decideResultState, findManualResultProblems, type ManualResult } from '../../src/frameworks/manual-results';

const TODAY = '2026-11-27';
const RESULT: ManualResult = {
  control: 'gdpr Art. 30',
  result: 'met',
  owner: 'privacy-team',
  date: '2026-10-01',
  until: '2027-09-30',
  checked: 'The record of processing activities of 2026.',
  link: 'https://wiki.example.com/records',
};

const findProblems = (change: Partial<ManualResult>) => findManualResultProblems([{ ...RESULT, ...change }], TODAY);

describe('a result by hand', () => {
  test('has no problem on its last day, and on the last possible day', () => {
    expect(findProblems({ until: TODAY })).toEqual([]);
    expect(findProblems({ date: TODAY, until: '2027-11-27' })).toEqual([]);
  });

  test.each<[string, Partial<ManualResult>, 'ResultEnded' | 'ResultMalformed', string]>([
    ['that ended yesterday', { until: '2026-11-26' }, 'ResultEnded', 'ended on 2026-11-26 and no longer counts.'],
    ['of tomorrow', { date: '2026-11-28' }, 'ResultMalformed', 'has the date 2026-11-28, which is after today.'],
    ['that ends before it begins', { until: '2026-09-30' }, 'ResultMalformed', 'ends on 2026-09-30, before its date'],
    ['for more than a year', { until: '2027-11-28' }, 'ResultMalformed', 'The latest possible day is 2027-11-27.'],
    [
      'of an impossible day',
      { date: '2026-02-30' },
      'ResultMalformed',
      'has the date "2026-02-30", which is not a date.',
    ],
    ['until an impossible day', { until: '2027-02-29' }, 'ResultMalformed', 'has the last day "2027-02-29"'],
  ])('%s fails the build and does not count', (_what, change, rule, message) => {
    const found = findProblems(change);
    expect(found).toEqual([{ rule, control: 'gdpr Art. 30', message: expect.stringContaining(message) }]);
    expect(found[0]?.message).toMatch(/^gdpr Art\. 30: the result by hand of privacy-team /);
    expect(decideResultState({ ...RESULT, ...change }, TODAY)).toBe('ended');
  });

  test.each([
    ['2027-09-30', 'valid'],
    ['2026-12-28', 'valid'],
    ['2026-12-27', 'ends-soon'],
    [TODAY, 'ends-soon'],
  ])('until %s is %s', (until, state) => {
    expect(decideResultState({ ...RESULT, until }, TODAY)).toBe(state);
  });
});

describe('a result by hand for', () => {
  const frameworks = [
    { id: 'gdpr', controls: [{ id: 'Art. 30' }, { id: 'Art. 35' }] },
    { id: 'acme-2027', controls: [{ id: 'NET-1' }] },
  ];
  const find = (...controls: ManualResult['control'][]): string[] =>
    findUnknownControls(
      controls.map((control) => ({ ...RESULT, control })),
      frameworks,
      'results',
    );

  test('existing controls is accepted', () => {
    expect(find('gdpr Art. 30', 'gdpr Art. 35', 'acme-2027 NET-1')).toEqual([]);
  });

  test('an unknown control is refused with the one that was probably meant', () => {
    expect(find('gdpr Art. 35', 'gdpr Art.30')).toEqual([
      'results[1].control is "gdpr Art.30", which is no control. Did you mean Art. 30?',
    ]);
  });

  test('an unknown framework is refused with all frameworks', () => {
    expect(find('acme-2026 NET-1')).toEqual([
      'results[0].control is "acme-2026 NET-1", which is no control. Did you mean acme-2027? ' +
        'Write the framework and the control. Frameworks: gdpr, acme-2027.',
    ]);
  });

  test('the same control twice is refused, so that nobody has to guess which one counts', () => {
    expect(find('gdpr Art. 30', 'gdpr Art. 30')).toEqual([
      'results[1].control is "gdpr Art. 30", as is that of results[0]. Keep the newer result of a control.',
    ]);
  });
});
