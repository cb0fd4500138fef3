import type { SourceLine } from '../assessment/assessment';

/** A place in a program as the stack trace names it, with an absolute path. */
export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The line that made a resource: the first of our own in its stack trace, seen from the root of the repository.
 *
 * @param original the place in TypeScript that a line of compiled JavaScript comes from, by its source map
 */
export function sourceLine(
  trace: readonly string[],
  root: string,
  original: (frame: Frame) => Frame = (frame) => frame,
): SourceLine | undefined {
  const home = `${root.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  for (const text of trace) {
    const frame = frameOf(text);
    if (frame === undefined) continue;
    const { file, line, column } = original(frame);
    const path = file.replaceAll('\\', '/');
    if (!path.startsWith(home) || path.includes('/node_modules/')) continue;
    return { file: path.slice(home.length), line, column };
  }
  return undefined;
}

/** `new DataKey (/app/lib/data-key.ts:27:16)`, `at /app/bin/app.ts:3:1`, `file:///app/x.mjs:1:2` */
function frameOf(text: string): Frame | undefined {
  const match = /(?:\(|^|\s)(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^()]*?):(\d+):(\d+)\)?$/.exec(text.trim());
  return match?.[1] === undefined ? undefined : { file: match[1], line: Number(match[2]), column: Number(match[3]) };
}
