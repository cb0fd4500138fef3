/**
 * Replaces `pg-types` in the bundle of every function. The functions of the database return JSON, text, integers and
 * booleans only, so no other parser is needed. pg requires this shape.
 *
 * @see https://node-postgres.com/features/types
 */
export const columnTypes = { getTypeParser };

type Parser = (text: string) => unknown;

/** Ids of types: https://github.com/postgres/postgres/blob/REL_17_STABLE/src/include/catalog/pg_type.dat */
const PARSERS = new Map<number, Parser>([
  [16, (text) => text === 't'],
  [23, Number],
  [114, (text) => JSON.parse(text)],
  [3802, (text) => JSON.parse(text)],
]);

export function getTypeParser(id: number): Parser {
  return PARSERS.get(id) ?? String;
}

/** pg calls it only when it is configured to read 64-bit integers as numbers, which it is not. */
export function setTypeParser(): void {}
