import type { Assessment } from '../assessment/assessment';
import type { ControlState, FrameworkRecord } from '../assessment/control-record';
import { countAcknowledgements } from '../assessment/count-acknowledgements';
import { groupBy } from '../templates/group-by';
import { compareAssessments } from './difference';
import { renderDifference } from './difference-text';
import { countFindings, countOpenUndecided, countSwitchedOff } from './finding-counts';
import { createPlaceFinder, describeFinding, getSubjectPath } from './locations';
import { escapeProse, formatCode, formatLink, formatTable } from './markdown';
import { renderManualResults, renderTests } from './summary-evidence';
import { listNotices, listNotJudged } from './summary-notices';
import { countBytes, endSentence, renderCount } from './text';

export interface SummaryOptions {
  /** Assessment to compare with. @default - the summary has no section about changes */
  readonly before?: Assessment;
  /** Day as YYYY-MM-DD. @default - the acknowledgements that expire first are listed, at any distance */
  readonly today?: string;
  /** Base of links to this commit: `https://github.com/owner/name/blob/<sha>`. @default - source lines have no link */
  readonly sources?: string;
  /** Way from the folder of the reports to the root of the repository: `../..`. @default - runbooks have no link */
  readonly home?: string;
  /** GitHub accepts a comment of 64 KB. @default 60 KB */
  readonly maxBytes?: number;
}

const DEFAULT_BYTES = 60 * 1024;
/** Leaves time to fix or to accept a finding again before its acknowledgement expires. */
const DAYS_OF_NOTICE = 30;
const FIRST_TO_EXPIRE = 5;

/** Renders Markdown for a comment on a pull request or the summary of a CI step. */
export function renderMarkdownSummary(assessment: Assessment, options: SummaryOptions = {}): string {
  const { maxBytes = DEFAULT_BYTES, before } = options;
  const changes = before === undefined ? [] : renderSection('Against the baseline', renderChanges(before, assessment));
  // A reviewer of a change asks first what the change does, so it is kept when the text is cut.
  const fixed = [
    renderHeadline(assessment),
    renderSection('Before the deployment', listNotices(assessment)),
    changes,
    renderSection('What the verdict leaves out', listNotJudged(assessment)),
    renderPacks(assessment),
    renderLedgerProblems(assessment),
    renderControls(assessment),
    renderSection('Results by hand', renderManualResults(assessment)),
    renderSection('Tests as evidence', renderTests(assessment)),
  ];
  const rest = [
    renderOpenFindings(assessment, options),
    renderExpiring(assessment, options),
    renderSwitchedOff(assessment),
  ];
  return fitLines(
    [...fixed, ...rest].filter((lines) => lines.length > 0).flatMap((lines) => [...lines, '']),
    maxBytes,
  );
}

function renderChanges(before: Assessment, after: Assessment): string[] {
  return renderDifference(compareAssessments(before, after)).trimEnd().split('\n');
}

function renderHeadline(assessment: Assessment): string[] {
  const { verdict, environments, resources, tool, acknowledgements, ledgerProblems } = assessment;
  const { outcome, failing, open, acknowledged } = verdict;
  const undecided = countOpenUndecided(assessment);
  const undecidedPart = undecided === 0 ? '' : `, of which ${undecided} undecided`;
  const libraries = Object.entries(tool.libraries).map(([name, version]) => escapeProse(`${name} ${version}`));
  const counts = [
    open === 0 ? 'No open findings' : `${renderCount(open, 'open finding')}${undecidedPart}`,
    ...(ledgerProblems.length === 0 ? [] : [renderCount(ledgerProblems.length, 'ledger problem')]),
    ...(open + ledgerProblems.length === 0 ? [] : [`${failing} ${failing === 1 ? 'fails' : 'fail'} the build`]),
    `${renderCount(acknowledged, 'finding')} accepted by ${renderCount(countAcknowledgements(acknowledgements), 'acknowledgement')}`,
  ];
  return [
    `## Bulwark: ${outcome}`,
    '',
    `${counts.join('; ')}.`,
    '',
    `${tool.name} ${tool.version} judged the synthesized templates of ${environments.map(formatCode).join(' and ')} (${renderCount(resources.length, 'resource')}) with ${libraries.join(' and ')}. Deployed resources were not examined.`,
  ];
}

function renderPacks(assessment: Assessment): string[] {
  const rows = assessment.packs.map((pack) => {
    const { open, acknowledged } = countFindings(pack, assessment);
    // CloudFormation Validate does not list its rules.
    const rules = pack.rules === 0 ? '-' : `${pack.rules}`;
    return [escapeProse(pack.name), rules, `${pack.evaluations}`, `${open}`, `${acknowledged}`];
  });
  return formatTable(['Pack', 'Rules', 'Evaluations', 'Open', 'Acknowledged'], rows);
}

function renderLedgerProblems({ ledgerProblems }: Assessment): string[] {
  const lines = ledgerProblems.map(({ rule, message }) => `- ${formatCode(rule)} ${escapeProse(message)}`);
  return renderSection(`Ledger problems (${lines.length})`, lines);
}

const PARTLY_MET =
  'Partly met: no finding, but only some of the rules evaluated a resource, or a duty of people is open. controls.csv has the share of each control.';

function renderControls({ frameworks }: Assessment): string[] {
  const head = ['Framework', 'Met', 'Partly met', 'Accepted', 'Failed', 'Undecided', 'Not applicable', 'Not covered'];
  const table = formatTable(head, frameworks.map(buildControlRow));
  return renderSection(
    'Controls',
    table.length === 0
      ? []
      : [
          ...table,
          '',
          PARTLY_MET,
          '',
          'Not covered: no evaluated rule shows it. People have to do it, or tests show it.',
        ],
  );
}

function buildControlRow({ title, version, controls }: FrameworkRecord): string[] {
  const countState = (state: ControlState): string => `${controls.filter((control) => control.state === state).length}`;
  const name = title.includes(version) ? title : `${title} ${version}`;
  const others = (['partly-met', 'accepted', 'failed', 'undecided', 'not-applicable', 'not-covered'] as const).map(
    countState,
  );
  return [escapeProse(name), `${countState('met')} of ${controls.length}`, ...others];
}

function renderOpenFindings(assessment: Assessment, { sources }: SummaryOptions): string[] {
  const findPlace = createPlaceFinder(assessment);
  const checks = new Map(assessment.checks.map((check) => [check.id, check]));
  const open = assessment.findings.filter(({ state }) => state === 'open');
  const rows = open.map((finding) => {
    const { source, template, line } = findPlace(finding);
    const check = checks.get(finding.check);
    const at = source === undefined ? formatCode(`${template}:${line}`) : renderSource(source, sources);
    const kind = finding.outcome === 'undecided' ? 'undecided' : finding.severity;
    return [
      finding.fails ? kind : `${kind}, allowed`,
      check === undefined ? formatCode(finding.check) : formatLink(formatCode(finding.check), check.url),
      formatCode(getSubjectPath(finding)),
      at,
      escapeProse(describeFinding(finding)),
      escapeProse(check?.fix ?? ''),
    ];
  });
  return renderSection(
    `Open findings (${open.length})`,
    formatTable(['Kind', 'Check', 'Resource', 'At', 'Finding', 'Fix'], rows),
  );
}

function renderSource(
  { file, line }: { readonly file: string; readonly line: number },
  sources: string | undefined,
): string {
  const name = formatCode(`${file}:${line}`);
  return sources === undefined ? name : formatLink(name, `${sources.replace(/\/$/, '')}/${file}#L${line}`);
}

function renderExpiring({ acknowledgements }: Assessment, { today }: SummaryOptions): string[] {
  const sorted = [...acknowledgements].sort((one, other) => one.until.localeCompare(other.until, 'en'));
  const limit = today === undefined ? undefined : addDays(today, DAYS_OF_NOTICE);
  const expiring =
    limit === undefined ? sorted.slice(0, FIRST_TO_EXPIRE) : sorted.filter(({ until }) => until <= limit);
  const title =
    limit === undefined
      ? `Acknowledgements that expire first (${expiring.length} of ${sorted.length})`
      : `Acknowledgements that expire by ${limit} (${expiring.length} of ${sorted.length})`;
  const rows = expiring.map(({ until, owner, path, rules, reason }) => {
    return [
      escapeProse(until),
      escapeProse(owner),
      formatCode(path),
      formatCode(rules.join(', ')),
      escapeProse(reason),
    ];
  });
  return renderSection(title, formatTable(['Last day', 'Owner', 'At', 'Rules', 'Reason'], rows));
}

/** Renders every rule that the policy of an environment switches off, grouped by reason. */
function renderSwitchedOff({ switchedOff }: Assessment): string[] {
  const groups = groupBy(switchedOff, ({ environment, reason }) => JSON.stringify([environment, reason]));
  const lines = [...groups.values()].flatMap((records) => {
    const [first] = records;
    if (first === undefined) return [];
    const rules = records.map(({ rule }) => formatCode(rule)).join(', ');
    const count = `${formatCode(first.environment)}: ${renderCount(records.length, 'rule')}.`;
    return [`- ${count} ${escapeProse(endSentence(first.reason))} ${rules}`];
  });
  return renderSection(`Rules switched off by the policy: ${countSwitchedOff({ switchedOff })}`, lines);
}

function addDays(today: string, days: number): string {
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
}

function renderSection(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, '', ...lines];
}

/** Keeps whole lines up to the limit, and adds a line with the number of the missing ones. */
function fitLines(lines: readonly string[], maxBytes: number): string {
  const whole = `${lines.join('\n').trimEnd()}\n`;
  if (countBytes(whole) <= maxBytes) return whole;
  const note = (left: number): string =>
    `\n**Cut here:** ${left} of ${lines.length} lines are left out to stay below ${maxBytes} bytes. assessment.json and findings-full.sarif are complete.\n`;
  let kept = 0;
  let size = countBytes(note(lines.length));
  for (const line of lines) {
    size += countBytes(line) + 1;
    if (size > maxBytes) break;
    kept += 1;
  }
  return `${lines.slice(0, kept).join('\n')}\n${note(lines.length - kept)}`;
}
