import { isRecord } from '../templates/template';
import { type ParsedTemplate, type Problem, type Refusal, refuse } from './problem';

/**
 * Parses a template in JSON. JSON.parse keeps the last of two equal keys without a word, so repeated keys are searched
 * for in the text: the first resource of a name would not be judged.
 */
export function parseJsonTemplate(text: string): ParsedTemplate | Refusal {
  let template: unknown;
  try {
    template = JSON.parse(text);
  } catch (error) {
    return refuse(findErrorLine(text, error), `it is not valid JSON: ${String(error).replace(/^SyntaxError: /, '')}`);
  }
  if (!isRecord(template)) return refuse(1, 'it is JSON, but not an object with a Resources section');
  return { template, ...readPlaces(text) };
}

/** V8 gives the position of an error, from 0, but not of an unexpected end. */
function findErrorLine(text: string, error: unknown): number {
  const position = /position (\d+)/.exec(String(error))?.[1];
  const before = position === undefined ? text.trimEnd() : text.slice(0, Number(position));
  return before.split('\n').length;
}

interface OpenObject {
  readonly path: readonly string[];
  readonly keys: Set<string> | undefined;
}

/** Reads the lines of the resources, and the keys that an object has twice. One pass over a valid text. */
export function readPlaces(text: string): Pick<ParsedTemplate, 'lines' | 'problems'> {
  const lines = new Map<string, number>();
  const problems: Problem[] = [];
  const open: OpenObject[] = [];
  let line = 1;
  let key = '';
  const token = /\n|"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found, colon] = match;
    const inner = open.at(-1);
    if (found === '\n') line += 1;
    else if (found === '{' || found === '[') {
      // Below a resource only its id is needed.
      const path = inner === undefined || inner.path.length > 1 ? (inner?.path ?? []) : [...inner.path, key];
      open.push({ path, keys: found === '{' ? new Set() : undefined });
    } else if (found === '}' || found === ']') open.pop();
    else if (colon !== undefined) {
      key = readKey(found.slice(0, found.lastIndexOf('"') + 1));
      if (open.length === 2 && inner?.path[0] === 'Resources') lines.set(key, line);
      if (inner?.keys?.has(key)) problems.push(describeRepeatedKey(inner.path, key, line));
      inner?.keys?.add(key);
      line += found.split('\n').length - 1;
    }
  }
  return { lines, problems };
}

function readKey(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}

/** The resource that a value belongs to, or the section of the template. */
export function findPart([section = '', ...below]: readonly string[]): string {
  return section === 'Resources' ? (below[0] ?? section) : section;
}

/** @param path the section, and the resource if the key is below one */
export function describeRepeatedKey(path: readonly string[], key: string, line: number): Problem {
  return {
    logicalId: findPart([...path, key]),
    line,
    cause: `the key "${key}" is there twice, and only the last value was judged; remove one of them`,
  };
}
