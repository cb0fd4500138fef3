import type { AccessAnswer, AccessRecord, AllowedPrincipal, PrincipalRecord } from '../../access/access-record';
import { groupBy } from '../../templates/group-by';
import { renderCount } from '../text';
import { renderCode, renderDetails, renderList } from './elements';
import { renderFilter } from './filter';
import { type Html, html } from './html';
import { type ReportContext, type Section, sortByImportance } from './report-context';
import { renderRow, renderTable } from './tables';

/** More principals than this are behind a click. */
const SHOWN = 5;

/** Who can do what, and who can decrypt. */
export function renderAccessSection({ assessment }: ReportContext): Section {
  const access = sortByImportance(assessment.access ?? [], assessment).filter(
    ({ answers, principals }) => answers.length + principals.length > 0,
  );
  const body =
    access.length === 0
      ? html`<p>The templates have no role, key or data store.</p>`
      : html`<p>Evaluated from the policies in the templates: those of identities, resources and keys, and boundaries.</p>
${renderNotEvaluated(access)}
${renderAnswers(access)}`;
  return { id: 'access', title: 'Who can do what', short: 'Access', body, isAnnex: true };
}

function renderNotEvaluated(access: readonly AccessRecord[]): Html {
  const sentences = [...new Set(access.flatMap(({ notEvaluated }) => notEvaluated))];
  return sentences.length === 0
    ? html``
    : renderDetails(html`What is not evaluated (${sentences.length})`, renderList(sentences));
}

/** One group per kind of question, such as `decrypt`, in the order of the record. */
function renderAnswers(access: readonly AccessRecord[]): Html {
  const answers = access.flatMap((record) =>
    record.answers.map((answer) => ({ environment: record.environment, answer })),
  );
  const groups = [...groupBy(answers, ({ answer }) => answer.id.split(':')[0] ?? '')].map(([verb, group]) => {
    const rows = group.map(({ environment, answer }) => renderAnswer(answer, environment));
    return renderDetails(
      html`<strong>${verb.charAt(0).toUpperCase()}${verb.slice(1)}</strong> <span class="title">such as: ${group[0]?.answer.question}</span> <span class="n" data-n="${rows.length}">${rows.length}</span>`,
      renderTable('answers', 'Questions with their answers', rows),
      html` class="group"`,
    );
  });
  const principals = access.flatMap((record) =>
    record.principals.map((one) => renderPrincipal(one, record.environment)),
  );
  const roles =
    principals.length > 0 &&
    renderDetails(
      html`<strong>Roles and users</strong> <span class="title">What each may do, after denials</span> <span class="n" data-n="${principals.length}">${principals.length}</span>`,
      renderTable('principals', 'Roles and users', principals),
      html` class="group"`,
    );
  const filter = renderFilter('access', answers.length + principals.length, 'answer', [
    { name: 'environment', label: 'Environment', values: access.map(({ environment }) => environment) },
  ]);
  return html`${filter}<div>${groups}${roles}</div>`;
}

function renderAnswer({ question, allowed }: AccessAnswer, environment: string): Html {
  const items = allowed.map(renderAllowed);
  const list =
    items.length === 0
      ? html`no principal of the templates`
      : items.length <= SHOWN
        ? renderList(items)
        : renderDetails(renderCount(items.length, 'principal'), renderList(items));
  return renderRow([question, list], html` data-environment="${environment}"`);
}

function renderAllowed({ principal, actions, conditions, evidence }: AllowedPrincipal): Html {
  return html`${renderCode(shortenPath(principal))}: ${actions.join(', ')}${describeConditions(conditions)} <small>by ${evidence.map(shortenPath).join(', ')}</small>`;
}

/** Some conditions are sentences of their own: `only on the prefix logs/*`, `not if the request has no MFA`. */
const OWN_SENTENCE = /^(only|not) /;

/** `, only on the prefix logs/*, only if kms:ViaService is s3.eu-west-1.amazonaws.com` */
function describeConditions(conditions: readonly string[]): string {
  const own = conditions.filter((condition) => OWN_SENTENCE.test(condition));
  const others = conditions.filter((condition) => !OWN_SENTENCE.test(condition));
  const sentences = others.length === 0 ? own : [...own, `only if ${others.join(' and ')}`];
  return sentences.map((sentence) => `, ${sentence}`).join('');
}

/** The id of a resource below its construct says nothing: `Role/Resource/Resource` is `Role`. */
function shortenPath(path: string): string {
  return path.replace(/(\/Resource)+$/, '');
}

function renderPrincipal({ principal, trusts, boundary, permissions }: PrincipalRecord, environment: string): Html {
  return renderRow(
    [
      renderCode(shortenPath(principal)),
      renderList(trusts),
      boundary === undefined ? 'none' : renderCode(boundary),
      permissions.length === 0
        ? 'nothing'
        : renderDetails(renderCount(permissions.length, 'permission'), renderList(permissions)),
    ],
    html` data-environment="${environment}"`,
  );
}
