import type { Assessment, CheckRecord, FindingRecord, SourceLine, SwitchedOffRecord } from '../assessment/assessment';
import { groupBy } from '../templates/group-by';
import { describeManualResult } from './evidence-text';
import { createPlaceFinder, describeFinding, getSubjectPath } from './locations';

const XML_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);
/** Characters with a meaning in XML, and those that XML 1.0 forbids, which are most control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
const XML_SPECIAL = /[\u0000-\u001f\ufffe\uffff&<>"]/g;

/** Most texts, which are escaped by thousands. */
const XML_PLAIN = /^[ !#-%'-;=?-~]*$/;

type Result = { readonly kind: 'passed' } | { readonly kind: 'skipped' | 'failure'; readonly why: string };

/** One check of one resource as a test case. */
interface Case {
  readonly kind: Result['kind'];
  readonly xml: string;
}

/** What the cases of a resource have in common, before and after the name of the check. */
interface CaseFrame {
  readonly before: string;
  readonly after: string;
}

/** @param isWhole whether the path is that of a stack as a whole */
type FrameFinder = (path: string, isWhole: boolean) => CaseFrame;

const PASSED: Result = { kind: 'passed' };

/**
 * Renders the assessment as tests for a CI server: one suite per pack, one case per check and resource. An open finding
 * fails its case, also where the policy allows it. An acknowledged finding is skipped with its reason.
 */
export function renderJunit(assessment: Assessment): string {
  const findFrame = createFrameFinder(assessment);
  const byCheck = groupBy(assessment.findings, ({ check }) => check);
  const results = buildResultCases(assessment);
  const suites = [
    ...assessment.packs.map(({ name }) => ({ name, cases: buildCases(name, assessment, byCheck, findFrame) })),
    { name: 'Acknowledgement ledger', cases: buildLedgerCases(assessment) },
    ...(results.length === 0 ? [] : [{ name: 'Results by hand', cases: results }]),
    { name: 'Switched off by policy', cases: assessment.switchedOff.map(buildSwitchedOffCase) },
  ];
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Bulwark ${escapeXml(assessment.environments.join(' and '))}" ${renderCounts(all)}>`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite name="${escapeXml(name)}" ${renderCounts(cases)}>`,
      ...cases.map(({ xml }) => xml),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

/** Escapes each resource once, since an app has a dozen cases for each. */
function createFrameFinder(assessment: Assessment): FrameFinder {
  const findPlace = createPlaceFinder(assessment);
  const known = new Map<string, CaseFrame>();
  return (path, isWhole) => {
    const before = isWhole ? undefined : known.get(path);
    if (before !== undefined) return before;
    const frame = buildFrame(path, findPlace({ resource: path, ...(isWhole ? { stack: path } : {}) }).source);
    if (!isWhole) known.set(path, frame);
    return frame;
  };
}

/** @param source line of the resource or the stack */
function buildFrame(resource: string, source?: SourceLine): CaseFrame {
  return {
    before: `    <testcase classname="${escapeXml(resource)}" name="`,
    after: source === undefined ? '"' : `" file="${escapeXml(`${source.file}:${source.line}`)}"`,
  };
}

function buildCases(
  pack: string,
  assessment: Assessment,
  byCheck: ReadonlyMap<string, readonly FindingRecord[]>,
  findFrame: FrameFinder,
): Case[] {
  const cases: Case[] = [];
  for (const check of assessment.checks) {
    if (!check.rules.some((rule) => rule.pack === pack)) continue;
    const name = escapeXml(getCaseName(check));
    const isWhole = check.isAboutStack === true;
    const byPath = groupBy(byCheck.get(check.id) ?? [], getSubjectPath);
    for (const [path, findings] of byPath) {
      cases.push(renderCase(findFrame(path, isWhole), name, decideResult(check, findings, assessment)));
    }
    for (const path of listCompliant(check, assessment)) {
      if (!byPath.has(path)) cases.push(renderCase(findFrame(path, isWhole), name, PASSED));
    }
  }
  return cases;
}

/** The paths of what passes a check: stacks as a whole, or resources. */
function listCompliant({ outcomes, isAboutStack }: CheckRecord, { resources }: Assessment): Iterable<string> {
  if (isAboutStack === true) return new Set(outcomes.compliant.flatMap((number) => resources[number]?.stack ?? []));
  return outcomes.compliant.flatMap((number) => resources[number]?.path ?? []);
}

function getCaseName({ id, title }: CheckRecord): string {
  return id === title ? id : `${id}: ${title}`;
}

function decideResult(
  { fix }: CheckRecord,
  findings: readonly FindingRecord[],
  { acknowledgements }: Assessment,
): Result {
  const open = findings.filter(({ state }) => state === 'open');
  if (open.length > 0) {
    const lines = open.map((finding) => `${describeFinding(finding)} (${finding.ids.join(', ')})`);
    return { kind: 'failure', why: [...lines, ...(fix === undefined ? [] : [`Fix: ${fix}`])].join('\n') };
  }
  const covering = new Set(findings.flatMap((finding) => finding.acknowledgements));
  const reasons = [...covering].flatMap((number) => acknowledgements[number] ?? []);
  const why = reasons.map(({ reason, owner, until }) => `${reason} (accepted by ${owner} until ${until})`).join('\n');
  return { kind: 'skipped', why };
}

function buildLedgerCases({ acknowledgements, ledgerProblems }: Assessment): Case[] {
  const accepted = acknowledgements.map(({ path, subject, rules }) =>
    buildCase(path, `${subject} accepts ${rules.join(', ')}`, PASSED),
  );
  const problems = ledgerProblems.map(({ rule, path, message }) =>
    buildCase(path, rule, { kind: 'failure', why: message }),
  );
  return [...accepted, ...problems];
}

/** A result that is not met does not fail the build, as a finding that the policy allows; one that ended does. */
function buildResultCases({ frameworks }: Assessment): Case[] {
  return frameworks.flatMap(({ id, controls }) =>
    controls.flatMap((control): Case[] => {
      const { result } = control;
      if (result === undefined) return [];
      const why = describeManualResult(control) ?? '';
      const isMet = result.result === 'met' && result.state !== 'ended';
      const name = `${result.checked} (${why}, ${result.link})`;
      return [buildCase(`${id} ${control.id}`, name, isMet ? PASSED : { kind: 'skipped', why })];
    }),
  );
}

function buildSwitchedOffCase({ environment, rule, reason }: SwitchedOffRecord): Case {
  return buildCase(environment, rule, { kind: 'skipped', why: reason });
}

function renderCounts(cases: readonly Case[]): string {
  const counts = { passed: 0, skipped: 0, failure: 0 };
  for (const { kind } of cases) counts[kind] += 1;
  return `tests="${cases.length}" failures="${counts.failure}" errors="0" skipped="${counts.skipped}"`;
}

/** Builds a case that has no source line. */
function buildCase(resource: string, name: string, result: Result): Case {
  return renderCase(buildFrame(resource), escapeXml(name), result);
}

/** @param name the name of the check in XML */
function renderCase({ before, after }: CaseFrame, name: string, result: Result): Case {
  const start = before + name + after;
  const { kind } = result;
  if (kind === 'passed') return { kind, xml: `${start}/>` };
  const why = escapeXml(result.why);
  const body =
    kind === 'skipped' ? `<skipped message="${why}"/>` : `<failure message="${why}" type="finding">${why}</failure>`;
  return { kind, xml: `${start}>\n      ${body}\n    </testcase>` };
}

/** Escapes a text for XML 1.0. A forbidden character becomes the replacement character. */
function escapeXml(text: string): string {
  if (XML_PLAIN.test(text)) return text;
  return text.toWellFormed().replace(XML_SPECIAL, (character) => XML_ESCAPES.get(character) ?? '\uFFFD');
}
