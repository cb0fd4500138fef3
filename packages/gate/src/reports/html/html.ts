/** A piece of HTML. Only `html`, `joinHtml` and `trustMarkup` make it, so that a text never becomes markup. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What a template may contain. A text is escaped, and nothing is written for `undefined` and `false`. */
export type Content = Html | string | number | undefined | false | readonly Content[];

/** Most texts: printable ASCII without the characters that HTML reads as markup. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;
/** Everything that ends a line or controls a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed here
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Everything that `CONTROLS` has, except for the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed here
const CONTROLS_IN_LINES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Characters that show a text in another order than it is written, so that it reads differently. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Builds HTML from a template. Every value is escaped, also in an attribute, which needs quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  let markup = parts[0] ?? '';
  for (let index = 0; index < values.length; index += 1) {
    markup += render(values[index]) + (parts[index + 1] ?? '');
  }
  return new Html(markup);
}

/** Builds HTML from a text of several lines, for `<pre>`. */
export function escapeLines(text: string): Html {
  return new Html(escapeText(text, CONTROLS_IN_LINES));
}

/** Puts a separator between the parts that are not empty. */
export function joinHtml(contents: readonly Content[], separator: string): Html {
  return new Html(
    contents
      .map(render)
      .filter((markup) => markup !== '')
      .join(escapeText(separator, CONTROLS)),
  );
}

/** Takes a text as markup. Only for texts of this program, such as its style sheet. */
export function trustMarkup(markup: string): Html {
  return new Html(markup);
}

function render(content: Content): string {
  if (content instanceof Html) return content.markup;
  if (typeof content === 'string') return PLAIN.test(content) ? content : escapeText(content, CONTROLS);
  if (typeof content === 'number') return `${content}`;
  if (content === undefined || content === false) return '';
  let markup = '';
  for (const one of content) markup += render(one);
  return markup;
}

function escapeText(text: string, controls: RegExp): string {
  return text
    .toWellFormed()
    .replace(DIRECTIONS, '')
    .replace(controls, ' ')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
