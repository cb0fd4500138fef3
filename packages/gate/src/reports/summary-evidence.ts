import type { Assessment } from '../assessment/assessment';
import { describeEvidenceState, describeManualResult } from './evidence-text';
import { escapeProse, formatCode, formatLink, formatTable } from './markdown';
import { renderCount } from './text';

/** Renders how the tests ended that controls cite: their number by state, and the failed ones by name. */
export function renderTests({ frameworks }: Assessment): string[] {
  const tests = new Map(
    frameworks
      .flatMap(({ controls }) => controls.flatMap(({ evidence }) => evidence))
      .filter(({ kind }) => kind === 'test')
      .map((evidence) => [evidence.what, evidence]),
  );
  if (tests.size === 0) return [];
  const counts = new Map<string, number>();
  for (const evidence of tests.values()) {
    const state = describeEvidenceState(evidence);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const list = [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([state, count]) => `${count} ${escapeProse(state)}`);
  const failed = [...tests.values()].filter(({ state }) => state === 'failed');
  return [
    `Controls cite ${renderCount(tests.size, 'test')}: ${list.join('; ')}.`,
    ...(failed.length === 0 ? [] : ['', ...failed.map(({ what }) => `- Failed: ${escapeProse(what)}`)]),
  ];
}

/** Renders the controls that people checked, those that end first at the top. */
export function renderManualResults({ frameworks }: Assessment): string[] {
  const checked = frameworks.flatMap(({ id, controls }) =>
    controls.flatMap((control) => (control.result === undefined ? [] : [{ id, control, result: control.result }])),
  );
  const rows = checked
    .sort((one, other) => one.result.until.localeCompare(other.result.until, 'en'))
    .map(({ id, control, result }) => [
      formatCode(`${id} ${control.id}`),
      escapeProse(describeManualResult(control) ?? ''),
      escapeProse(result.checked),
      formatLink('proof', result.link),
    ]);
  return formatTable(['Control', 'Result', 'Checked', 'Link'], rows);
}
