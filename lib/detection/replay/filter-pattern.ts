import { buildComparison, buildStateTest, type ValueTest } from './filter-pattern-tests';
import { FilterPatternError, readTokens, type Token } from './filter-pattern-tokens';

/** Whether a metric filter counts a log event. */
export type FilterPredicate = (event: unknown) => boolean;

/** The longest pattern that PutMetricFilter accepts, in characters. */
export const FILTER_PATTERN_LIMIT = 1024;

/** Names of letters, digits, `-` and `_`; an index follows a name. `[*]` is not documented. */
const SELECTOR = /^\$(\.[\w-]+(\[\d+\])*)+$/;

/**
 * Parses a filter pattern of CloudWatch Logs for JSON events, such as `{ $.eventName = "Put*" && $.errorCode NOT EXISTS
 * }`. `&&` binds stronger than `||`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 * @throws FilterPatternError for a pattern that CloudWatch Logs refuses, or one for words or columns
 */
export function parseFilterPattern(pattern: string): FilterPredicate {
  const text = pattern.trim();
  if (text.length > FILTER_PATTERN_LIMIT) {
    throw new FilterPatternError(pattern, `it has ${text.length} characters; ${FILTER_PATTERN_LIMIT} are allowed.`);
  }
  if (!text.startsWith('{') || !text.endsWith('}')) {
    throw new FilterPatternError(pattern, 'CloudTrail records are JSON: write a pattern in { }.');
  }
  return new PatternReader(pattern, readTokens(pattern, text.slice(1, -1))).read();
}

class PatternReader {
  readonly #pattern: string;
  readonly #tokens: Token[];

  constructor(pattern: string, tokens: Token[]) {
    this.#pattern = pattern;
    this.#tokens = tokens;
  }

  read(): FilterPredicate {
    const test = this.#readAnyOf();
    const [rest] = this.#tokens;
    return rest === undefined ? test : this.#fail(`${JSON.stringify(rest.text)} is one too many.`);
  }

  #readAnyOf(): FilterPredicate {
    const tests = [this.#readAllOf()];
    while (this.#take('||')) tests.push(this.#readAllOf());
    return (event) => tests.some((test) => test(event));
  }

  #readAllOf(): FilterPredicate {
    const tests = [this.#readOne()];
    while (this.#take('&&')) tests.push(this.#readOne());
    return (event) => tests.every((test) => test(event));
  }

  #readOne(): FilterPredicate {
    if (!this.#take('(')) return this.#readComparison();
    const test = this.#readAnyOf();
    return this.#take(')') ? test : this.#fail('a ) is missing.');
  }

  #readComparison(): FilterPredicate {
    const selector = this.#next();
    if (selector.kind !== 'word' || !SELECTOR.test(selector.text)) {
      return this.#fail(`${JSON.stringify(selector.text)} is not a selector such as $.a.b or $.a[0].`);
    }
    const steps = selector.text.match(/[\w-]+/g) ?? [];
    const test = this.#readTest();
    return (event) => test(steps.reduce(readStep, event));
  }

  #readTest(): ValueTest {
    const operator = this.#next();
    const wanted = this.#next();
    if (operator.kind === 'word') {
      const state = `${operator.text} ${wanted.text}`;
      return buildStateTest(state) ?? this.#fail(`${JSON.stringify(state)} is unknown.`);
    }
    if (wanted.kind === 'symbol') return this.#fail(`a value is missing before ${JSON.stringify(wanted.text)}.`);
    return buildComparison(this.#pattern, operator.text, wanted);
  }

  #take(symbol: string): boolean {
    const [token] = this.#tokens;
    if (token?.kind !== 'symbol' || token.text !== symbol) return false;
    this.#tokens.shift();
    return true;
  }

  #next(): Token {
    return this.#tokens.shift() ?? this.#fail('it ends too early.');
  }

  #fail(problem: string): never {
    throw new FilterPatternError(this.#pattern, problem);
  }
}

/** An index reads an array, a name reads an object; everything else has no such field. */
function readStep(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return /^\d+$/.test(step) ? value[Number(step)] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, step) ? new Map(Object.entries(value)).get(step) : undefined;
}
