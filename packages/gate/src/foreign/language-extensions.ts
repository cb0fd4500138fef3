import { parseIntrinsic } from '../templates/intrinsics';
import { isRecord } from '../templates/template';
import { type JsonObject, toItems, toObject, toSection } from './json-value';
import type { NotJudged } from './not-judged';

/** The transform for loops and further functions. */
export const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

/** Loops in loops grow fast; CloudFormation deploys at most 500 resources. */
const MAX_COPIES = 10_000;

const LOOP = 'Fn::ForEach::';

export interface ExpandedLoops {
  readonly template: JsonObject;
  /** Keys below `Resources` with the key of the loop that made them. */
  readonly origins: ReadonlyMap<string, string>;
  readonly notJudged: readonly NotJudged[];
}

/**
 * Unrolls `Fn::ForEach` over literal lists and over parameters with a default, and computes `Fn::Length` and
 * `Fn::ToJsonString` of literal values.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
 */
export function expandLanguageExtensions(template: JsonObject): ExpandedLoops {
  const loops = new LoopExpansion(toObject(template['Parameters']));
  const origins = new Map<string, string>();
  const resources = Object.entries(toSection(template['Resources'])).flatMap(([key, value]) => {
    const entries = Object.entries(toSection(loops.expand({ [key]: value }, key)));
    if (key.startsWith(LOOP)) for (const [id] of entries) if (id !== key) origins.set(id, key);
    return entries;
  });
  const sections = ['Conditions', 'Outputs'].flatMap((name): readonly [string, unknown][] =>
    template[name] === undefined ? [] : [[name, loops.expand(template[name], undefined)]],
  );
  return {
    template: { ...template, ...Object.fromEntries(sections), Resources: Object.fromEntries(resources) },
    origins,
    notJudged: loops.notJudged,
  };
}

class LoopExpansion {
  readonly notJudged: NotJudged[] = [];
  #copies = 0;

  constructor(private readonly parameters: JsonObject) {}

  /** @param origin key below `Resources` */
  expand(value: unknown, origin: string | undefined): unknown {
    if (Array.isArray(value)) return value.map((item) => this.expand(item, origin));
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).flatMap(([key, item]) =>
      key.startsWith(LOOP) ? this.#unroll(key, item, origin) : [[key, this.expand(item, origin)] as const],
    );
    return computeLiteral(Object.fromEntries(entries));
  }

  #unroll(key: string, loop: unknown, origin: string | undefined): readonly (readonly [string, unknown])[] {
    const [variable, collection, body] = toItems(loop);
    const values = this.#readCollection(collection);
    if (typeof variable !== 'string' || values === undefined || !isRecord(body)) {
      this.#reject(key, origin, 'the list of the loop is known at deployment only');
      return [];
    }
    this.#copies += values.length;
    if (this.#copies > MAX_COPIES) {
      this.#reject(key, origin, `the loops make more than ${MAX_COPIES} copies`);
      return [];
    }
    return values.flatMap((value) => Object.entries(Object(this.expand(substitute(body, variable, value), origin))));
  }

  #reject(subject: string, origin: string | undefined, cause: string): void {
    this.notJudged.push({ kind: 'resource', ...(origin === undefined ? {} : { logicalId: origin }), subject, cause });
  }

  #readCollection(collection: unknown): readonly string[] | undefined {
    const { Ref: name } = toSection(collection);
    const list = typeof name === 'string' ? this.#readDefault(name) : collection;
    if (!Array.isArray(list)) return undefined;
    const values = list.flatMap((item: unknown): readonly unknown[] => {
      const { Ref: inner } = toSection(item);
      return typeof inner === 'string' ? (this.#readDefault(inner) ?? [undefined]) : [item];
    });
    return values.every((value) => typeof value === 'string' || typeof value === 'number')
      ? values.map(String)
      : undefined;
  }

  #readDefault(name: string): readonly string[] | undefined {
    const { Default: value } = toObject(this.parameters[name]);
    return value === undefined
      ? undefined
      : String(value)
          .split(',')
          .map((item) => item.trim());
  }
}

/** Replaces the variable of a loop: `${Name}` in texts and keys, `&{Name}` without special characters, and its Ref. */
function substitute(value: unknown, variable: string, text: string): unknown {
  if (Array.isArray(value)) return value.map((item) => substitute(item, variable, text));
  if (typeof value === 'string') return substituteText(value, variable, text);
  if (!isRecord(value)) return value;
  if (value['Ref'] === variable) return text;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [substituteText(key, variable, text), substitute(item, variable, text)]),
  );
}

function substituteText(template: string, variable: string, text: string): string {
  return template
    .replaceAll(`\${${variable}}`, text)
    .replaceAll(`&{${variable}}`, text.replaceAll(/[^0-9A-Za-z]/g, ''));
}

function computeLiteral(value: JsonObject): unknown {
  const [name, argument] = parseIntrinsic(value) ?? [];
  if (name === 'Fn::Length' && Array.isArray(argument)) return argument.length;
  if (name === 'Fn::ToJsonString' && !hasIntrinsic(argument)) return JSON.stringify(argument);
  return value;
}

function hasIntrinsic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return parseIntrinsic(value) !== undefined || Object.values(value).some(hasIntrinsic);
}
