import { isRecord } from '../../templates/template';
import type { Value } from '../../templates/template-resource';
import { Undecidable } from '../../templates/undecidable';

/** Whether a metric filter matches an event. */
export type EventPredicate = (event: unknown) => boolean;

const TOKEN = /"[^"]*"|&&|\|\||!=|<=|>=|[()=<>]|[^\s()=<>!&|"]+/g;
const FIELD = /^\$((\.[\w-]+)|(\[\d+\]))+$/;

/**
 * Parses a filter pattern of CloudWatch Logs for JSON events, such as `{ $.eventName = "Put*" && $.errorCode NOT EXISTS
 * }`. Returns undefined for the other two kinds of patterns, which match words or columns.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-json-log-events.html
 * @throws Undecidable when only a deployment resolves the pattern, or it uses syntax that is not supported here:
 * regular expressions, `[*]`
 */
export function parseFilterPattern(pattern: Value): EventPredicate | undefined {
  const text = (pattern.text() ?? '').trim();
  return text.startsWith('{') ? new PatternReader(pattern, text).read() : undefined;
}

class PatternReader {
  readonly #tokens: string[];

  constructor(
    private readonly pattern: Value,
    private readonly text: string,
  ) {
    const inside = text.slice(1, -1);
    this.#tokens = inside.match(TOKEN) ?? [];
    if (!text.endsWith('}') || inside.replace(TOKEN, '').trim() !== '') this.#fail();
  }

  read(): EventPredicate {
    const test = this.#readAnyOf();
    return this.#tokens.length === 0 ? test : this.#fail();
  }

  #readAnyOf(): EventPredicate {
    const tests = [this.#readAllOf()];
    while (this.#take('||')) tests.push(this.#readAllOf());
    return (event) => tests.some((test) => test(event));
  }

  #readAllOf(): EventPredicate {
    const tests = [this.#readOne()];
    while (this.#take('&&')) tests.push(this.#readOne());
    return (event) => tests.every((test) => test(event));
  }

  #readOne(): EventPredicate {
    if (!this.#take('(')) return this.#readComparison();
    const test = this.#readAnyOf();
    return this.#take(')') ? test : this.#fail();
  }

  #readComparison(): EventPredicate {
    const selector = this.#next();
    if (!FIELD.test(selector)) this.#fail();
    const names = selector.match(/[\w-]+/g) ?? [];
    const operator = this.#next();
    const wanted = this.#next();
    const test = this.#buildPredicate(operator, wanted);
    return (event) => test(names.reduce(readField, event));
  }

  /** A comparison with a missing field is false, also with `!=`. */
  #buildPredicate(operator: string, wanted: string): EventPredicate {
    if (operator === 'NOT' && wanted === 'EXISTS') return (value) => value === undefined;
    if (operator === 'IS' && wanted === 'NULL') return (value) => value === null;
    if (operator === 'IS' && /^(TRUE|FALSE)$/.test(wanted)) return (value) => value === (wanted === 'TRUE');
    if (wanted.startsWith('%')) this.#fail();
    const isWanted = buildEquality(wanted);
    if (operator === '=') return (value) => value !== undefined && isWanted(value);
    if (operator === '!=') return (value) => value !== undefined && !isWanted(value);
    const number = Number(wanted);
    if (Number.isNaN(number)) this.#fail();
    if (operator === '<') return (value) => typeof value === 'number' && value < number;
    if (operator === '<=') return (value) => typeof value === 'number' && value <= number;
    if (operator === '>') return (value) => typeof value === 'number' && value > number;
    if (operator === '>=') return (value) => typeof value === 'number' && value >= number;
    return this.#fail();
  }

  #take(token: string): boolean {
    if (this.#tokens[0] !== token) return false;
    this.#tokens.shift();
    return true;
  }

  #next(): string {
    return this.#tokens.shift() ?? this.#fail();
  }

  #fail(): never {
    throw new Undecidable(this.pattern.property, this.text);
  }
}

function readField(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value[Number(name)];
  return isRecord(value) ? value[name] : undefined;
}

/** `*` matches any characters, in quotes or without them. */
function buildEquality(quoted: string): EventPredicate {
  const wanted = quoted.replace(/^"|"$/g, '');
  if (!wanted.includes('*')) return (value) => String(value) === wanted;
  const source = wanted.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  const pattern = new RegExp(`^${source}$`, 's');
  return (value) => pattern.test(String(value));
}
