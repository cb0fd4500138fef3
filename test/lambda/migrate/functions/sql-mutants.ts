/** A function with one change, which a check has to notice. */
export interface SqlMutant {
  /** What is changed, with its surroundings. */
  readonly change: string;
  readonly text: string;
}

interface Token {
  readonly text: string;
  readonly at: number;
}

const TOKEN = /'(?:[^']|'')*'|--[^\n]*|[a-z_][\w.]*|\d+|:=|=>|<>|<=|>=|\|\||::|\S/gi;
const SWAPPED: Readonly<Record<string, readonly string[]>> = {
  '=': ['<>'],
  '<>': ['='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  and: ['or'],
  or: ['and'],
  not: [''],
  null: ['not null'],
  exists: ['not exists'],
  desc: ['asc'],
  first: ['last'],
  min: ['max'],
  max: ['min'],
  least: ['greatest'],
  greatest: ['least'],
  true: ['false'],
  false: ['true'],
};
/** Words with which a statement starts that can be left out. */
const REMOVABLE: ReadonlySet<string> = new Set(['perform', 'insert', 'update', 'delete', 'raise', 'exit', 'return']);
const BEFORE_STATEMENT: ReadonlySet<string> = new Set([';', 'then', 'else', 'loop', 'begin']);

/**
 * Lists the changes of a function: every operator, condition, number, text and aggregate is replaced, and every
 * statement with an effect left out. Some have no valid syntax; the database refuses these.
 */
export function listSqlMutants(definition: string): SqlMutant[] {
  const start = definition.search(/\$function\$|\bRETURN /);
  const tokens: Token[] = [...definition.slice(start).matchAll(TOKEN)]
    .map((match) => ({ text: match[0], at: start + match.index }))
    .filter(({ text }) => !text.startsWith('--'));
  const replace = (from: number, to: number, by: string): SqlMutant => ({
    change: `${definition.slice(Math.max(start, from - 30), from)}[${definition.slice(from, to)} => ${by}]`.replace(
      /\s+/g,
      ' ',
    ),
    text: definition.slice(0, from) + by + definition.slice(to),
  });
  return tokens.flatMap((token, index) => [
    ...listReplacements(token, tokens[index - 1]).map((by) => replace(token.at, token.at + token.text.length, by)),
    ...findRemovable(tokens, index).map((end) => replace(token.at, end, 'null')),
  ]);
}

function listReplacements({ text }: Token, before: Token | undefined): readonly string[] {
  if (/^\d+$/.test(text)) return [`${Number(text) + 1}`];
  if (text.startsWith("'")) return [`'x${text.slice(1)}`];
  const word = text.toLowerCase();
  if (word === 'null') return before?.text.toLowerCase() === 'is' ? ['not null'] : [];
  if (word === 'distinct') return ['not distinct'];
  return SWAPPED[word] ?? [];
}

/** The end of the statement that starts here, if it can be left out. */
function findRemovable(tokens: readonly Token[], index: number): readonly number[] {
  const [token, before] = [tokens[index], tokens[index - 1]];
  if (token === undefined || before === undefined) return [];
  const assigns = tokens[index + 1]?.text === ':=';
  if (!BEFORE_STATEMENT.has(before.text.toLowerCase()) || !(assigns || REMOVABLE.has(token.text.toLowerCase())))
    return [];
  const end = tokens.slice(index).find(({ text }) => text === ';');
  return end === undefined ? [] : [end.at];
}
