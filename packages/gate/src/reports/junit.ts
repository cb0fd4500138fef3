import type { Assessment, CheckRecord, FindingRecord, SwitchedOffRecord } from '../assessment/assessment';
import { groupBy } from '../templates/group-by';
import { describeManualResult } from './evidence-text';
import { createPlaceFinder, describeFinding, type PlaceFinder } from './locations';

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

/** One check of one resource as a test case. */
interface Case {
  readonly resource: string;
  readonly name: string;
  /** Source line of the resource. */
  readonly file?: string;
  readonly result: { readonly kind: 'passed' } | { readonly kind: 'skipped' | 'failure'; readonly why: string };
}

/**
 * Renders the assessment as tests for a CI server: one suite per pack, one case per check and resource. An open finding
 * fails its case, also where the policy allows it. An acknowledged finding is skipped with its reason.
 */
export function renderJunit(assessment: Assessment): string {
  const findPlace = createPlaceFinder(assessment);
  const results = buildResultCases(assessment);
  const suites = [
    ...assessment.packs.map(({ name }) => ({ name, cases: buildCases(name, assessment, findPlace) })),
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
      ...cases.flatMap(renderCase),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function buildCases(pack: string, assessment: Assessment, findPlace: PlaceFinder): Case[] {
  const { checks, findings, resources } = assessment;
  const byCheck = groupBy(findings, ({ check }) => check);
  return checks
    .filter(({ rules }) => rules.some((rule) => rule.pack === pack))
    .flatMap((check) => {
      const name = getCaseName(check);
      const byResource = groupBy(byCheck.get(check.id) ?? [], ({ resource }) => resource);
      const compliant = check.outcomes.compliant.flatMap((number) => resources[number]?.path ?? []);
      return [...new Set([...byResource.keys(), ...compliant])].map((path): Case => {
        const source = findPlace(path).resource?.source;
        return {
          resource: path,
          name,
          ...(source === undefined ? {} : { file: `${source.file}:${source.line}` }),
          result: decideResult(check, byResource.get(path) ?? [], assessment),
        };
      });
    });
}

function getCaseName({ id, title }: CheckRecord): string {
  return id === title ? id : `${id}: ${title}`;
}

function decideResult(
  { fix }: CheckRecord,
  findings: readonly FindingRecord[],
  { acknowledgements }: Assessment,
): Case['result'] {
  const open = findings.filter(({ state }) => state === 'open');
  if (open.length > 0) {
    const lines = open.map((finding) => `${describeFinding(finding)} (${finding.ids.join(', ')})`);
    return { kind: 'failure', why: [...lines, ...(fix === undefined ? [] : [`Fix: ${fix}`])].join('\n') };
  }
  if (findings.length === 0) return { kind: 'passed' };
  const covering = new Set(findings.flatMap((finding) => finding.acknowledgements));
  const reasons = [...covering].flatMap((number) => acknowledgements[number] ?? []);
  const why = reasons.map(({ reason, owner, until }) => `${reason} (accepted by ${owner} until ${until})`).join('\n');
  return { kind: 'skipped', why };
}

function buildLedgerCases({ acknowledgements, ledgerProblems }: Assessment): Case[] {
  const accepted = acknowledgements.map(({ path, subject, rules }): Case => {
    return { resource: path, name: `${subject} accepts ${rules.join(', ')}`, result: { kind: 'passed' } };
  });
  const problems = ledgerProblems.map(({ rule, path, message }): Case => {
    return { resource: path, name: rule, result: { kind: 'failure', why: message } };
  });
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
      return [
        {
          resource: `${id} ${control.id}`,
          name: `${result.checked} (${why}, ${result.link})`,
          result: isMet ? { kind: 'passed' } : { kind: 'skipped', why },
        },
      ];
    }),
  );
}

function buildSwitchedOffCase({ environment, rule, reason }: SwitchedOffRecord): Case {
  return { resource: environment, name: rule, result: { kind: 'skipped', why: reason } };
}

function renderCounts(cases: readonly Case[]): string {
  const counts = { passed: 0, skipped: 0, failure: 0 };
  for (const { result } of cases) counts[result.kind] += 1;
  return `tests="${cases.length}" failures="${counts.failure}" errors="0" skipped="${counts.skipped}"`;
}

function renderCase({ resource, name, file, result }: Case): string[] {
  const where = file === undefined ? '' : ` file="${escapeXml(file)}"`;
  const start = `    <testcase classname="${escapeXml(resource)}" name="${escapeXml(name)}"${where}`;
  if (result.kind === 'passed') return [`${start}/>`];
  const body =
    result.kind === 'skipped'
      ? `<skipped message="${escapeXml(result.why)}"/>`
      : `<failure message="${escapeXml(result.why)}" type="finding">${escapeXml(result.why)}</failure>`;
  return [`${start}>`, `      ${body}`, '    </testcase>'];
}

/** Escapes a text for XML 1.0. A forbidden character becomes the replacement character. */
function escapeXml(text: string): string {
  if (XML_PLAIN.test(text)) return text;
  return text.toWellFormed().replace(XML_SPECIAL, (character) => XML_ESCAPES.get(character) ?? '\uFFFD');
}
