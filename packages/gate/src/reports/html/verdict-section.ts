import type { Assessment, SwitchedOffRecord } from '../../assessment/assessment';
import { countAcknowledgements } from '../../assessment/count-acknowledgements';
import type { PolicyRecord } from '../../assessment/policy-record';
import { groupBy } from '../../templates/group-by';
import { countFindings, countOpenUndecided, countSwitchedOff } from '../finding-counts';
import { explainDisposable, isNotJudged } from '../judged-text';
import { endSentence, renderCount } from '../text';
import { formatNumber, renderCode, renderDetails, renderList, renderPill } from './elements';
import { type Content, type Html, html, joinHtml } from './html';
import { nameEnvironments, type ReportContext, type Section } from './report-context';
import { renderRow, renderTable } from './tables';

/** May it be deployed, why, and what the verdict does not cover. */
export function renderVerdictSection(context: ReportContext): Section {
  const { assessment } = context;
  const { verdict, environments, resources } = assessment;
  const isPassed = verdict.outcome === 'passed';
  const body = html`
<div class="verdict ${isPassed ? 'good' : 'bad'}">
<p class="outcome"><span aria-hidden="true">${isPassed ? '✓' : '✕'}</span> ${isPassed ? 'Passed' : 'Failed'}</p>
<p>${describeOutcome(assessment)} ${formatNumber(resources.length)} ${resources.length === 1 ? 'resource' : 'resources'} of ${nameEnvironments(environments)} ${resources.length === 1 ? 'was' : 'were'} judged in the templates. Deployed resources were not examined.</p>
${renderNotices(assessment)}</div>
${renderNumbers(assessment)}
${renderList(listReasons(context))}
${renderLedgerProblems(assessment)}
${renderSwitchedOff(assessment)}
${renderPolicies(assessment)}
${renderPacks(assessment)}`;
  return { id: 'verdict', title: 'Verdict', short: 'Verdict', body, isAnnex: false };
}

/** What the app asks of people before the deployment, which no rule can judge. */
function renderNotices({ app }: Assessment): Html {
  const { notices = [] } = app ?? {};
  return notices.length === 0 ? html`` : html`<p class="before">Before you deploy:</p>${renderList(notices)}`;
}

function describeOutcome({ verdict, ledgerProblems, app }: Assessment): string {
  const { outcome, failing, open } = verdict;
  if (outcome === 'failed') {
    const findings = failing - ledgerProblems.length;
    const parts = [
      ...(findings === 0 ? [] : [`${renderCount(findings, 'open finding')} that the policy does not allow`]),
      ...(ledgerProblems.length === 0 ? [] : [renderCount(ledgerProblems.length, 'problem')]),
    ];
    return `Do not deploy: ${parts.join(' and ')}${ledgerProblems.length === 0 ? '' : ' of recorded decisions'}.`;
  }
  const may = (app?.notices ?? []).length === 0 ? 'It may be deployed' : 'It may be deployed after the steps below';
  return open === 0
    ? `${may}: no finding is open.`
    : `${may}: the policy allows ${open === 1 ? 'the open finding' : `all ${open} open findings`}.`;
}

function renderNumbers(assessment: Assessment): Html {
  const { open, failing, acknowledged, notJudged } = assessment.verdict;
  const numbers: readonly (readonly [name: string, value: number, link: string])[] = [
    ['open findings', open, '#findings?state=open'],
    ['fail the build', failing, '#findings?state=open'],
    ['undecided', countOpenUndecided(assessment), '#findings?state=open&outcome=undecided'],
    ['accepted', acknowledged, '#findings?state=accepted'],
    ['acknowledgements', countAcknowledgements(assessment.acknowledgements), '#decisions'],
    ['not judged', notJudged, '#not-judged'],
  ];
  return html`<dl class="numbers">${numbers.map(([name, value, link]) => html`<div><dt>${name}</dt><dd><a href="${link}">${formatNumber(value)}</a></dd></div>`)}</dl>`;
}

function listReasons({ assessment, decisions, difference }: ReportContext): Content[] {
  const { verdict, policies = [], switchedOff, environments } = assessment;
  const [first] = decisions;
  return [
    ...policies.filter(({ disposable }) => disposable).map(describeDisposable),
    first !== undefined &&
      html`${renderCount(verdict.acknowledged, 'finding')} ${verdict.acknowledged === 1 ? 'is' : 'are'} accepted by <a href="#decisions">${renderCount(decisions.length, 'acknowledgement')}</a>. The first ends on ${first.until}.`,
    html`<span id="not-judged">${describeNotJudged(assessment)}</span>`,
    switchedOff.length > 0 &&
      html`${countSwitchedOff(assessment)} ${new Set(switchedOff.map(({ rule }) => rule)).size === 1 ? 'is' : 'are'} switched off by the policy of ${joinNames(environments.filter((name) => switchedOff.some(({ environment }) => environment === name)))}; each has a reason below.`,
    difference === undefined && 'No baseline was given, so the report does not say what changed.',
  ].filter((reason) => reason !== false);
}

/** Names the rules that do not apply: a reader may take a disposable environment for a protected one. */
function describeDisposable(policy: PolicyRecord): Html {
  return html`${renderPill('warn', 'disposable')} ${renderCode(policy.environment)} ${explainDisposable(policy)}`;
}

function describeNotJudged({ verdict, findings }: Assessment): Content {
  if (verdict.notJudged === 0) return 'Every resource type and every template was judged by at least one rule.';
  const paths = [...new Set(findings.filter(isNotJudged).map(({ resource }) => resource))];
  return html`${renderPill('warn', 'not judged')} ${renderCount(verdict.notJudged, 'part')} of the templates ${verdict.notJudged === 1 ? 'was' : 'were'} not judged. Review by hand: ${joinHtml(paths.map(renderCode), ', ')}.`;
}

function renderLedgerProblems({ ledgerProblems }: Assessment): Html {
  if (ledgerProblems.length === 0) return html``;
  const items = ledgerProblems.map(({ rule, message }) => html`${renderCode(rule)} ${message}`);
  return html`<h3>Problems of recorded decisions (${items.length})</h3>${renderList(items)}`;
}

function renderSwitchedOff({ switchedOff }: Assessment): Html {
  if (switchedOff.length === 0) return html``;
  const groups = groupBy(switchedOff, ({ environment, reason }) => JSON.stringify([environment, reason]));
  const items = [...groups.values()].map(renderSwitchedOffGroup);
  return renderDetails(
    html`Rules switched off, with the reasons: ${countSwitchedOff({ switchedOff })}`,
    renderList(items),
    html` id="switched-off"`,
  );
}

function renderSwitchedOffGroup(records: readonly SwitchedOffRecord[]): Content {
  const [first] = records;
  if (first === undefined) return '';
  return html`${renderCode(first.environment)} ${endSentence(first.reason)} ${joinHtml(
    records.map(({ rule }) => renderCode(rule)),
    ', ',
  )}`;
}

function renderPolicies({ policies = [] }: Assessment): Html {
  const rows = policies.map(({ environment, packs, levels, fails, disposable }) =>
    renderRow([
      renderCode(environment),
      disposable ? renderPill('warn', 'disposable') : renderPill('quiet', 'permanent'),
      packs.join(', '),
      levels.join(', '),
      fails.length === 0 ? 'nothing' : `open findings: ${fails.join(', ')}`,
    ]),
  );
  if (rows.length === 0) return html``;
  return renderDetails('How each environment is judged', renderTable('policies', 'Policies of the environments', rows));
}

function renderPacks(assessment: Assessment): Html {
  const rows = assessment.packs.map((pack) => {
    const { open, acknowledged } = countFindings(pack, assessment);
    // CloudFormation Validate does not list its rules.
    const rules = pack.rules === 0 ? '-' : formatNumber(pack.rules);
    return renderRow([
      pack.name,
      rules,
      formatNumber(pack.evaluations),
      formatNumber(open),
      formatNumber(acknowledged),
    ]);
  });
  return renderDetails(
    html`What ran: ${renderCount(rows.length, 'pack')} of rules`,
    renderTable(
      'packs',
      'Packs with their rules, evaluations and findings. A finding of several packs counts for each.',
      rows,
    ),
  );
}

function joinNames(names: readonly string[]): Html {
  return joinHtml(names.map(renderCode), ' and ');
}
