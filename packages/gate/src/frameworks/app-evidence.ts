import type { EvidenceGroup } from '../rules/rule';
import { suggestName } from '../schema/suggest-name';
import { type Control, combineEvidence, type Duty, type Evidence, type Framework } from './framework';

/** A test of the app under assessment, and what it is evidence for. */
export interface TestEvidence {
  /** File of the test, as the app names it: `test/attack/attack.test.ts`. */
  readonly file: string;
  /** Title of the test. */
  readonly test: string;
  /** Evidence groups, or controls as `<framework id> <control id>`: `pci-dss-4.0.1 1.2.2`. */
  readonly shows: readonly (EvidenceGroup | ControlName)[];
}

/** A control with its framework: `pci-dss-4.0.1 1.2.2`. */
export type ControlName = `${string} ${string}`;

/** What only the app under assessment can add to the frameworks. */
export interface AppEvidence {
  /** @default - no control cites a test */
  readonly tests?: readonly TestEvidence[];
  /** Duties of this app, which replace the general ones. @default - the general duties of the frameworks */
  readonly duties?: Readonly<Record<ControlName, Duty>>;
}

/**
 * Adds the tests and duties of one app to the frameworks. Without them a control cites only rules and resources.
 *
 * @throws Error when a test or duty names a group or control that does not exist, and for an empty duty
 */
export function addAppEvidence(
  frameworks: readonly Framework[],
  { tests = [], duties = {} }: AppEvidence,
): readonly Framework[] {
  assertNamesExist(frameworks, tests, Object.keys(duties));
  assertDutiesComplete(duties);
  const shown = new Map<string, Evidence[]>();
  for (const { file, test, shows } of tests) {
    for (const name of shows) shown.set(name, [...(shown.get(name) ?? []), { test, file }]);
  }
  return frameworks.map((framework) => ({
    ...framework,
    controls: framework.controls.map((control) => {
      const name: ControlName = `${framework.id} ${control.id}`;
      const duty = duties[name] ?? control.duty;
      return {
        ...control,
        evidence: combineEvidence(
          control.evidence.flatMap((one) => ('group' in one ? (shown.get(one.group) ?? []) : [one])),
          shown.get(name) ?? [],
        ),
        ...(duty === undefined ? {} : { duty }),
      };
    }),
  }));
}

function assertNamesExist(
  frameworks: readonly Framework[],
  tests: readonly TestEvidence[],
  duties: readonly string[],
): void {
  const controls = new Set(frameworks.flatMap(({ id, controls }) => controls.map((control) => `${id} ${control.id}`)));
  const groups = new Set(frameworks.flatMap(({ controls }) => controls.flatMap(findGroups)));
  const known = [...controls, ...groups];
  const problems = [
    ...tests.flatMap(({ file, test, shows }) =>
      shows
        .filter((name) => !controls.has(name) && !groups.has(name))
        .map((name) => `test evidence "${file}: ${test}" shows "${name}"${suggestName(name, known)}`),
    ),
    ...duties
      .filter((name) => !controls.has(name))
      .map((name) => `a duty names "${name}"${suggestName(name, [...controls])}`),
  ];
  if (problems.length === 0) return;
  const allowed = `Allowed: ${[...groups].sort().join(', ')}, or a control such as "${[...controls][0] ?? 'gdpr Art. 32(1)(a)'}".`;
  throw new Error(`${problems.join('; ')}: no such evidence group or control. ${allowed}`);
}

/** A duty that nobody has, or that asks for nothing, would make a control look as if somebody cared for it. */
function assertDutiesComplete(duties: Readonly<Record<string, Duty>>): void {
  const problems = Object.entries(duties).flatMap(([name, { who, what }]) => [
    ...(who.trim() === '' ? [`the duty of "${name}" has an empty \`who\`. Name the responsible role.`] : []),
    ...(what.trim() === '' ? [`the duty of "${name}" has an empty \`what\`. Write what the role has to do.`] : []),
  ]);
  if (problems.length > 0) throw new Error(problems.join(' '));
}

function findGroups({ evidence }: Control): string[] {
  return evidence.flatMap((one) => ('group' in one ? [one.group] : []));
}
