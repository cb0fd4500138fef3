import type { CheckRecord, FindingRecord } from '../../assessment/assessment';
import { groupBy } from '../../templates/group-by';
import { describeFound } from '../locations';
import { renderCount } from '../text';
import { listRules, renderAcknowledgementCode } from './acknowledgement-code';
import { type Decision, groupDecisionsByFinding } from './decisions';
import { formatNumber, renderCode, renderDetails, renderLink, renderPill, renderSource, type Tone } from './elements';
import { renderFilter } from './filter';
import { type Content, escapeLines, type Html, html, joinHtml } from './html';
import { type ReportContext, readEnvironment, type Section } from './report-context';
import { renderRow, renderTable } from './tables';

/** Days for which a prepared acknowledgement is valid. The gate accepts at most a year. */
const PREPARED_DAYS = 180;

/** Every finding, open ones first, grouped by its check. */
export function renderFindingsSection(context: ReportContext): Section {
  const { assessment } = context;
  const { findings, environments, packs } = assessment;
  const byFinding = groupDecisionsByFinding(context.decisions);
  const prepare = createPreparation(context);
  const groups = [...groupBy(findings, ({ check, state }) => `${state === 'open' ? 0 : 1} ${check}`)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => renderGroup(group, context, byFinding, prepare));
  const filter = renderFilter('findings', findings.length, 'finding', [
    { name: 'state', label: 'State', values: ['open', 'accepted'] },
    { name: 'severity', label: 'Severity', values: ['error', 'warning'] },
    { name: 'outcome', label: 'Outcome', values: ['violation', 'undecided'] },
    { name: 'environment', label: 'Environment', values: environments },
    { name: 'pack', label: 'Pack', values: packs.map(({ name }) => name) },
  ]);
  const body =
    findings.length === 0
      ? html`<p>The rules found nothing.</p>`
      : html`${filter}<div id="findings-list">${groups}</div>`;
  return { id: 'findings', title: `Findings (${findings.length})`, short: 'Findings', body, isAnnex: true };
}

type Preparation = (findings: readonly FindingRecord[]) => string;

function renderGroup(
  group: readonly FindingRecord[],
  context: ReportContext,
  byFinding: ReadonlyMap<string, readonly Decision[]>,
  prepare: Preparation,
): Html {
  const [first] = group;
  if (first === undefined) return html``;
  const check = context.checks.get(first.check);
  const sameMessage = group.every(({ message }) => message === first.message);
  const rows = group.map((finding) =>
    renderFinding(finding, context, byFinding.get(finding.fingerprint) ?? [], sameMessage),
  );
  const packs = check?.rules.map(({ pack }) => pack).join(' ') ?? first.ids.join(' ').replace(/-\S+/g, '');
  const summary = html`${renderState(first)} <strong>${first.check}</strong> <span class="title">${renderTitle(check, first)}</span> <span class="n" data-n="${group.length}">${formatNumber(group.length)}</span>`;
  const body = html`${renderCheck(check, group, sameMessage)}${renderTable('findings', html`Resources with this finding`, rows)}${first.state === 'open' && renderPrepared(group, prepare)}`;
  const anchor = first.state === 'open' ? 'open' : 'accepted';
  return renderDetails(summary, body, html` class="group" id="${anchor}-${first.check}" data-pack="${packs}"`);
}

/** Titles of declared rules are true of a resource that passes; those of cdk-nag name the violation. */
function renderTitle(check: CheckRecord | undefined, { message, outcome }: FindingRecord): string {
  if (check === undefined) return message;
  if (check.fix === undefined) return check.title;
  return `${outcome === 'undecided' ? 'Undecided' : 'Not met'}: ${check.title}`;
}

function renderState({ state, outcome, severity, fails }: FindingRecord): Html {
  if (state === 'acknowledged') return renderPill('info', 'accepted');
  const tone: Tone = fails ? 'bad' : 'warn';
  return renderPill(tone, `${outcome === 'undecided' ? 'undecided' : severity}${fails ? '' : ', allowed'}`);
}

function renderCheck(check: CheckRecord | undefined, group: readonly FindingRecord[], sameMessage: boolean): Html {
  const [first] = group;
  const renderLine = (name: string, content: Content): Html => html`<div><dt>${name}</dt><dd>${content}</dd></div>`;
  return html`<dl class="facts">
${sameMessage && first !== undefined && first.message !== check?.title && renderLine('Finding', first.message)}
${check !== undefined && check.why !== '' && renderLine('Risk', check.why)}
${check?.fix !== undefined && renderLine('Fix', check.fix)}
${renderLine('Rules', joinHtml(listRules(group).map(renderCode), ', '))}
${check !== undefined && renderLine('Page', renderLink(check.url, check.url))}
${
  check !== undefined &&
  check.references.length > 0 &&
  renderLine(
    'Published in',
    joinHtml(
      check.references.map(({ id, url }) => renderLink(url, id)),
      ', ',
    ),
  )
}
</dl>`;
}

function renderFinding(
  finding: FindingRecord,
  { findPlace, sources }: ReportContext,
  decisions: readonly Decision[],
  sameMessage: boolean,
): Html {
  const { fingerprint, resource, stack, message, state, severity, outcome } = finding;
  const { source, template, line } = findPlace(finding);
  const found = describeFound(finding);
  const anchor = `f-${fingerprint.slice(0, 12)}`;
  const name =
    stack === undefined
      ? html`<a href="#${anchor}">${renderCode(resource)}</a>`
      : html`<a href="#${anchor}">${renderCode(stack)}</a> <small>the stack, reported by ${resource}</small>`;
  const attributes = html` id="${anchor}" data-state="${state === 'open' ? 'open' : 'accepted'}" data-severity="${severity}" data-outcome="${outcome}" data-environment="${readEnvironment(resource)}"`;
  return renderRow(
    [
      name,
      html`${renderState(finding)} ${decisions.map(({ id, owner, until }) => html`<a href="#${id}">${owner}, until ${until}</a> `)}`,
      html`${source !== undefined && renderSource({ source }, sources)} <small>${template}:${line}</small>`,
      html`${sameMessage ? '' : message} ${found !== undefined && renderCode(found)}`,
    ],
    attributes,
  );
}

/** One text for all findings that one entry accepts. */
function renderPrepared(group: readonly FindingRecord[], prepare: Preparation): Html {
  const entries = groupBy(group, ({ place, resource, acknowledgements }) =>
    JSON.stringify([place === undefined ? resource : [place.class, place.at], acknowledgements.slice(0, 1)]),
  );
  // A decision is the same text in each environment.
  const codes = [...new Set([...entries.values()].map(prepare))].map(
    (code) =>
      html`<div class="copied"><button type="button" class="copy js-only">Copy</button><pre>${escapeLines(code)}</pre></div>`,
  );
  return renderDetails(html`Acknowledgement to copy (${codes.length})`, codes);
}

/** Fills in what the report knows: the decision of an accepted finding, otherwise the usual owner and a last day. */
function createPreparation({ assessment, today }: ReportContext): Preparation {
  const { acknowledgements } = assessment;
  const owners = [...groupBy(acknowledgements, ({ owner }) => owner)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const blank = {
    // The gate refuses an entry without a reason until a person writes it.
    reason: '',
    owner: owners[0]?.[0] ?? '',
    until:
      today === undefined ? '' : new Date(Date.parse(today) + PREPARED_DAYS * 86_400_000).toISOString().slice(0, 10),
  };
  return (findings) => {
    const [first] = findings;
    const decided = first === undefined ? undefined : acknowledgements[first.acknowledgements[0] ?? -1];
    return renderAcknowledgementCode(findings, decided ?? blank);
  };
}

/** `3 findings` as a link to them. */
export function renderFindingsLink(query: string, count: number): Html {
  return html`<a href="#findings?${query}">${renderCount(count, 'finding')}</a>`;
}
