import { FilterPatternError, type Token } from './filter-pattern-tokens';

/** Whether a value of a log event, undefined where it has none, passes a comparison. */
export type ValueTest = (value: unknown) => boolean;

/** What a regular expression of a filter pattern may contain. Parentheses are refused, and so is `!`. */
const ALLOWED_REGEX = /^(?:[\w\s:#=@/;,\-^$?[\]{}|*+.]|\\.)+$/;
const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * Builds the test of one comparison. A selector has to end at a string, a number or a boolean: each comparison with an
 * object, an array or a missing field is false, `!=` included.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 */
export function buildComparison(pattern: string, operator: string, wanted: Token): ValueTest {
  if (operator === '=' || operator === '!=') {
    const isWanted = buildEquality(pattern, wanted);
    return (value) => isScalar(value) && isWanted(value) === (operator === '=');
  }
  const number = readNumber(wanted);
  if (number === undefined) {
    throw new FilterPatternError(
      pattern,
      `${operator} compares numbers, and ${JSON.stringify(wanted.text)} is not one.`,
    );
  }
  const compare = ORDER[operator];
  if (compare === undefined) throw new FilterPatternError(pattern, `${JSON.stringify(operator)} is not an operator.`);
  return (value) => typeof value === 'number' && compare(value, number);
}

const ORDER: Readonly<Record<string, ((value: number, wanted: number) => boolean) | undefined>> = {
  '<': (value, wanted) => value < wanted,
  '<=': (value, wanted) => value <= wanted,
  '>': (value, wanted) => value > wanted,
  '>=': (value, wanted) => value >= wanted,
};

/** `NOT EXISTS`, `IS NULL`, `IS TRUE`, `IS FALSE`. */
export function buildStateTest(state: string): ValueTest | undefined {
  switch (state) {
    case 'NOT EXISTS':
      return (value) => value === undefined;
    case 'IS NULL':
      return (value) => value === null;
    case 'IS TRUE':
      return (value) => value === true;
    case 'IS FALSE':
      return (value) => value === false;
    default:
      return undefined;
  }
}

type Scalar = string | number | boolean;

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

function readNumber({ kind, text }: Token): number | undefined {
  return kind === 'word' && NUMBER.test(text) ? Number(text) : undefined;
}

function buildEquality(pattern: string, wanted: Token): (value: Scalar) => boolean {
  if (wanted.kind === 'regex') {
    if (!ALLOWED_REGEX.test(wanted.text)) {
      throw new FilterPatternError(
        pattern,
        `%${wanted.text}% uses what regular expressions of CloudWatch Logs do not.`,
      );
    }
    const regex = new RegExp(wanted.text);
    return (value) => regex.test(String(value));
  }
  const number = readNumber(wanted);
  const matches = buildTextTest(wanted.text);
  return (value) => (typeof value === 'number' && number !== undefined ? value === number : matches(String(value)));
}

/** A `*` at the start or the end matches any text. One in the middle is a literal: `Ev*ent` matches `Ev*ent` only. */
function buildTextTest(wanted: string): (text: string) => boolean {
  if (/^\*+$/.test(wanted)) return () => true;
  const atStart = wanted.startsWith('*');
  const atEnd = wanted.endsWith('*');
  const middle = wanted.slice(atStart ? 1 : 0, atEnd ? -1 : undefined);
  if (atStart && atEnd) return (text) => text.includes(middle);
  if (atStart) return (text) => text.endsWith(middle);
  if (atEnd) return (text) => text.startsWith(middle);
  return (text) => text === wanted;
}
