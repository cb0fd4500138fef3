import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Frame } from '../assessment/source-line';

/** Finds the source of a line of compiled JavaScript by its source map. Without a map the line itself is returned. */
export function findOriginalFrame(frame: Frame): Frame {
  if (!/\.[cm]?js$/.test(frame.file)) return frame;
  const map = getSourceMap(frame.file);
  if (map === undefined) return frame;
  const entry = map.findEntry(frame.line - 1, frame.column - 1);
  if (!('originalSource' in entry) || entry.originalSource === undefined) return frame;
  return {
    file: resolve(dirname(frame.file), entry.originalSource.replace(/^file:\/\//, '')),
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}

const maps = new Map<string, SourceMap | undefined>();

function getSourceMap(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readSourceMap(file));
  return maps.get(file);
}

/** Reads the map that the last comment of a file names. It is in another file or in the comment itself. */
function readSourceMap(file: string): SourceMap | undefined {
  try {
    const name = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(file, 'utf8'))?.[1];
    if (name === undefined) return undefined;
    const inline = /^data:application\/json[^,]*;base64,(.*)$/.exec(name)?.[1];
    const text =
      inline === undefined
        ? readFileSync(resolve(dirname(file), name), 'utf8')
        : Buffer.from(inline, 'base64').toString();
    return new SourceMap(JSON.parse(text));
  } catch {
    return undefined;
  }
}
