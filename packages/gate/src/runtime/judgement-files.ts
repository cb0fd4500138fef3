import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgementCache, KeptFile } from '../engine/judgement-cache';
import { createFolder } from './create-folder';
import { hashCode } from './hash-code';

/** Entries of each kind that are kept. The reports of two environments take 11 MB. */
const MOST = 4;

const VALUE = 'value.json';

/**
 * Keeps conclusions in files that are named by the hash of what they were concluded from, of the code of the gate and of
 * the versions of its libraries. An entry that is missing, damaged or cannot be written is computed again.
 */
export function createJudgementCache(folder: string): JudgementCache {
  let code: string | undefined;
  const name = (kind: string, inputs: string): string => {
    code ??= hashCode();
    return `${kind}-${hashText(JSON.stringify([code, kind, inputs]))}`;
  };
  return {
    recall: <Value>(kind: string, inputs: string, compute: () => Value): Value => {
      const entry = name(kind, inputs);
      const [kept] = readEntry(folder, entry) ?? [];
      if (kept !== undefined) {
        const value: Value = JSON.parse(Buffer.from(kept.content).toString());
        return value;
      }
      const value = compute();
      writeEntry(folder, kind, entry, [{ file: VALUE, content: JSON.stringify(value) }]);
      return value;
    },
    recallFiles: (kind, inputs, render) => {
      const entry = name(kind, inputs);
      const kept = readEntry(folder, entry);
      if (kept !== undefined) return kept;
      const files = render();
      writeEntry(folder, kind, entry, files);
      return files;
    },
  };
}

function hashText(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** An entry is a file: the hash of all that follows, the names and lengths of its parts, and the parts. */
function readEntry(folder: string, entry: string): readonly KeptFile[] | undefined {
  const file = join(folder, entry);
  try {
    const bytes = readFileSync(file);
    const afterHash = bytes.indexOf('\n') + 1;
    const body = bytes.subarray(afterHash);
    if (hashText(body) !== bytes.toString('latin1', 0, afterHash - 1)) return undefined;
    const afterParts = body.indexOf('\n') + 1;
    const parts: readonly (readonly [file: string, length: number])[] = JSON.parse(
      body.toString('utf8', 0, afterParts),
    );
    let at = afterParts;
    const files = parts.map(([part, length]): KeptFile => {
      at += length;
      return { file: part, content: body.subarray(at - length, at) };
    });
    const now = new Date();
    utimesSync(file, now, now);
    return files;
  } catch {
    return undefined;
  }
}

function writeEntry(folder: string, kind: string, entry: string, files: readonly KeptFile[]): void {
  const contents = files.map(({ content }) => Buffer.from(content));
  const parts = files.map(({ file }, number) => [file, contents[number]?.length ?? 0]);
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(parts)}\n`), ...contents]);
  try {
    createFolder(folder);
    // Another process never reads half of an entry.
    const written = join(folder, `${entry}.${process.pid}`);
    writeFileSync(written, Buffer.concat([Buffer.from(`${hashText(body)}\n`), body]));
    renameSync(written, join(folder, entry));
    removeOldest(folder, kind);
  } catch {
    // Without the entry, the next synthesis concludes the same again.
  }
}

function removeOldest(folder: string, kind: string): void {
  const entries = readdirSync(folder)
    .filter((entry) => entry.startsWith(`${kind}-`))
    .map((entry) => ({ file: join(folder, entry), used: statSync(join(folder, entry)).mtimeMs }))
    .sort((one, other) => other.used - one.used);
  for (const { file } of entries.slice(MOST)) rmSync(file, { force: true });
}
