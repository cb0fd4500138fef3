import { parseIntrinsic } from '../../templates/intrinsics';
import { memoizeRecent } from '../../templates/memoize';
import { isRecord } from '../../templates/template';
import { type TemplateResource, type TemplateStack, Value } from '../../templates/template-resource';
import { mayNameOthers, parseJson, readText } from './place-text';

/** An object or a list, and its path below `Properties`. */
interface Container {
  readonly value: Value;
  readonly path: string;
}

/** The way from an object or a list to a value in it. */
interface Step {
  readonly container: Container;
  /** The name in the object, or the place in the list. */
  readonly key: string | number;
  /** The same in a path, where the items of a list are counted without AWS::NoValue. */
  readonly step: string;
  readonly name: string;
}

/** A text somewhere in the properties of a resource. What few rules read is created for them. */
export class Place implements Step {
  #path: string | undefined;
  #names: readonly string[] | undefined;
  #value: Value | undefined;

  constructor(
    readonly container: Container,
    readonly key: string | number,
    readonly step: string,
    /** The last name of the path that is no place in a list: `Arn`. */
    readonly name: string,
    /** The text, with `${LogicalId.Attribute}` for what only a deployment determines. */
    readonly text: string,
    /** @default - the text is written as it is */
    value: Value | undefined,
  ) {
    this.#value = value;
  }

  /** Path below `Properties`: `Targets.0.Arn`. */
  get path(): string {
    this.#path ??= join(this.container.path, this.step);
    return this.#path;
  }

  /** The object or list that has it. */
  get parent(): Value {
    return this.container.value;
  }

  get value(): Value {
    this.#value ??= createChild(this.parent, this.key, this.text);
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
/** Ids of accounts have twelve digits; YAML reads one without a leading zero as a number. */
const SMALLEST_ACCOUNT = 1e11;

/**
 * All texts and policies in the properties of a resource, also inside JSON texts. Read once per resource and shared by
 * the rules for every type. Statements of policies are left out: they are read by what they allow.
 */
export const findPlaces = memoizeRecent((resource: TemplateResource): Places => {
  const reader = new PlaceReader(resource.stack);
  const properties = resource.at('');
  reader.visit(properties, { container: { value: properties, path: '' }, key: '', step: '', name: '' }, false, 0);
  return reader;
});

/** Visits every value below another one. */
class PlaceReader implements Places {
  readonly texts: Place[] = [];
  readonly candidates: Place[] = [];
  readonly policies: PolicyPlace[] = [];

  constructor(private readonly stack: TemplateStack) {}

  /** @param isTag whether the value is in a list of tags */
  visit(value: Value, step: Step, isTag: boolean, depth: number): void {
    const { raw } = value;
    if (!mayHoldText(raw) || depth > DEEPEST) return;
    if (Array.isArray(raw)) this.#visitItems(value, raw, step, isTag, depth);
    else if (isRecord(raw) && parseIntrinsic(raw) === undefined) this.#visitEntries(value, raw, step, isTag, depth);
    else this.#visitText(value, step, isTag, depth);
  }

  /** The place of an item is that among the items without AWS::NoValue. */
  #visitItems(
    list: Value,
    raw: readonly unknown[],
    { container, step, name }: Step,
    isTag: boolean,
    depth: number,
  ): void {
    const own = { value: list, path: join(container.path, step) };
    const isTagged = isTag || endsInTags(own.path);
    let place = 0;
    for (let key = 0; key < raw.length; key += 1) {
      const item = raw[key];
      const shown = String(place);
      const named = name === '' ? shown : name;
      if (typeof item === 'string')
        this.#add(new Place(own, key, shown, named, readText(item, named), undefined), isTagged, depth + 1);
      else {
        const value = createChild(list, key, item);
        if (value.raw === undefined) continue;
        this.visit(value, { container: own, key, step: shown, name: named }, isTagged, depth + 1);
      }
      place += 1;
    }
  }

  #visitEntries(
    object: Value,
    raw: Readonly<Record<string, unknown>>,
    { container, step, name }: Step,
    isTag: boolean,
    depth: number,
  ): void {
    const own = { value: object, path: join(container.path, step) };
    const isPolicy = isPolicyDocument(object);
    if (isPolicy) this.policies.push({ path: own.path, document: object });
    const isInTags = endsInTags(own.path);
    for (const key of Object.keys(raw)) {
      const given = raw[key];
      if (!mayHoldText(given) || (isPolicy && key === 'Statement')) continue;
      const isNumber = startsWithDigit(key);
      const isName = name === '' || !(isNumber || key.startsWith('.')) || !/^[\d.]+$/.test(key);
      // `method.request.header.Host` is one key, and a path of names.
      const named = isName ? readLastName(key) : name;
      const isTagged = isTag || (isInTags && isNumber) || (key.includes('Tags.') && /(^|\.)Tags\.\d/.test(key));
      if (typeof given === 'string')
        this.#add(new Place(own, key, key, named, readText(given, named), undefined), isTagged, depth + 1);
      else
        this.visit(
          createChild(object, key, given),
          { container: own, key, step: key, name: named },
          isTagged,
          depth + 1,
        );
    }
  }

  #visitText(value: Value, { container, key, step, name }: Step, isTag: boolean, depth: number): void {
    const intrinsic = parseIntrinsic(value.raw);
    if (intrinsic?.[0] !== 'Fn::ToJsonString') {
      this.#add(new Place(container, key, step, name, readText(value.display(), name), value), isTag, depth);
    } else {
      this.visit(
        new Value(intrinsic[1], value.stack, value.property),
        { container, key, step, name },
        isTag,
        depth + 1,
      );
    }
  }

  #add(place: Place, isTag: boolean, depth: number): void {
    if (depth > DEEPEST) return;
    const parsed = parseJson(place.text);
    if (parsed === undefined) {
      this.texts.push(place);
      if (!isTag && mayNameOthers(place.text)) this.candidates.push(place);
    } else this.visit(new Value(parsed, this.stack, place.value.property), place, isTag, depth + 1);
  }
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

function endsInTags(path: string): boolean {
  return path.endsWith('Tags') && (path.length === 4 || path.endsWith('.Tags'));
}

function startsWithDigit(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 0x30 && first <= 0x39;
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
