import { parseIntrinsic } from '../../templates/intrinsics';
import { memoize } from '../../templates/memoize';
import { isRecord } from '../../templates/template';
import { type TemplateResource, Value } from '../../templates/template-resource';

/** A text somewhere in the properties of a resource. */
export class Place {
  #names: readonly string[] | undefined;
  #name: string | undefined;

  constructor(
    /** Path below `Properties`: `Targets.0.Arn`. */
    readonly path: string,
    /** The text, with `${LogicalId.Attribute}` for what only a deployment determines. */
    readonly text: string,
    readonly value: Value,
    /** The object or list that has it. */
    readonly parent: Value,
  ) {}

  /** Names of the properties on the way, without places in lists: `['Targets', 'Arn']`. */
  get names(): readonly string[] {
    this.#names ??= this.path.split('.').filter((step) => !/^\d+$/.test(step));
    return this.#names;
  }

  /** The last of the names: `Arn`. Read for every text, so the other names are not split off. */
  get name(): string {
    this.#name ??= readLastName(this.path);
    return this.#name;
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
  const texts: Place[] = [];
  const policies: PolicyPlace[] = [];

  function visit(value: Value, parent: Value, path: string, depth: number): void {
    const { raw } = value;
    if (raw === undefined || raw === null || depth > DEEPEST) return;
    if (typeof raw === 'object' && parseIntrinsic(raw) === undefined) visitObject(value, path, depth);
    // Switches and small numbers name nobody.
    else if (typeof raw !== 'boolean' && !(typeof raw === 'number' && raw < SMALLEST_ACCOUNT)) {
      visitText(value, parent, path, depth);
    }
  }

  function visitObject(value: Value, path: string, depth: number): void {
    const isPolicy = isPolicyDocument(value);
    if (isPolicy) policies.push({ path, document: value });
    for (const [key, child] of listChildren(value)) {
      if (!(isPolicy && key === 'Statement')) visit(child, value, path === '' ? key : `${path}.${key}`, depth + 1);
    }
  }

  function visitText(value: Value, parent: Value, path: string, depth: number): void {
    const [name, argument] = parseIntrinsic(value.raw) ?? [];
    if (name === 'Fn::ToJsonString') {
      visit(new Value(argument, value.stack, value.property), parent, path, depth + 1);
      return;
    }
    const text = value.display();
    const parsed = parseJson(text);
    if (parsed === undefined) texts.push(new Place(path, text, value, parent));
    else visit(new Value(parsed, resource.stack, value.property), parent, path, depth + 1);
  }

  visit(resource.at(''), resource.at(''), '', 0);
  return { texts, candidates: texts.filter(mayNameOthers), policies };
});

function mayNameOthers({ path, text }: Place): boolean {
  return !/(^|\.)Tags\.\d/.test(path) && !(text.startsWith('${') && /^\$\{(AWS::|[^{}]+\.)[^{}]*\}$/.test(text));
}

function readLastName(path: string): string {
  let end = path.length;
  for (;;) {
    const start = path.lastIndexOf('.', end - 1) + 1;
    const step = path.slice(start, end);
    if (start === 0 || !/^\d+$/.test(step)) return step;
    end = start - 1;
  }
}

function listChildren(value: Value): readonly (readonly [string, Value])[] {
  return Array.isArray(value.raw)
    ? value.items().map((item, index) => [String(index), item] as const)
    : value.entries();
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
