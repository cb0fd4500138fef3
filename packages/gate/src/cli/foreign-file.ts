import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { MAX_BYTES } from '../foreign/template-text';

/** A file that may be a template. */
export type ForeignFile = FilePlace & ({ readonly bytes: Uint8Array } | { readonly unreadable: string });

interface FilePlace {
  /** As it was named on the command line, or below the folder that was. */
  readonly file: string;
  /** Whether the command line names the file itself, so that it has to be a template. */
  readonly isNamed: boolean;
  /** The stack of a cloud assembly that it belongs to. @default - a template by itself */
  readonly stack?: AssemblyStack;
}

/** The place of a template in a cloud assembly. */
export interface AssemblyStack {
  /** Folder of the assembly. */
  readonly assembly: string;
  /** Ids of the stack and of the constructs above it, in its own app. */
  readonly path: readonly string[];
  /** @default - a nested stack */
  readonly stackName?: string;
  /** @default - only a deployment determines it */
  readonly env?: { readonly account: string; readonly region: string };
  /** The resource in another template that deploys it. @default - it is no nested stack */
  readonly nestedIn?: {
    readonly file: string;
    readonly logicalId: string;
    /** Ids of the construct of the resource, below its stack. */
    readonly place: readonly string[];
  };
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ENOENT: 'it does not exist',
  ELOOP: 'it is a link that leads back to itself',
};

/** Reads a file. One that cannot be read has the cause in place of its bytes, so that the others are still judged. */
export function readForeignFile(file: string, isNamed: boolean, mostBytes = MAX_BYTES): ForeignFile {
  try {
    const isHuge = statSync(file).size > mostBytes;
    return { file, isNamed, bytes: isHuge ? readStart(file) : readFileSync(file) };
  } catch (error) {
    return { file, isNamed, unreadable: `it cannot be read: ${describeCause(error)}` };
  }
}

/** Reads enough of a huge file to tell a template from another file, and to refuse it. */
function readStart(file: string): Uint8Array {
  const start = Buffer.alloc(MAX_BYTES + 1);
  const opened = openSync(file, 'r');
  try {
    return start.subarray(0, readSync(opened, start));
  } finally {
    closeSync(opened);
  }
}

/** Describes an error of the file system without its path, which the finding names. */
export function describeCause(error: unknown): string {
  const { code, message }: { code?: unknown; message?: unknown } = Object(error);
  const known = typeof code === 'string' ? CAUSES[code] : undefined;
  return known ?? (typeof message === 'string' ? message : String(error));
}
