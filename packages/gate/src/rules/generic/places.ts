import { parseIntrinsic } from '../../templates/intrinsics';
import { memoize } from '../../templates/memoize';
import { isRecord } from '../../templates/template';
import { type TemplateResource, type TemplateStack, Value } from '../../templates/template-resource';
import { decodeUserData } from './decode-script';

/** A text somewhere in the properties of a resource. */
export class Place {
  #names: readonly string[] | undefined;
  #value: Value | undefined;
  readonly #key: string | number;

  constructor(
    /** Path below `Properties`: `Targets.0.Arn`. */
    readonly path: string,
    /** The last name of the path that is no place in a list: `Arn`. */
    readonly name: string,
    /** The text, with `${LogicalId.Attribute}` for what only a deployment determines. */
    readonly text: string,
    /** The object or list that has it. */
    readonly parent: Value,
    /** The value, or the place in the parent where a text is written as it is. */
    given: Value | { readonly key: string | number },
  ) {
    this.#key = given instanceof Value ? '' : given.key;
    this.#value = given instanceof Value ? given : undefined;
  }

  /** Few rules read more than the text, so it is created for them. */
  get value(): Value {
    this.#value ??= createChild(this.parent, this.#key, this.text);
    return this.#value;
  }

  /** Names of the properties on the way, without places in lists: `['Targets', 'Arn']`. */
  get names(): readonly string[] {
    this.#names ??= this.path.split('.').filter((step) => !/^\d+$/.test(step));
    return this.#names;
  }
}

/** An IAM policy document in the properties of a resource. */
export interface PolicyPlace {
  /** Path below `Properties`; '' where the properties are the document, as in a policy of an event bus. */
  readonly path: string;
  readonly document: Value;
}

interface Places {
  /** Every text. */
  readonly texts: readonly Place[];
  /** The texts that may name another party: no tags, and no references to resources of the templates. */
  readonly candidates: readonly Place[];
  readonly policies: readonly PolicyPlace[];
}

/** JSON texts and objects may hold each other; no sound one is nested this deep. */
const DEEPEST = 40;
/** A text with so many characters is a program or a file. It is not searched for JSON. */
const LONGEST = 200_000;
/** Ids of accounts have twelve digits; YAML reads one without a leading zero as a number. */
const SMALLEST_ACCOUNT = 1e11;

/**
 * All texts and policies in the properties of a resource, also inside JSON texts. Read once per resource and shared by
 * the rules for every type. Statements of policies are left out: they are read by what they allow.
 */
export const findPlaces = memoize((resource: TemplateResource): Places => {
  const reader = new PlaceReader(resource.stack);
  const properties = resource.at('');
  reader.visit(properties, { parent: properties, key: '', path: '', name: '', depth: 0 });
  const { texts, policies } = reader;
  return { texts, candidates: texts.filter(mayNameOthers), policies };
});

/** Visits every value below another one. */
class PlaceReader {
  readonly texts: Place[] = [];
  readonly policies: PolicyPlace[] = [];

  constructor(private readonly stack: TemplateStack) {}

  visit(value: Value, step: Step): void {
    const { raw } = value;
    if (!mayHoldText(raw) || step.depth > DEEPEST) return;
    if (Array.isArray(raw)) this.#visitItems(value, raw, step);
    else if (isRecord(raw) && parseIntrinsic(raw) === undefined) this.#visitEntries(value, raw, step);
    else this.#visitText(value, step);
  }

  /** The place of an item is that among the items without AWS::NoValue. */
  #visitItems(list: Value, raw: readonly unknown[], { path, name, depth }: Step): void {
    let place = 0;
    for (const [key, item] of raw.entries()) {
      const own = name === '' ? String(place) : name;
      const step = { parent: list, key, path: join(path, String(place)), name: own, depth: depth + 1 };
      if (typeof item === 'string') this.#addText(item, undefined, step);
      else {
        const value = createChild(list, key, item);
        if (value.raw === undefined) continue;
        this.visit(value, step);
      }
      place += 1;
    }
  }

  #visitEntries(object: Value, raw: Readonly<Record<string, unknown>>, { path, name, depth }: Step): void {
    const isPolicy = isPolicyDocument(object);
    if (isPolicy) this.policies.push({ path, document: object });
    for (const key of Object.keys(raw)) {
      const given = raw[key];
      if (!mayHoldText(given) || (isPolicy && key === 'Statement')) continue;
      const isName = name === '' || !/^[\d.]+$/.test(key);
      // `method.request.header.Host` is one key, and a path of names.
      const own = isName ? readLastName(key) : name;
      const step = { parent: object, key, path: join(path, key), name: own, depth: depth + 1 };
      if (typeof given === 'string') this.#addText(given, undefined, step);
      else this.visit(createChild(object, key, given), step);
    }
  }

  #visitText(value: Value, step: Step): void {
    const [intrinsic, argument] = parseIntrinsic(value.raw) ?? [];
    if (intrinsic !== 'Fn::ToJsonString') this.#addText(value.display(), value, step);
    else this.visit(new Value(argument, value.stack, value.property), { ...step, depth: step.depth + 1 });
  }

  /** @param value undefined where the text is written as it is */
  #addText(given: string, value: Value | undefined, step: Step): void {
    const { parent, key, path, name, depth } = step;
    if (depth > DEEPEST) return;
    const text = name === 'UserData' ? (decodeUserData(given) ?? given) : given;
    const parsed = parseJson(text);
    if (parsed === undefined) this.texts.push(new Place(path, name, text, parent, value ?? { key }));
    else {
      const { property } = value ?? createChild(parent, key, text);
      this.visit(new Value(parsed, this.stack, property), { ...step, depth: depth + 1 });
    }
  }
}

/** Where a value is. */
interface Step {
  readonly parent: Value;
  readonly key: string | number;
  readonly path: string;
  readonly name: string;
  readonly depth: number;
}

function createChild(parent: Value, key: string | number, given: unknown): Value {
  return new Value(given, parent.located.scope, `${parent.property}.${key}`);
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

function readLastName(key: string): string {
  if (!key.includes('.')) return key;
  return key.split('.').findLast((step) => !/^\d+$/.test(step)) ?? key;
}

/** Switches and small numbers name nobody. */
function mayHoldText(raw: unknown): boolean {
  if (typeof raw === 'number') return raw >= SMALLEST_ACCOUNT;
  return raw !== undefined && raw !== null && typeof raw !== 'boolean';
}

function mayNameOthers({ path, text }: Place): boolean {
  if (text.startsWith('${') && /^\$\{(AWS::|[^{}]+\.)[^{}]*\}$/.test(text)) return false;
  return !(path.includes('Tags.') && /(^|\.)Tags\.\d/.test(path));
}

/** Whether an object has IAM statements: objects with an effect and actions. Cedar and Network Firewall have others. */
function isPolicyDocument(value: Value): boolean {
  if (!isRecord(value.raw) || !('Statement' in value.raw)) return false;
  const given = value.at('Statement');
  // Elements by Fn::If are read too.
  const statements = Array.isArray(given.raw) ? given.items().map(({ raw }) => raw) : [given.raw];
  return statements.some((statement) => {
    if (!isRecord(statement)) return false;
    return (
      'Effect' in statement && ['Action', 'NotAction', 'Principal', 'NotPrincipal'].some((key) => key in statement)
    );
  });
}

function parseJson(text: string): unknown {
  if (text.length > LONGEST || !/^\s*[[{]/.test(text)) return undefined;
  // `{{resolve:...}}` and an unresolved function, shown as JSON, are texts.
  if (text.startsWith('{{') || text.startsWith('{"Fn::') || text.startsWith('{"Ref"')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}
