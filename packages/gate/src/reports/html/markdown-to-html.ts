import { type Content, Html, html, joinHtml } from './html';

/**
 * Renders the Markdown that this program itself writes about a difference: headings, lists, paragraphs, code, links and
 * escaped texts. Anything else is shown as it is written.
 */
export function renderMarkdown(lines: readonly string[]): Html {
  const blocks: Html[] = [];
  let items: Html[] = [];
  const closeList = (): void => {
    if (items.length > 0) blocks.push(html`<ul>${items}</ul>`);
    items = [];
  };
  for (const line of lines) {
    const item = /^\s*[-*] (.*)$/.exec(line)?.[1];
    const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
    if (item !== undefined) items.push(html`<li>${renderInline(item)}</li>`);
    else if (line.trim() === '') continue;
    else {
      closeList();
      blocks.push(heading === undefined ? html`<p>${renderInline(line)}</p>` : html`<h3>${renderInline(heading)}</h3>`);
    }
  }
  closeList();
  return joinHtml(blocks, '');
}

/** Code with its fence, a link, bold text, an escaped character, or an entity. */
const INLINE =
  /(`+)(.+?)(?<!`)\1(?!`)|\[((?:\\.|[^\]\\])*)\]\(<([^>]*)>\)|\*\*(.+?)\*\*|\\([!-/:-@[-`{-~])|&(amp|lt|gt|#8203);/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '#8203': '' };

function renderInline(text: string): Html {
  const parts: Content[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, fence, code, label, url, bold, escaped, entity] = match;
    parts.push(text.slice(end, match.index));
    end = match.index + whole.length;
    if (fence !== undefined && code !== undefined) parts.push(html`<code>${readCode(code)}</code>`);
    else if (label !== undefined) parts.push(renderMarkdownLink(label, url ?? ''));
    else if (bold !== undefined) parts.push(html`<strong>${renderInline(bold)}</strong>`);
    else if (escaped !== undefined) parts.push(escaped);
    else parts.push(ENTITIES[entity ?? ''] ?? '');
  }
  parts.push(text.slice(end));
  return new Html(html`${parts}`.markup);
}

function renderMarkdownLink(label: string, url: string): Html {
  const text = renderInline(label);
  return /^https?:\/\//.test(url) ? html`<a href="${url}" rel="noreferrer">${text}</a>` : text;
}

/** The text of code. A bar is escaped for tables. Spaces are around a text that begins or ends with a backtick. */
function readCode(code: string): string {
  const padded = /^ (`.*|.*`) $/.exec(code);
  return (padded?.[1] ?? code).replaceAll('\\|', '|');
}
