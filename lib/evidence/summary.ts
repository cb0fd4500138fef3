import type { Assessment, ControlState, FrameworkRecord } from '../compliance/assessment/assessment';
import { difference } from './difference';
import { differenceLines } from './difference-text';
import { code, link, prose, table } from './markdown';
import { places, says } from './places';
import { bytesOf } from './text';

export interface SummaryOptions {
  /** What to compare with. @default - nothing is said of what is new */
  readonly before?: Assessment;
  /** Day as YYYY-MM-DD. @default - the acknowledgements that end first are listed, however far away */
  readonly today?: string;
  /** Where the sources of this commit can be read: `https://github.com/owner/name/blob/<sha>`. @default - source lines are no links */
  readonly sources?: string;
  /** GitHub takes a comment of 64 KB. @default 60 KB */
  readonly maxBytes?: number;
}

const DEFAULT_BYTES = 60 * 1024;
/** Soon enough to decide again without haste. */
const DAYS_TO_DECIDE = 30;
const FIRST_TO_END = 5;

/** Markdown for a comment on a pull request or the summary of a CI step. */
export function summary(assessment: Assessment, options: SummaryOptions = {}): string {
  const { maxBytes = DEFAULT_BYTES, before } = options;
  const fixed = [verdictLines(assessment), packLines(assessment), ledgerLines(assessment), controlLines(assessment)];
  const changes =
    before === undefined ? [] : section('Against the baseline', differenceLines(difference(before, assessment)));
  const rest = [openLines(assessment, options), changes, expiryLines(assessment, options)];
  return fitting(
    [...fixed, ...rest].filter((lines) => lines.length > 0).flatMap((lines) => [...lines, '']),
    maxBytes,
  );
}

function verdictLines({ verdict, environments, resources, tool, acknowledgements }: Assessment): string[] {
  const { outcome, failing, open, acknowledged, undecided } = verdict;
  const judged = `${resources.length} resources of ${environments.map(code).join(' and ')}`;
  const libraries = Object.entries(tool.libraries).map(([name, version]) => `${name} ${version}`);
  const said =
    outcome === 'passed'
      ? `${open === 0 ? 'Nothing is open' : `${open} open, none of which fails the build`}`
      : `${failing} ${failing === 1 ? 'fails' : 'fail'} the build, ${open} open`;
  return [
    `## Bulwark: ${outcome}`,
    '',
    `${said}; ${undecided} undecided; ${acknowledged} accepted by ${acknowledgements.length} acknowledgements. Judged: ${judged}, as their templates have them, by ${tool.name} ${tool.version} with ${libraries.map(prose).join(' and ')}. It says nothing of what runs.`,
  ];
}

function packLines({ packs, checks, findings }: Assessment): string[] {
  const rows = packs.map(({ name, rules, evaluations }) => {
    const ids = new Set(checks.flatMap((check) => (check.rules.some(({ pack }) => pack === name) ? [check.id] : [])));
    const found = findings.filter(({ check }) => ids.has(check));
    const open = found.filter(({ state }) => state === 'open').length;
    return [prose(name), `${rules}`, `${evaluations}`, `${open}`, `${found.length - open}`];
  });
  return table(['Pack', 'Rules', 'Evaluations', 'Open', 'Acknowledged'], rows);
}

function ledgerLines({ ledgerProblems }: Assessment): string[] {
  const lines = ledgerProblems.map(({ rule, message }) => `- ${code(rule)} ${prose(message)}`);
  return section(`Problems of the ledger (${lines.length})`, lines);
}

function controlLines({ frameworks }: Assessment): string[] {
  const head = ['Framework', 'Met', 'Accepted', 'Failed', 'Undecided', 'Not applicable', 'Not covered: for people'];
  return section('Controls', table(head, frameworks.map(controlRow)));
}

function controlRow({ title, version, controls }: FrameworkRecord): string[] {
  const number = (state: ControlState): string => `${controls.filter((control) => control.state === state).length}`;
  const name = title.includes(version) ? title : `${title} ${version}`;
  const others = (['accepted', 'failed', 'undecided', 'not-applicable', 'not-covered'] as const).map(number);
  return [prose(name), `${number('met')} of ${controls.length}`, ...others];
}

function openLines(assessment: Assessment, { sources }: SummaryOptions): string[] {
  const placeOf = places(assessment);
  const open = assessment.findings.filter(({ state }) => state === 'open');
  const rows = open.map((finding) => {
    const { resource, template, line } = placeOf(finding.resource);
    const source = resource?.source;
    const at = source === undefined ? code(`${template}:${line}`) : sourceAt(source, sources);
    const kind = finding.outcome === 'undecided' ? 'undecided' : finding.severity;
    return [
      finding.fails ? kind : `${kind}, allowed`,
      code(finding.check),
      code(finding.resource),
      at,
      prose(says(finding)),
    ];
  });
  return section(`Open findings (${open.length})`, table(['Kind', 'Check', 'Resource', 'At', 'Finding'], rows));
}

function sourceAt(
  { file, line }: { readonly file: string; readonly line: number },
  sources: string | undefined,
): string {
  const name = code(`${file}:${line}`);
  return sources === undefined ? name : link(name, `${sources.replace(/\/$/, '')}/${file}#L${line}`);
}

function expiryLines({ acknowledgements }: Assessment, { today }: SummaryOptions): string[] {
  const byEnd = [...acknowledgements].sort((one, other) => one.until.localeCompare(other.until, 'en'));
  const limit = today === undefined ? undefined : dayAfter(today, DAYS_TO_DECIDE);
  const ending = limit === undefined ? byEnd.slice(0, FIRST_TO_END) : byEnd.filter(({ until }) => until <= limit);
  const title =
    limit === undefined
      ? `Acknowledgements that end first (${ending.length} of ${byEnd.length})`
      : `Acknowledgements that end by ${limit} (${ending.length} of ${byEnd.length})`;
  const rows = ending.map(({ until, owner, path, rules, reason }) => {
    return [prose(until), prose(owner), code(path), code(rules.join(', ')), prose(reason)];
  });
  return section(title, table(['Last day', 'Owner', 'At', 'Rules', 'Reason'], rows));
}

function dayAfter(today: string, days: number): string {
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, '', ...lines];
}

/** Whole lines only, and a last one that says how many are missing. */
function fitting(lines: readonly string[], maxBytes: number): string {
  const whole = `${lines.join('\n').trimEnd()}\n`;
  if (bytesOf(whole) <= maxBytes) return whole;
  const note = (left: number): string =>
    `\n**Cut here:** ${left} of ${lines.length} lines are left out to stay below ${maxBytes} bytes. assessment.json and findings-full.sarif have everything.\n`;
  let kept = 0;
  let size = bytesOf(note(lines.length));
  for (const line of lines) {
    size += bytesOf(line) + 1;
    if (size > maxBytes) break;
    kept += 1;
  }
  return `${lines.slice(0, kept).join('\n')}\n${note(lines.length - kept)}`;
}
