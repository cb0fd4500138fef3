import type { ResourceRecord } from '../../assessment/assessment';
import { type Content, type Html, html } from './html';

/** How a word is coloured. The word itself says the same, for readers who see no colours. */
export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'quiet';

export function renderPill(tone: Tone, word: Content): Html {
  return html`<span class="pill ${tone}">${word}</span>`;
}

export function renderCode(text: string): Html {
  return html`<code>${text}</code>`;
}

/** Domains that are reserved for examples, where no page is: https://www.rfc-editor.org/rfc/rfc2606#section-3 */
const EXAMPLE = /^https?:\/\/(?:[^/?#]*\.)?example\.(?:com|net|org)(?:[:/?#]|$)/i;

/** Renders a link, or only its text if the URL is not one of the web or leads nowhere. An app chooses some URLs. */
export function renderLink(url: string, text: Content): Html {
  return /^https?:\/\//.test(url) && !EXAMPLE.test(url)
    ? html`<a href="${url}" rel="noreferrer">${text}</a>`
    : html`${text}`;
}

/** A part that a reader opens. */
export function renderDetails(summary: Content, body: Content, attributes?: Html): Html {
  return html`<details${attributes}><summary>${summary}</summary>${body}</details>`;
}

export function renderList(items: readonly Content[]): Html {
  return items.length === 0 ? html`` : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** Renders the line of the program, as a link where the base of links is known. */
export function renderSource({ source }: Pick<ResourceRecord, 'source'>, sources: string | undefined): Html {
  if (source === undefined) return html``;
  const name = renderCode(`${source.file}:${source.line}`);
  return sources === undefined
    ? name
    : renderLink(`${sources.replace(/\/$/, '')}/${source.file}#L${source.line}`, name);
}

/** Makes an id or the part of an address out of a text: `pci-dss-4-0-1`. */
export function toAnchor(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Adds a comma to thousands: `1,124`. The locale of a machine would change the bytes. */
export function formatNumber(value: number): string {
  return `${value}`.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

export function formatUsd(value: number): string {
  const [whole = '', cents = ''] = value.toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${cents}`;
}
