import { isRecord } from '../templates/template';
import { suggestName } from './suggest-name';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Finds what is wrong with a value under a JSON schema of this package, as sentences for the person who wrote it. It
 * reads the keywords that these schemas use, and throws an error for any other.
 */
export function findSchemaProblems(schema: Schema, value: unknown): readonly string[] {
  return new SchemaChecker(schema).check(schema, value, '');
}

/** Keywords that describe a schema and accept everything. */
const ANNOTATIONS: readonly string[] = ['$schema', '$id', '$defs', 'title', 'description'];

class SchemaChecker {
  constructor(private readonly root: Schema) {}

  check(schema: Schema, value: unknown, path: string): readonly string[] {
    const { $ref: reference, ...own } = schema;
    const target =
      typeof reference === 'string' ? [this.check(this.#findDefinition(reference), value, path)].flat() : [];
    const wrongType = findWrongType(own, value);
    if (wrongType !== undefined) return [`${describePlace(path)} ${wrongType}${describeMeaning(own)}`];
    return [...target, ...Object.entries(own).flatMap((keyword) => this.#checkKeyword(keyword, own, value, path))];
  }

  #checkKeyword([keyword, rule]: [string, unknown], schema: Schema, value: unknown, path: string): readonly string[] {
    if (ANNOTATIONS.includes(keyword)) return [];
    const refuse = (problem: string): string[] => [`${describePlace(path)} ${problem}${describeMeaning(schema)}`];
    const isText = typeof value === 'string';
    switch (keyword) {
      case 'type':
      case 'additionalProperties':
        return keyword === 'type' ? [] : this.#checkOthers(rule, schema, value, path);
      case 'const':
        return value === rule ? [] : refuse(`is ${render(value)}. Write ${render(rule)}.`);
      case 'enum':
        return findWrongChoice(rule, value).flatMap(refuse);
      case 'pattern':
        return isText && !new RegExp(String(rule)).test(value) ? refuse(`is ${render(value)}.`) : [];
      case 'minLength':
        return isText && value.trim().length < Number(rule) ? refuse(`is ${render(value)}, which is too short.`) : [];
      case 'minItems':
        return Array.isArray(value) && value.length < Number(rule)
          ? refuse('is an empty list. Leave it out, or fill it.')
          : [];
      case 'minimum':
        return typeof value === 'number' && value < Number(rule) ? refuse(`is ${value}, below ${Number(rule)}.`) : [];
      case 'uniqueItems':
        return Array.isArray(value) && new Set(value.map((item) => JSON.stringify(item))).size < value.length
          ? refuse('has an entry twice.')
          : [];
      case 'required':
        return listTexts(rule)
          .filter((name) => isRecord(value) && value[name] === undefined)
          .map(
            (name) => `${describePlace(path)} has no ${name}.${describeMeaning(getSchema(schema['properties'], name))}`,
          );
      case 'items':
        return (Array.isArray(value) ? value : []).flatMap((item, index) =>
          this.check(toSchema(rule), item, `${path}[${index}]`),
        );
      case 'properties':
        return Object.entries(isRecord(value) ? value : {}).flatMap(([name, member]) =>
          Object.hasOwn(toSchema(rule), name) ? this.check(getSchema(rule, name), member, join(path, name)) : [],
        );
      case 'anyOf':
        return this.#checkChoice(rule, schema, value, path);
      default:
        throw new Error(`the schema has the keyword ${keyword}, which nothing checks`);
    }
  }

  /** The entries of an object that `properties` does not name. */
  #checkOthers(rule: unknown, schema: Schema, value: unknown, path: string): readonly string[] {
    const known = Object.keys(toSchema(schema['properties']));
    const others = Object.entries(isRecord(value) ? value : {}).filter(([name]) => !known.includes(name));
    if (rule !== false) return others.flatMap(([name, member]) => this.check(toSchema(rule), member, join(path, name)));
    return others.map(([name]) => {
      const allowed = known.filter((one) => one !== '$schema').join(', ');
      return `${join(path, name)} is unknown.${suggestName(name, known)} Allowed: ${allowed}.`;
    });
  }

  /** The problems of the form whose type fits; all forms have different types. */
  #checkChoice(rule: unknown, schema: Schema, value: unknown, path: string): readonly string[] {
    const forms = Array.isArray(rule) ? rule.map((form) => this.#resolve(toSchema(form))) : [];
    const fitting = forms.find((form) => findWrongType(form, value) === undefined && !('const' in form));
    if (forms.some((form) => this.check(form, value, path).length === 0)) return [];
    if (fitting !== undefined) return this.check(fitting, value, path);
    return [`${describePlace(path)} is ${render(value)}.${describeMeaning(schema)}`];
  }

  #resolve(schema: Schema): Schema {
    const { $ref: reference } = schema;
    return typeof reference === 'string' ? { ...schema, ...this.#findDefinition(reference), $ref: undefined } : schema;
  }

  #findDefinition(reference: string): Schema {
    return getSchema(this.root['$defs'], reference.replace('#/$defs/', ''));
  }
}

const TYPES: Readonly<Record<string, readonly [name: string, accepts: (value: unknown) => boolean]>> = {
  object: ['a map', isRecord],
  array: ['a list', Array.isArray],
  string: ['a text', (value) => typeof value === 'string'],
  boolean: ['true or false', (value) => typeof value === 'boolean'],
  number: ['a number', (value) => typeof value === 'number'],
  integer: ['a whole number', Number.isInteger],
};

function findWrongType({ type }: Schema, value: unknown): string | undefined {
  if (type === undefined) return undefined;
  const [name, accepts] = TYPES[String(type)] ?? [];
  if (name === undefined || accepts === undefined) throw new Error(`the schema has the unknown type ${String(type)}`);
  return accepts(value) ? undefined : `is ${render(value)}. Write ${name}.`;
}

function findWrongChoice(rule: unknown, value: unknown): string[] {
  const allowed = listTexts(rule);
  if (typeof value === 'string' && allowed.includes(value)) return [];
  const hint = typeof value === 'string' ? suggestName(value, allowed) : '';
  return [`is ${render(value)}.${hint} Allowed: ${allowed.join(', ')}.`];
}

function describePlace(path: string): string {
  return path === '' ? 'the file' : path;
}

/** The description of a schema, as the last sentence of a problem. */
function describeMeaning({ description }: Schema): string {
  return typeof description === 'string' ? ` Meaning: ${description}` : '';
}

function render(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function join(path: string, name: string): string {
  const step = /^[\w-]+$/.test(name) ? name : JSON.stringify(name);
  return path === '' ? step : `${path}.${step}`;
}

function listTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function toSchema(value: unknown): Schema {
  return isRecord(value) ? value : {};
}

function getSchema(schemas: unknown, name: string): Schema {
  return toSchema(toSchema(schemas)[name]);
}
