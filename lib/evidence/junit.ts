import type { Assessment, CheckRecord, FindingRecord } from '../compliance/assessment/assessment';
import { places, says } from './places';

/** One check of one resource, as a test. */
interface Case {
  readonly resource: string;
  readonly name: string;
  /** Source line of the resource. */
  readonly file?: string;
  readonly result: { readonly kind: 'passed' } | { readonly kind: 'skipped' | 'failure'; readonly why: string };
}

/**
 * The judgement as tests, for any CI: a suite for each pack, a case for each check and resource that it applies to. Open findings fail their case, whether
 * or not they fail the build; acknowledged ones are skipped with their reason.
 */
export function junit(assessment: Assessment): string {
  const placeOf = places(assessment);
  const suites = [
    ...assessment.packs.map(({ name }) => ({ name, cases: casesOf(name, assessment, placeOf) })),
    { name: 'Acknowledgement ledger', cases: ledgerCases(assessment) },
  ];
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Bulwark ${xml(assessment.environments.join(' and '))}" ${counts(all)}>`,
    ...suites.flatMap(({ name, cases }) => [
      `  <testsuite name="${xml(name)}" ${counts(cases)}>`,
      ...cases.flatMap(caseLines),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function casesOf(pack: string, assessment: Assessment, placeOf: ReturnType<typeof places>): Case[] {
  const { checks, findings, resources } = assessment;
  return checks
    .filter(({ rules }) => rules.some((rule) => rule.pack === pack))
    .flatMap((check) => {
      const found = findings.filter((finding) => finding.check === check.id);
      const held = check.outcomes.compliant.flatMap((number) => resources[number]?.path ?? []);
      return [...new Set([...found.map(({ resource }) => resource), ...held])].map((path): Case => {
        const source = placeOf(path).resource?.source;
        return {
          resource: path,
          name: nameOf(check),
          ...(source === undefined ? {} : { file: `${source.file}:${source.line}` }),
          result: resultOf(
            found.filter(({ resource }) => resource === path),
            assessment,
          ),
        };
      });
    });
}

function nameOf({ id, title }: CheckRecord): string {
  return id === title ? id : `${id}: ${title}`;
}

function resultOf(findings: readonly FindingRecord[], { acknowledgements }: Assessment): Case['result'] {
  const open = findings.filter(({ state }) => state === 'open');
  if (open.length > 0)
    return { kind: 'failure', why: open.map((one) => `${says(one)} (${one.ids.join(', ')})`).join('\n') };
  if (findings.length === 0) return { kind: 'passed' };
  const covering = new Set(findings.flatMap((finding) => finding.acknowledgements));
  const reasons = [...covering].flatMap((number) => acknowledgements[number] ?? []);
  const why = reasons.map(({ reason, owner, until }) => `${reason} (accepted by ${owner} until ${until})`).join('\n');
  return { kind: 'skipped', why };
}

function ledgerCases({ acknowledgements, ledgerProblems }: Assessment): Case[] {
  const accepted = acknowledgements.map(({ path, subject, rules }): Case => {
    return { resource: path, name: `${subject} accepts ${rules.join(', ')}`, result: { kind: 'passed' } };
  });
  const problems = ledgerProblems.map(({ rule, path, message }): Case => {
    return { resource: path, name: rule, result: { kind: 'failure', why: message } };
  });
  return [...accepted, ...problems];
}

function counts(cases: readonly Case[]): string {
  const number = (kind: Case['result']['kind']): number => cases.filter(({ result }) => result.kind === kind).length;
  return `tests="${cases.length}" failures="${number('failure')}" errors="0" skipped="${number('skipped')}"`;
}

function caseLines({ resource, name, file, result }: Case): string[] {
  const where = file === undefined ? '' : ` file="${xml(file)}"`;
  const start = `    <testcase classname="${xml(resource)}" name="${xml(name)}"${where}`;
  if (result.kind === 'passed') return [`${start}/>`];
  const body =
    result.kind === 'skipped'
      ? `<skipped message="${xml(result.why)}"/>`
      : `<failure message="${xml(result.why)}" type="finding">${xml(result.why)}</failure>`;
  return [`${start}>`, `      ${body}`, '    </testcase>'];
}

/** Most text: ASCII without a character that XML has a use for. */
const HARMLESS = /^[ !#-%'-;=?-~]*$/;

/** XML 1.0 has no way to write most control characters. */
function xml(text: string): string {
  if (HARMLESS.test(text)) return text;
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replace(/[\t\r\n]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
