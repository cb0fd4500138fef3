import type { SourceLine } from './assessment';

/** A place in a program as a stack trace names it, with an absolute path. */
export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Finds the line that created a resource: the first line of its stack trace that belongs to the repository.
 *
 * @param findOriginal finds the TypeScript line of a line of compiled JavaScript by its source map
 */
export function findSourceLine(
  trace: readonly string[],
  root: string,
  findOriginal: (frame: Frame) => Frame = (frame) => frame,
): SourceLine | undefined {
  const home = `${root.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  for (const text of trace) {
    // Most frames are of libraries, and parsing takes longer.
    if (/[\\/]node_modules[\\/]/.test(text)) continue;
    const frame = parseFrame(text);
    if (frame === undefined) continue;
    const { file, line, column } = findOriginal(frame);
    const path = file.replaceAll('\\', '/');
    if (!path.startsWith(home) || path.includes('/node_modules/')) continue;
    return { file: path.slice(home.length), line, column };
  }
  return undefined;
}

/**
 * Finds the line that created a scope, such as a stack, by the trace of a construct that its constructor created.
 *
 * @param name of the class of the scope
 * @returns undefined when the construct was created elsewhere
 */
export function findCreatorLine(
  trace: readonly string[],
  name: string,
  root: string,
  findOriginal?: (frame: Frame) => Frame,
): SourceLine | undefined {
  const outermost = trace.findLastIndex((text) => text.replace(/^at /, '').startsWith(`new ${name} (`));
  return outermost < 0 ? undefined : findSourceLine(trace.slice(outermost + 1), root, findOriginal);
}

/** Parses `new DataKey (/app/lib/data-key.ts:27:16)`, `at /app/bin/app.ts:3:1` and `file:///app/x.mjs:1:2`. */
function parseFrame(text: string): Frame | undefined {
  const match = /(?:\(|^|\s)(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^()]*?):(\d+):(\d+)\)?$/.exec(text.trim());
  return match?.[1] === undefined ? undefined : { file: match[1], line: Number(match[2]), column: Number(match[3]) };
}
