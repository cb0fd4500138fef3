/**
 * Stands for a part of a text that only a deployment determines. Two texts with the same symbol are equal there, so an
 * ARN can be compared with a pattern before anything is deployed.
 */
export class Symbols {
  readonly #labels: { readonly label: string; readonly isName: boolean }[] = [];
  readonly #byKey = new Map<string, string>();

  /**
   * The symbol of an unknown text.
   *
   * @param key equal for equal texts
   * @param label what a reader sees
   * @param isName whether it is the name or id of a resource of the templates, which no other text is equal to
   */
  get(key: string, label: string, isName: boolean): string {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const symbol = `${OPEN}${this.#labels.push({ label, isName }) - 1}${CLOSE}`;
    this.#byKey.set(key, symbol);
    return symbol;
  }

  /** Whether a text has a part of which nothing is known, so that it may be equal to any other text. */
  isUnknown(text: string): boolean {
    return hasSymbol(text) && [...text.matchAll(SYMBOL)].some(([, index]) => !this.#labels[Number(index)]?.isName);
  }

  /** The text for a reader: `${sandbox/Data/Key/Resource}`. */
  show(text: string): string {
    if (!hasSymbol(text)) return text;
    return text.replace(SYMBOL, (_symbol, index) => `\${${this.#labels[Number(index)]?.label ?? ''}}`);
  }
}

/** Characters of the private use area, which no template has. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const SYMBOL = /\uE000(\d+)\uE001/g;

export function hasSymbol(text: string): boolean {
  return text.includes(OPEN);
}
