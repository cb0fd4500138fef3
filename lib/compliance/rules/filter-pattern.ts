import { isRecord } from '../deployment/template';
import { Undecidable } from '../deployment/undecidable';
import type { Value } from '../deployment/value';

/** Whether a filter lets an event through. */
export type EventTest = (event: unknown) => boolean;

const TOKEN = /"[^"]*"|&&|\|\||!=|<=|>=|[()=<>]|[^\s()=<>!&|"]+/g;
const FIELD = /^\$((\.[\w-]+)|(\[\d+\]))+$/;

/**
 * Reads a filter pattern of CloudWatch Logs for events in JSON, such as `{ $.eventName = "Put*" && $.errorCode NOT EXISTS }`. A pattern of another
 * kind, for words or for columns, is no test of events.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/matching-terms-json-log-events.html
 * @throws Undecidable where the pattern is known at deployment only, or uses what is not read here: regular expressions and `[*]`
 */
export function eventTest(pattern: Value): EventTest | undefined {
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

  read(): EventTest {
    const test = this.#anyOf();
    return this.#tokens.length === 0 ? test : this.#fail();
  }

  #anyOf(): EventTest {
    const tests = [this.#allOf()];
    while (this.#take('||')) tests.push(this.#allOf());
    return (event) => tests.some((test) => test(event));
  }

  #allOf(): EventTest {
    const tests = [this.#one()];
    while (this.#take('&&')) tests.push(this.#one());
    return (event) => tests.every((test) => test(event));
  }

  #one(): EventTest {
    if (!this.#take('(')) return this.#comparison();
    const test = this.#anyOf();
    return this.#take(')') ? test : this.#fail();
  }

  #comparison(): EventTest {
    const selector = this.#next();
    if (!FIELD.test(selector)) this.#fail();
    const names = selector.match(/[\w-]+/g) ?? [];
    const operator = this.#next();
    const wanted = this.#next();
    const test = this.#testOf(operator, wanted);
    return (event) => test(names.reduce(below, event));
  }

  /** A field that is not there differs from nothing: what the pattern says of it has to be there to be compared. */
  #testOf(operator: string, wanted: string): EventTest {
    if (operator === 'NOT' && wanted === 'EXISTS') return (value) => value === undefined;
    if (operator === 'IS' && wanted === 'NULL') return (value) => value === null;
    if (operator === 'IS' && /^(TRUE|FALSE)$/.test(wanted)) return (value) => value === (wanted === 'TRUE');
    if (wanted.startsWith('%')) this.#fail();
    const isWanted = equality(wanted);
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

function below(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value[Number(name)];
  return isRecord(value) ? value[name] : undefined;
}

/** `*` stands for any run of characters, in quotes or without them. */
function equality(quoted: string): EventTest {
  const wanted = quoted.replace(/^"|"$/g, '');
  if (!wanted.includes('*')) return (value) => String(value) === wanted;
  const source = wanted.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  const pattern = new RegExp(`^${source}$`, 's');
  return (value) => pattern.test(String(value));
}
