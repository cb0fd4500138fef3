import type { Resource, Stack } from './deployment';
import { isRecord } from './template';
import { Undecidable } from './undecidable';

/** A value of a template and the place it stands at. Intrinsic functions are followed as far as the templates tell, across stacks. */
export class Value {
  readonly #given: unknown;
  #followed: { readonly raw: unknown; readonly stack: Stack } | undefined;
  #target: { readonly resource: Resource | undefined } | undefined;

  constructor(
    given: unknown,
    private readonly stack: Stack,
    /** Path within the resource: `Properties.BucketEncryption`. */
    readonly property: string,
  ) {
    this.#given = given;
  }

  /** The value in the template that has it, after references to parameters, imports and pseudo parameters were followed. */
  get raw(): unknown {
    return this.#follow().raw;
  }

  get present(): boolean {
    return this.raw !== undefined && this.raw !== null;
  }

  /** A value below: `at('VpcConfig.SubnetIds')`. Below nothing there is nothing. */
  at(path: string): Value {
    return path.split('.').reduce<Value>((value, key) => value.#child(key), this);
  }

  /**
   * Text, with numbers and booleans written out; undefined when absent.
   *
   * @throws Undecidable for an intrinsic function that only a deployment resolves
   */
  text(): string | undefined {
    const { raw, stack } = this.#follow();
    if (raw === undefined || raw === null) return undefined;
    if (typeof raw === 'string') return raw;
    if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
    const joined = joinedText(raw, stack);
    if (joined === undefined) throw new Undecidable(this.property, raw);
    return joined;
  }

  /**
   * Text for a reader and for comparison, where every value known at deployment only stands as `${LogicalId.Attribute}`.
   */
  display(): string {
    const { raw, stack } = this.#follow();
    return raw === undefined ? '' : displayed(raw, stack);
  }

  /** @throws Undecidable when it is neither a boolean, nor `'true'` or `'false'`, nor absent */
  flag(): boolean | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    if (text === 'true' || text === 'false') return text === 'true';
    throw new Undecidable(this.property, this.raw);
  }

  /** @throws Undecidable when it is neither a number, nor text that reads as one, nor absent */
  number(): number | undefined {
    const text = this.text();
    if (text === undefined) return undefined;
    const number = Number(text);
    if (text.trim() === '' || Number.isNaN(number)) throw new Undecidable(this.property, this.raw);
    return number;
  }

  /**
   * The elements of a list; a single value is a list of one, an absent one is empty.
   *
   * @throws Undecidable for an intrinsic function in place of the list
   */
  items(): Value[] {
    const { raw, stack } = this.#follow();
    if (raw === undefined || raw === null) return [];
    if (!Array.isArray(raw)) {
      // What is joined is one text, of whatever parts.
      const isOne = partsOf(raw, stack) !== undefined && reference(raw) === undefined;
      if (intrinsicOf(raw) !== undefined && !isOne && this.target() === undefined) {
        throw new Undecidable(this.property, raw);
      }
      return [this];
    }
    return raw.map((item, index) => new Value(item, stack, `${this.property}.${index}`));
  }

  /** Names and values of an object; nothing when absent. @throws Undecidable for an intrinsic function in place of the object */
  entries(): [string, Value][] {
    const { raw, stack } = this.#follow();
    if (raw === undefined || raw === null) return [];
    if (!isRecord(raw) || intrinsicOf(raw) !== undefined) throw new Undecidable(this.property, raw);
    return Object.entries(raw).map(([key, value]) => [key, new Value(value, stack, `${this.property}.${key}`)]);
  }

  /** The resource that a Ref, a Fn::GetAtt, an import or a Fn::Join over one of them names, wherever it is; undefined when there is none. */
  target(): Resource | undefined {
    const { raw, stack } = this.#follow();
    this.#target ??= { resource: targetIn(raw, stack) };
    return this.#target.resource;
  }

  #child(key: string): Value {
    const property = `${this.property}.${key}`;
    const { raw, stack } = this.#follow();
    if (raw === undefined || raw === null) return new Value(undefined, stack, property);
    if (intrinsicOf(raw) !== undefined) throw new Undecidable(this.property, raw);
    if (Array.isArray(raw)) return new Value(raw[Number(key)], stack, property);
    return new Value(isRecord(raw) ? raw[key] : undefined, stack, property);
  }

  #follow(): { readonly raw: unknown; readonly stack: Stack } {
    this.#followed ??= followed(this.#given, this.stack);
    return this.#followed;
  }
}

/** `['Fn::GetAtt', [...]]` of an object with that single key. */
export function intrinsicOf(raw: unknown): [name: string, argument: unknown] | undefined {
  if (!isRecord(raw)) return undefined;
  let name: string | undefined;
  // Asked of every value below every property: no list of the keys is made.
  for (const key in raw) {
    if (name !== undefined) return undefined;
    name = key;
  }
  if (name === undefined || !(name === 'Ref' || name.startsWith('Fn::'))) return undefined;
  return [name, raw[name]];
}

/** Logical id and attribute of a Ref or Fn::GetAtt. */
function reference(raw: unknown): { readonly id: string; readonly attribute: string | undefined } | undefined {
  const [name, argument] = intrinsicOf(raw) ?? [];
  if (name === 'Ref' && typeof argument === 'string') return { id: argument, attribute: undefined };
  if (name !== 'Fn::GetAtt') return undefined;
  const [id, ...attribute] = Array.isArray(argument) ? argument : String(argument).split('.');
  return typeof id === 'string' ? { id, attribute: attribute.join('.') } : undefined;
}

function followed(raw: unknown, stack: Stack): { readonly raw: unknown; readonly stack: Stack } {
  const [name, argument] = intrinsicOf(raw) ?? [];
  if (name === undefined) return { raw, stack };
  if (name === 'Fn::ImportValue') {
    const exported = typeof argument === 'string' ? stack.exported(argument) : undefined;
    return exported === undefined ? { raw, stack } : followed(exported.raw, exported.stack);
  }
  const named = reference(raw);
  if (named === undefined) return { raw, stack };
  const elsewhere = stack.elsewhere(named.id, named.attribute);
  return elsewhere === undefined ? { raw, stack } : followed(elsewhere.raw, elsewhere.stack);
}

function joinedText(raw: unknown, stack: Stack): string | undefined {
  const parts = partsOf(raw, stack);
  if (parts === undefined || parts.some((part) => typeof part !== 'string')) return undefined;
  return parts.join('');
}

function displayed(raw: unknown, stack: Stack): string {
  if (typeof raw === 'string') return raw;
  const parts = partsOf(raw, stack);
  if (parts === undefined) return JSON.stringify(raw);
  return parts.map((part) => (typeof part === 'string' ? part : part.shown)).join('');
}

type Part = string | { readonly shown: string };

/** Text and placeholders of a value, or undefined when it is no text at all. */
function partsOf(given: unknown, origin: Stack): Part[] | undefined {
  const { raw, stack } = followed(given, origin);
  if (typeof raw === 'string') return [raw];
  if (typeof raw === 'number' || typeof raw === 'boolean') return [String(raw)];
  const named = reference(raw);
  if (named !== undefined) {
    return [{ shown: `\${${named.id}${named.attribute === undefined ? '' : `.${named.attribute}`}}` }];
  }
  const [name, argument] = intrinsicOf(raw) ?? [];
  if (name === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1])) {
    const [separator, list]: [unknown, unknown[]] = [argument[0], argument[1]];
    const parts = list.map((item) => partsOf(item, stack));
    if (typeof separator !== 'string' || parts.some((part) => part === undefined)) return undefined;
    return parts.flatMap((part, index) => (index === 0 ? (part ?? []) : [separator, ...(part ?? [])]));
  }
  if (name === 'Fn::Sub') return substituted(argument, stack);
  return undefined;
}

function substituted(argument: unknown, stack: Stack): Part[] | undefined {
  const [text, given]: unknown[] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string') return undefined;
  const values = isRecord(given) ? given : {};
  return text.split(/(\$\{[^}]+\})/).flatMap((piece): Part[] => {
    const name = /^\$\{([^}]+)\}$/.exec(piece)?.[1];
    if (name === undefined) return [piece];
    if (name.startsWith('!')) return [`\${${name.slice(1)}}`];
    if (name in values) return partsOf(values[name], stack) ?? [{ shown: piece }];
    const [id, ...attribute] = name.split('.');
    const named = attribute.length === 0 ? { Ref: id } : { 'Fn::GetAtt': [id, attribute.join('.')] };
    return partsOf(named, stack) ?? [{ shown: piece }];
  });
}

function targetIn(raw: unknown, stack: Stack): Resource | undefined {
  const named = reference(raw);
  if (named !== undefined) return stack.resource(named.id);
  const [name, argument] = intrinsicOf(raw) ?? [];
  const inside = name === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1]) ? argument[1] : [];
  if (name === 'Fn::Sub') {
    const text = Array.isArray(argument) ? argument[0] : argument;
    const ids = typeof text === 'string' ? [...text.matchAll(/\$\{(\w+)[}.]/g)].map(([, id]) => ({ Ref: id })) : [];
    inside.push(...ids);
  }
  if ((name === 'Fn::Select' || name === 'Fn::Split') && Array.isArray(argument)) inside.push(argument[1]);
  for (const part of inside) {
    const { raw: next, stack: home } = followed(part, stack);
    const found = targetIn(next, home);
    if (found !== undefined) return found;
  }
  return undefined;
}
