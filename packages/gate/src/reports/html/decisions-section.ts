import type { Assessment } from '../../assessment/assessment';
import { groupBy } from '../../templates/group-by';
import type { RequestedAcknowledgement } from '../difference';
import { describeFinding } from '../locations';
import { renderCount } from '../text';
import type { Decision } from './decisions';
import { renderCode, renderDetails, renderList, renderPill } from './elements';
import { type Content, type Html, html, joinHtml } from './html';
import type { ReportContext, Section } from './report-context';
import { renderRow, renderTable } from './tables';

/** Leaves time to fix or to accept a finding again before its acknowledgement ends. */
const DAYS_OF_NOTICE = 30;

/** What people are asked to decide, and which risks they have accepted. */
export function renderDecisionsSection(context: ReportContext): Section {
  const { decisions } = context;
  const body = html`
<h3>Asked now</h3>
${renderAsked(context)}
<h3>Accepted risks: ${renderCount(decisions.length, 'acknowledgement')}</h3>
${decisions.length === 0 ? html`<p>Nothing is accepted.</p>` : renderAccepted(context)}
${renderSignOff()}`;
  return { id: 'decisions', title: 'Decisions and accepted risks', short: 'Decisions', body, isAnnex: false };
}

function renderAsked(context: ReportContext): Html {
  const { assessment, difference } = context;
  const { open, failing } = assessment.verdict;
  const requested = difference?.requestedAcknowledgements ?? [];
  const ending = listEnding(context);
  const results = listEndingResults(assessment);
  const sentences: Content[] = [
    ...(open === 0
      ? []
      : [
          html`<a href="#findings?state=open">${renderCount(open, 'open finding')}</a>: fix each, or accept it with the acknowledgement that the report prepares. ${failing === 0 ? 'The policy allows them.' : `${failing} fail the build.`}`,
        ]),
    ...(ending.length === 0
      ? []
      : [
          html`${renderCount(ending.length, 'acknowledgement')} ${ending.length === 1 ? 'ends' : 'end'} within ${DAYS_OF_NOTICE} days: ${joinHtml(ending.map(renderDecisionLink), ', ')}.`,
        ]),
    ...(results.length === 0
      ? []
      : [
          html`${renderCount(results.length, 'result')} that people recorded ${results.length === 1 ? 'ends' : 'end'} soon: ${results.join(', ')}.`,
        ]),
  ];
  if (requested.length === 0 && sentences.length === 0) {
    return difference === undefined
      ? html`<p>No finding is open. Without a baseline the report does not mark acknowledgements that are new.</p>`
      : html`<p>Nothing: no finding is open, and no acknowledgement is new.</p>`;
  }
  return html`${renderList(sentences)}${renderTable('asked', 'Acknowledgements that this change asks for. They are valid once the change is approved.', requested.map(renderRequested))}`;
}

/** Decisions that end soon. Without a day, the report does not know which. */
function listEnding({ decisions, today }: ReportContext): readonly Decision[] {
  if (today === undefined) return [];
  const limit = new Date(Date.parse(today) + DAYS_OF_NOTICE * 86_400_000).toISOString().slice(0, 10);
  return decisions.filter(({ until }) => until <= limit);
}

/** Controls whose result by hand ends soon: `pci-dss-4.0.1 8.4.2 on 2027-01-31 (audit-team)`. */
function listEndingResults({ frameworks }: Assessment): readonly string[] {
  return frameworks.flatMap((framework) =>
    framework.controls.flatMap(({ id, result }) =>
      result?.state === 'ends-soon' ? [`${framework.id} ${id} on ${result.until} (${result.owner})`] : [],
    ),
  );
}

function renderDecisionLink({ id, subject, until }: Decision): Html {
  return html`<a href="#${id}">${subject}, ${until}</a>`;
}

const KINDS: Readonly<Record<RequestedAcknowledgement['kind'], string>> = {
  new: 'new',
  renewed: 'other owner or last day',
  wider: 'accepts more',
};

function renderRequested({ acknowledgement, kind, covers }: RequestedAcknowledgement): Html {
  const { path, rules, reason, owner, until } = acknowledgement;
  return renderRow([
    html`${renderPill('bad', KINDS[kind])} ${renderCode(path)} ${renderList(covers.map((finding) => describeFinding(finding)))}`,
    joinHtml(rules.map(renderCode), ', '),
    reason,
    owner,
    until,
  ]);
}

/** Rows that are shown at once. The others are behind a click on the screen, and all are printed. */
const SHOWN = 12;

/** The same decision in several environments is one row. */
function renderAccepted({ decisions }: ReportContext): Html {
  const groups = groupBy(decisions, ({ subject, rules, reason, owner, until }) =>
    JSON.stringify([until, owner, subject, rules, reason]),
  );
  const rows = [...groups.values()].map(renderAcceptedRow);
  const caption = 'Each decision has a reason, an owner and a last day. After it the build fails.';
  const rest = rows.slice(SHOWN);
  return html`${renderTable('accepted', caption, rows.slice(0, SHOWN))}${
    rest.length > 0 &&
    renderDetails(
      html`${rest.length} more that end later`,
      renderTable('accepted', 'Decisions that end later', rest),
      html` class="printed"`,
    )
  }`;
}

function renderAcceptedRow(group: readonly Decision[]): Html {
  const [first, ...others] = group;
  if (first === undefined) return html``;
  const { id, until, owner, rules, reason, subject } = first;
  const where = group.map(renderWhere);
  const anchors = others.map((other) => html`<span id="${other.id}"></span>`);
  return renderRow(
    [until, owner, joinHtml(rules.map(renderCode), ', '), html`${anchors}<strong>${subject}</strong>${where}`, reason],
    html` id="${id}"`,
  );
}

function renderWhere({ environment, paths, findings }: Decision): Html {
  const [only = ''] = paths;
  const count = html`<small>${renderCount(findings.length, 'finding')}</small>`;
  if (paths.length === 1) return html`<div>${renderCode(only)} ${count}</div>`;
  const summary = html`${renderCode(environment)}: ${paths.length} places ${count}`;
  return renderDetails(summary, renderList(paths.map(renderCode)));
}

/** For the printed report. */
function renderSignOff(): Html {
  const fields = ['Decision', 'Name', 'Date', 'Signature'].map((name) => html`<div>${name}</div>`);
  return html`<div class="sign-off print-only">${fields}</div>`;
}
