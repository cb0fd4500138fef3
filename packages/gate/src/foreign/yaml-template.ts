import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import { type FileKind, TEMPLATE } from './file-kind';
import { describeRepeatedKey, findPart } from './json-template';
import { type ParsedTemplate, type Problem, type Refusal, refuse } from './problem';
import { isNestedTooDeeply, MAX_NESTING } from './yaml-nesting';
import { isStandardTag, readShortForm } from './yaml-short-forms';

/** Aliases of aliases make a small file large. A template of CloudFormation has at most 1 MB of text. */
const MAX_NODES = 1_000_000;

/** Characters of a text that is shown because it stands for a whole file. */
const MAX_SHOWN = 40;

/** Lines that are indented before a text is given up. Each costs another pass. */
const MAX_INDENTED = 40;

/**
 * Parses a template in YAML as CloudFormation reads it: YAML 1.1 with `yes` and `on` as booleans, dates and versions as
 * text, and the short forms of intrinsic functions.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function parseYamlTemplate(text: string, kind: FileKind = TEMPLATE): ParsedTemplate | Refusal {
  if (isNestedTooDeeply(text)) return refuse(1, `it is nested more than ${MAX_NESTING} levels deep`);
  let attempt = parseAttempt(text, kind);
  for (let number = 0; 'indent' in attempt && number < MAX_INDENTED; number += 1) {
    attempt = parseAttempt(indentLine(attempt.text, attempt.indent), kind);
  }
  return 'indent' in attempt ? attempt.refusal : attempt;
}

/** A text with a line that YAML 1.2 refuses only because of its indentation. */
interface BadIndentation {
  readonly text: string;
  /** The line, from 1. */
  readonly indent: number;
  readonly refusal: Refusal;
}

function parseAttempt(text: string, kind: FileKind): ParsedTemplate | Refusal | BadIndentation {
  const lineCounter = new LineCounter();
  // The failsafe schema leaves every scalar a text: which of them is a number is decided in readPlainScalar().
  const documents = parseAllDocuments(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    // Quoting the line in the message takes all memory for a long line.
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter,
  });
  if (!Array.isArray(documents)) return refuse(1, 'it is empty');
  const filled = documents.filter(({ contents, errors }) => errors.length > 0 || isFilled(contents));
  const [first, second] = filled;
  if (first === undefined) return refuse(1, 'it is empty');
  const [error] = first.errors;
  if (error !== undefined) {
    const { line } = lineCounter.linePos(error.pos[0]);
    const refusal = refuse(line, `it is not valid YAML: ${error.message}`);
    // YAML 1.1 allows any indentation between brackets.
    const isBetweenBrackets = error.code === 'BAD_INDENT' && error.message.startsWith('Flow');
    return isBetweenBrackets ? { text, indent: line, refusal } : refusal;
  }
  if (second !== undefined) {
    const start = second.contents?.range?.[0] ?? 0;
    const { line } = lineCounter.linePos(start);
    return refuse(line, `it has ${filled.length} YAML documents; ${kind.oneDocument}`);
  }
  if (!isMap(first.contents)) return refuse(1, `it is ${describeContents(first.contents)}, and not ${kind.form}`);
  return new YamlReader(lineCounter, kind).read(first.contents);
}

function describeContents(contents: unknown): string {
  if (isSeq(contents)) return `a list with ${contents.items.length} ${contents.items.length === 1 ? 'item' : 'items'}`;
  return isScalar(contents) ? `the text ${JSON.stringify(shorten(String(contents.value)))}` : 'an alias';
}

function shorten(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN).toWellFormed()}...` : text;
}

function indentLine(text: string, line: number): string {
  return text
    .split('\n')
    .map((content, index) => (index + 1 === line ? `${' '.repeat(MAX_NESTING)}${content}` : content))
    .join('\n');
}

function isFilled(contents: unknown): boolean {
  return contents !== null && !(isScalar(contents) && (contents.value === null || contents.value === ''));
}

/** Turns the nodes of one document into values. */
class YamlReader {
  readonly #lines = new Map<string, number>();
  readonly #problems: Problem[] = [];
  #nodes = 0;

  constructor(
    private readonly lineCounter: LineCounter,
    private readonly kind: FileKind,
  ) {}

  read(contents: Node): ParsedTemplate | Refusal {
    this.#anchors = collectAnchors(contents);
    try {
      const template = this.#readNode(contents, []);
      return { template: Object(template), lines: this.#lines, problems: this.#problems };
    } catch (error) {
      if (error instanceof UnreadableNode) return refuse(this.#findLine(error.node), error.message);
      throw error;
    }
  }

  #anchors: ReadonlyMap<string, Node> = new Map();

  #readNode(node: unknown, path: readonly string[]): unknown {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) throw new UnreadableNode(node, `its aliases make more than ${MAX_NODES} values`);
    if (path.length > MAX_NESTING) throw new UnreadableNode(node, `it is nested more than ${MAX_NESTING} levels deep`);
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      if (target === undefined) throw new UnreadableNode(node, `the alias *${node.source} has no anchor`);
      // An alias inside of its own anchor ends at the greatest depth.
      return this.#readNode(target, [...path, '']);
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    const value = this.#readContent(node, path);
    if (node.tag === undefined || isStandardTag(node.tag)) return value;
    if (!this.kind.hasFunctions) {
      this.#report(node, path, `the tag ${node.tag} has a meaning in templates only; write the value itself`);
      return value;
    }
    const { intrinsic, isKnown } = readShortForm(node.tag, value);
    if (!isKnown) this.#report(node, path, `the tag ${node.tag} is no intrinsic function of CloudFormation`);
    return intrinsic;
  }

  #readContent(node: Node, path: readonly string[]): unknown {
    if (isScalar(node)) return readScalar(node);
    if (isSeq(node)) return node.items.map((item, index) => this.#readNode(item, [...path, String(index)]));
    return isMap(node) ? this.#readMap(node.items, path) : null;
  }

  #readMap(pairs: readonly Pair[], path: readonly string[]): Readonly<Record<string, unknown>> {
    const merged = new Map<string, unknown>();
    const own = new Map<string, unknown>();
    for (const { key, value } of pairs) {
      if (isMergeKey(key)) {
        for (const [name, inherited] of this.#readMerged(value, path)) merged.set(name, inherited);
        continue;
      }
      const name = String(isScalar(key) ? key.value : JSON.stringify(this.#readNode(key, path)));
      if (own.has(name)) this.#problems.push(describeRepeatedKey(path, name, this.#findLine(key)));
      if (path.length === 1 && path[0] === 'Resources') this.#lines.set(name, this.#findLine(key));
      own.set(name, this.#readNode(value, [...path, name]));
    }
    // Object.fromEntries makes a key of its own of `__proto__`.
    return Object.fromEntries([...merged, ...own]);
  }

  /** The entries behind `<<: *anchor` or `<<: [*one, *other]`, where the first one wins. */
  #readMerged(value: unknown, path: readonly string[]): readonly [string, unknown][] {
    const sources: unknown = this.#readNode(value, [...path, '<<']);
    const list: readonly unknown[] = Array.isArray(sources) ? sources : [sources];
    return [...list].reverse().flatMap((source) => Object.entries(Object(source)));
  }

  #report(node: unknown, path: readonly string[], cause: string): void {
    this.#problems.push({ logicalId: findPart(path), line: this.#findLine(node), cause });
  }

  #findLine(node: unknown): number {
    const range: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, 'range') : undefined;
    return Array.isArray(range) ? Math.max(1, this.lineCounter.linePos(Number(range[0])).line) : 1;
  }
}

class UnreadableNode extends Error {
  constructor(
    readonly node: unknown,
    cause: string,
  ) {
    super(cause);
  }
}

/** Finds every anchor. The last one of a name wins, as for a later alias it mostly does. */
function collectAnchors(contents: Node): ReadonlyMap<string, Node> {
  const anchors = new Map<string, Node>();
  const pending: unknown[] = [contents];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isSeq(node)) pending.push(...node.items);
    if (isMap(node)) for (const { key, value } of node.items) pending.push(value ?? null, key);
  }
  return anchors;
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.value === '<<';
}

/** Only a plain scalar is anything but text: `"true"` and `!!str true` are texts. */
function readScalar(node: Scalar): unknown {
  const text = String(node.value ?? '');
  return node.type === 'PLAIN' && node.tag !== '!!str' && node.tag !== 'tag:yaml.org,2002:str'
    ? readPlainScalar(text)
    : text;
}

/**
 * Booleans are those of YAML 1.1. A number counts as one only as JSON writes it: `2012-10-17`, `8.0`, `0755`, `1:30` and
 * `012345678901` stay the texts that a property of type text gets.
 */
function readPlainScalar(text: string): unknown {
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return null;
  if (/^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$/.test(text)) return true;
  if (/^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$/.test(text)) return false;
  return /^-?\d/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
