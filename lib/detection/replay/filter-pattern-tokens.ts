/** A piece of a filter pattern. Quoted and unquoted words are kept apart: only unquoted ones can be operators. */
export interface Token {
  readonly kind: 'symbol' | 'word' | 'quoted' | 'regex';
  readonly text: string;
}

/** A filter pattern that CloudWatch Logs would refuse, or that uses what the replay cannot evaluate. */
export class FilterPatternError extends Error {
  constructor(pattern: string, problem: string) {
    super(`Filter pattern ${JSON.stringify(pattern)}: ${problem}`);
  }
}

const SYMBOLS = ['&&', '||', '!=', '<=', '>=', '(', ')', '=', '<', '>'];
/** What ends a word that is not quoted. */
const WORD = /[^\s()=<>!&|"%]+/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/y;
const REGEX = /%((?:[^%\\]|\\.)+)%/y;

/** Splits the inside of `{ ... }` into tokens. */
export function readTokens(pattern: string, inside: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  const match = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = position;
    return expression.exec(inside);
  };
  while (position < inside.length) {
    if (/\s/.test(inside.charAt(position))) {
      position += 1;
      continue;
    }
    const symbol = SYMBOLS.find((each) => inside.startsWith(each, position));
    const quoted = match(QUOTED);
    const regex = match(REGEX);
    const word = match(WORD);
    if (symbol !== undefined) {
      tokens.push({ kind: 'symbol', text: symbol });
      position += symbol.length;
    } else if (quoted !== null) {
      tokens.push({ kind: 'quoted', text: (quoted[1] ?? '').replace(/\\(.)/g, '$1') });
      position += quoted[0].length;
    } else if (regex !== null) {
      tokens.push({ kind: 'regex', text: regex[1] ?? '' });
      position += regex[0].length;
    } else if (word !== null) {
      tokens.push({ kind: 'word', text: word[0] });
      position += word[0].length;
    } else {
      throw new FilterPatternError(pattern, `cannot read ${JSON.stringify(inside.slice(position, position + 12))}.`);
    }
  }
  return tokens;
}
