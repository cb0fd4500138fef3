/**
 * Takes the place of `pg-types` in the bundle of every function, and is what the service uses everywhere: the functions of the
 * database answer with JSON, text, whole numbers and booleans, nothing else needs a parser. pg asks for this shape.
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

/** pg sets a parser when it is told to read 64 bit integers as numbers, which it is not. */
export function setTypeParser(): void {}
