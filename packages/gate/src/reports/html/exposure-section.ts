import type { ExposureEdge, ExposureRecord, PublicMethod } from '../../exposure/exposure-record';
import { renderCount, shorten } from '../text';
import { renderCode, renderDetails, renderPill } from './elements';
import { type Content, type Html, html } from './html';
import { assignFindings, linkFindings } from './node-findings';
import { renderPicture, ZONE_NAMES } from './picture';
import { type ReportContext, type Section, sortByImportance } from './report-context';
import { renderRow, renderTable } from './tables';

/** What can be reached, by whom, and over what. */
export function renderExposureSection(context: ReportContext): Section {
  const { exposure = [] } = context.assessment;
  const shown = sortByImportance(exposure, context.assessment).filter(({ nodes }) => nodes.length > 0);
  const body =
    shown.length === 0
      ? html`<p>The templates have nothing that receives calls or keeps data.</p>`
      : html`<p>Read from the templates. Keys, roles and alarms are left out of the picture.</p>${shown.map((one, index) => renderEnvironment(one, context, index === 0))}`;
  return { id: 'exposure', title: 'Exposure', short: 'Exposure', body, isAnnex: false };
}

function renderEnvironment(exposure: ExposureRecord, context: ReportContext, isFirst: boolean): Html {
  const { environment, edges, publicMethods } = exposure;
  const open = publicMethods.filter(isOpen).length;
  const warning = open > 0 && html` ${renderPill('warn', `${open} without sign-in`)}`;
  return html`<h3>${environment}</h3>
${renderPicture(exposure, assignFindings(context.assessment, exposure))}
${renderDetails(html`Public methods of ${environment} (${publicMethods.length})${warning}`, renderMethods(publicMethods, context), html` class="methods"${isFirst && html` open`}`)}
${renderDetails(html`Edges of ${environment} (${edges.length})`, renderEdges(exposure))}`;
}

function renderMethods(methods: readonly PublicMethod[], context: ReportContext): Html {
  if (methods.length === 0) return html`<p>No method, function URL or listener is reachable from the internet.</p>`;
  const rows = methods.map((method) => {
    const { resource, name, scopes, isApiKeyRequired, throttle, validation, webAcl } = method;
    return renderRow([
      html`<strong>${name}</strong> <small>${resource}</small>`,
      renderAuthorization(method, context),
      scopes.length === 0 ? '-' : scopes.map((scope) => html`${renderCode(scope)} `),
      isApiKeyRequired ? 'required' : 'no',
      throttle ?? renderPill('warn', 'no limit'),
      validation ?? 'nothing',
      webAcl ?? renderPill('warn', 'none'),
    ]);
  });
  return renderTable('methods', `What the internet can call: ${renderCount(methods.length, 'method')}`, rows);
}

function isNone({ authorization }: PublicMethod): boolean {
  return authorization.toLowerCase() === 'none';
}

/** An endpoint where people sign in asks nobody to be signed in. */
function isSignIn({ name }: PublicMethod): boolean {
  return name.startsWith('Sign-in');
}

function isOpen(method: PublicMethod): boolean {
  return isNone(method) && !isSignIn(method);
}

/** The rules that ask who calls: their decisions are the reason why a method asks nobody. */
const ABOUT_CALLERS = /auth|sign-?in|public|anonym|anyone|everyone/i;

function renderAuthorization(method: PublicMethod, { assessment, checks, decisions }: ReportContext): Content {
  if (!isNone(method)) return method.authorization;
  if (isSignIn(method)) return renderPill('quiet', 'the sign-in itself');
  const findings = assessment.findings.filter(
    ({ check, resource }) =>
      resource === method.resource && ABOUT_CALLERS.test(`${check} ${checks.get(check)?.title ?? ''}`),
  );
  const open = findings.filter(({ state }) => state === 'open');
  const reasons = decisions.filter((decision) => decision.findings.some((finding) => findings.includes(finding)));
  const links = reasons.map(
    ({ id, reason }) => html` <a href="#${id}">accepted: ${shorten(reason, REASON_LENGTH)}</a>`,
  );
  return html`${renderPill(open.length > 0 ? 'bad' : 'warn', 'none')}${open.length > 0 && html` <a href="${linkFindings(open)}">${renderCount(open.length, 'open finding')}</a>`}${links}`;
}

/** Characters of a reason beside a method. The link leads to all of it. */
const REASON_LENGTH = 48;

function renderEdges({ edges, nodes }: ExposureRecord): Html {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const renderEnd = (id: string): Html => {
    const node = byId.get(id);
    return node === undefined ? renderCode(id) : html`${node.title} <small>${ZONE_NAMES[node.zone]}</small>`;
  };
  const unknown = html`<span class="quiet">not stated</span>`;
  const rows = edges.map(({ from, to, action, protocol, authentication, encryption }: ExposureEdge) =>
    renderRow([
      renderEnd(from),
      renderEnd(to),
      action,
      protocol ?? unknown,
      authentication ?? unknown,
      encryption ?? unknown,
    ]),
  );
  return renderTable('edges', 'The picture as a table', rows);
}
