/**
 * Headers of every answer. The page has no script and loads nothing. It is not cached, framed or named to another site,
 * since its address is the approval.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

export interface PageResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function renderText(statusCode: number, text: string): PageResponse {
  return renderPage(statusCode, `<p>${escapeHtml(text)}</p>`);
}

/** The question with its two answers. A GET shows it, so that a scanner of e-mail which opens links decides nothing. */
export function renderQuestion(lines: readonly string[]): PageResponse {
  const answer = (decision: string, label: string) =>
    `<form method="post"><input type="hidden" name="decision" value="${decision}"><button>${label}</button></form>`;
  const text = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  return renderPage(200, `${text}${answer('approve', 'Approve')}${answer('refuse', 'Refuse')}`);
}

function renderPage(statusCode: number, content: string): PageResponse {
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Approval</title></head><body><h1>Bulwark: approval</h1>${content}</body></html>`;
  return { statusCode, headers: HEADERS, body };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
