import type { ControlRecord, ControlState, EvidenceRecord, FrameworkRecord } from '../../assessment/control-record';
import { groupBy } from '../../templates/group-by';
import { renderCount } from '../text';
import { renderDetails, renderLink, renderList, renderPill, type Tone, toAnchor } from './elements';
import { renderFilter } from './filter';
import { type Content, type Html, html, joinHtml } from './html';
import type { ReportContext, Section } from './report-context';
import { renderRow, renderTable } from './tables';

const STATES: readonly ControlState[] = [
  'met',
  'partly-met',
  'accepted',
  'failed',
  'undecided',
  'not-applicable',
  'not-covered',
];

const TONES: Readonly<Record<ControlState, Tone>> = {
  met: 'good',
  'partly-met': 'warn',
  accepted: 'info',
  failed: 'bad',
  undecided: 'bad',
  'not-applicable': 'quiet',
  'not-covered': 'warn',
};

/** What the rules, tests and people show about each requirement. */
export function renderControlsSection({ assessment }: ReportContext): Section {
  const { frameworks } = assessment;
  const findings = new Map<string, 'open' | 'accepted'>();
  for (const { check, state } of assessment.findings) {
    if (state === 'open' || !findings.has(check)) findings.set(check, state === 'open' ? 'open' : 'accepted');
  }
  const controls = frameworks.flatMap((framework) => framework.controls).filter(isListed);
  const filter = renderFilter('controls', controls.length, 'control', [
    {
      name: 'state',
      label: 'State',
      values: STATES.filter((state) => controls.some((one) => one.state === state)).map(nameState),
    },
    { name: 'people', label: 'Left to people', values: ['open duty', 'no open duty'] },
  ]);
  const body =
    frameworks.length === 0
      ? html`<p>No framework was chosen.</p>`
      : html`<p>A state is about the templates. It is not an audit, and no auditor has checked the mapping. Where people have an open duty, a control is not met by templates only.</p>
${renderTable('frameworks', 'Controls of each framework by state', frameworks.map(renderFramework))}
${renderLeftOut(frameworks)}${filter}<div id="controls-list">${frameworks.map((framework) => renderControls(framework, findings))}</div>`;
  return { id: 'controls', title: 'Controls', short: 'Controls', body, isAnnex: false };
}

/** The table counts every control, and the list leaves out those that need no reading. */
function renderLeftOut(frameworks: readonly FrameworkRecord[]): Html {
  const count = frameworks.flatMap(({ controls }) => controls).filter((control) => !isListed(control)).length;
  if (count === 0) return html``;
  return html`<p>The list leaves out ${renderCount(count, 'control')} of the table that ${count === 1 ? 'does' : 'do'} not apply. Each framework names its own at the end of its list.</p>`;
}

function nameState(state: ControlState): string {
  return state.replaceAll('-', ' ');
}

function renderFramework({ id, title, version, controls }: FrameworkRecord): Html {
  const cells = STATES.map((state) => {
    const count = controls.filter((control) => control.state === state).length;
    const duties = state === 'met' ? controls.filter((one) => one.state === state && hasOpenDuty(one)).length : 0;
    return html`${count}${duties > 0 && html` <small>${duties} with an open duty</small>`}`;
  });
  const name = title.includes(version) ? title : `${title} ${version}`;
  return renderRow([html`<a href="#controls-${toAnchor(id)}">${name}</a>`, controls.length, ...cells]);
}

type Findings = ReadonlyMap<string, 'open' | 'accepted'>;

function renderControls({ id, title, version, url, controls }: FrameworkRecord, findings: Findings): Html {
  const rows = controls.filter(isListed).map((control) => renderControl(control, findings));
  const others = controls.filter((control) => !isListed(control));
  const name = title.includes(version) ? title : `${title} ${version}`;
  const items = others.map((control) => html`<strong>${control.id}</strong> ${control.title}`);
  const rest =
    others.length > 0 &&
    renderDetails(
      html`Not applicable, since the templates have nothing of the kind (${others.length})`,
      html`<p>${joinHtml(items, '; ')}</p>`,
    );
  return renderDetails(
    html`<strong>${name}</strong> <span class="n" data-n="${rows.length}">${rows.length}</span>`,
    html`<p>Published at ${renderLink(url, url)}</p>${renderTable('controls', name, rows)}${rest}`,
    html` class="group annex" id="controls-${toAnchor(id)}"`,
  );
}

/** Whether a control has something to read: hundreds are about services that an app does not use. */
function isListed(control: ControlRecord): boolean {
  return control.state !== 'not-applicable' || hasOpenDuty(control) || control.result !== undefined;
}

/** Whether people still have to do something: no valid result of theirs was recorded. */
function hasOpenDuty({ duty, result }: ControlRecord): boolean {
  return duty !== undefined && (result === undefined || result.state === 'ended' || result.result !== 'met');
}

function renderControl(control: ControlRecord, findings: Findings): Html {
  const { id, title, state, evidence, rules } = control;
  const isOpen = hasOpenDuty(control);
  const pill =
    state === 'met' && isOpen
      ? renderPill('warn', 'met by templates, duty open')
      : renderPill(TONES[state], nameState(state));
  const share = rules !== undefined && html`${describeRules(evidence, rules.cited)} `;
  const shown =
    evidence.length > 0 &&
    renderDetails(html`${renderCount(evidence.length, 'piece')} of evidence`, renderEvidence(evidence, findings));
  return renderRow(
    [html`<strong>${id}</strong> ${title}`, pill, html`${share}${shown}`, renderPeople(control)],
    html` data-state="${nameState(state)}" data-people="${isOpen ? 'open duty' : 'no open duty'}"`,
  );
}

/** In the order of a reader's interest. */
const RULE_STATES: readonly (readonly [EvidenceRecord['state'], string])[] = [
  ['failed', 'with an open finding'],
  ['undecided', 'undecided'],
  ['accepted', 'accepted'],
  ['held', 'held'],
  ['not-applicable', 'not applicable'],
  ['switched-off', 'switched off'],
];

/** `Rules: 10 accepted, 98 held, 11 not applicable. 248 more evaluated no resource.` */
function describeRules(evidence: readonly EvidenceRecord[], cited: number): string {
  const rules = evidence.filter(({ kind }) => kind === 'rule');
  const parts = RULE_STATES.flatMap(([state, words]) => {
    const count = new Set(rules.filter((one) => one.state === state).map(({ what }) => what)).size;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const others = cited - new Set(rules.map(({ what }) => what)).size;
  const listed = parts.length === 0 ? '' : `Rules: ${parts.join(', ')}.`;
  if (others <= 0) return listed;
  const more = parts.length === 0 ? renderCount(others, 'rule') : `${others} more`;
  return `${listed} ${more} evaluated no resource.`.trim();
}

function renderPeople({ duty, result }: ControlRecord): Content {
  const checked =
    result !== undefined &&
    html`${renderPill(result.result === 'met' && result.state !== 'ended' ? 'good' : 'bad', result.state === 'ended' ? 'result ended' : result.result)} ${result.checked} <small>${result.owner}, ${result.date}, until ${result.until}</small> ${result.state === 'ends-soon' && renderPill('warn', 'ends soon')} ${renderLink(result.link, 'proof')} `;
  if (duty === undefined) return checked;
  return html`${checked}<strong>${duty.who}:</strong> ${duty.what}`;
}

const WORDS: Readonly<Record<string, string>> = {
  named: 'named, not run',
  passed: 'passed at this commit',
  outdated: 'passed at another commit',
  'not-applicable': 'not applicable',
  'switched-off': 'switched off',
};

const NOUNS: Readonly<Record<string, string>> = {
  rule: 'Rules',
  resource: 'Resources',
  test: 'Tests',
  manual: 'Checked by people',
};

/** Groups the evidence by what it is, its state and who relates it to the control. */
function renderEvidence(evidence: readonly EvidenceRecord[], findings: Findings): Html {
  const groups = groupBy(evidence, ({ kind, state, basis }) => JSON.stringify([kind, state, basis]));
  return renderList(
    [...groups.values()].map((group) => {
      const [first] = group;
      if (first === undefined) return '';
      const { kind, state, basis } = first;
      const about = html`${NOUNS[kind] ?? kind}, ${WORDS[state] ?? state}, ${basis}`;
      // Their names say nothing about this app. The verdict lists rules that are off, and controls.csv has all.
      if (kind === 'rule' && (state === 'not-applicable' || state === 'switched-off'))
        return html`${about}: ${group.length}`;
      return html`${about}: ${joinHtml(
        group.map((one) => renderPiece(one, findings)),
        ', ',
      )}`;
    }),
  );
}

function renderPiece({ kind, what, state, resources, commit, uncommitted }: EvidenceRecord, findings: Findings): Html {
  const at = commit === undefined ? '' : ` at ${commit.slice(0, 12)}`;
  const changes = uncommitted === true ? ' with changes that were not committed' : '';
  const count = resources > 0 && html` (${resources})`;
  const found = kind === 'rule' && state !== 'held' ? findings.get(what) : undefined;
  const name = html`<code>${what}</code>`;
  return html`${found === undefined ? name : html`<a href="#${found}-${what}">${name}</a>`}${count}${at}${changes}`;
}
