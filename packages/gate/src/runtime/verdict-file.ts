import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment, VerdictRecord } from '../assessment/assessment';
import { isRecord } from '../templates/template';
import { type FileHashes, hashAssemblyFiles } from './assembly-files';

/** Name of the file in `<cdk.out>/bulwark`. */
export const VERDICT_FILE = 'verdict.json';

/** The verdict of the gate with the files that it is about. */
export interface VerdictFile {
  readonly version: '1.0';
  readonly tool: Assessment['tool'];
  /** Day of the assessment, as YYYY-MM-DD. */
  readonly today: string;
  readonly verdict: VerdictRecord;
  readonly files: FileHashes;
}

/** Writes the verdict beside the reports of an assembly. */
export function writeVerdict(assembly: string, { tool, verdict }: Assessment, today: string): FileHashes {
  const files = hashAssemblyFiles(assembly);
  const content: VerdictFile = { version: '1.0', tool, today, verdict, files };
  writeFileSync(join(assembly, 'bulwark', VERDICT_FILE), `${JSON.stringify(content, undefined, 2)}\n`);
  return files;
}

/**
 * Verifies that a cloud assembly is the one that the gate judged, and that it passed.
 *
 * @returns what is wrong, one sentence each; empty when the assembly may be deployed
 */
export function findVerificationProblems(assembly: string): readonly string[] {
  const file = join(assembly, 'bulwark', VERDICT_FILE);
  if (!existsSync(file)) {
    return [`${file}: file not found. No gate judged this assembly. Run \`cdk synth\` with addGate(app) in the app.`];
  }
  const judged = readVerdict(file);
  if (judged === undefined) return [`${file} is not a verdict of version 1.0. Run \`cdk synth\` again.`];
  const { outcome, failing } = judged.verdict;
  return [
    ...(outcome === 'passed' ? [] : [`The gate judged this assembly on ${judged.today}: FAILED, ${failing} failing.`]),
    ...findChanges(judged.files, assembly),
  ];
}

/** The hashes in the verdict of an assembly; undefined when it has none. */
export function readJudgedFiles(assembly: string): FileHashes | undefined {
  return readVerdict(join(assembly, 'bulwark', VERDICT_FILE))?.files;
}

/** Finds the files of an assembly that are not as they were judged. */
export function findChanges(judged: FileHashes, assembly: string): string[] {
  const present = tryHash(assembly);
  if (typeof present === 'string') return [present];
  const names = [...new Set([...Object.keys(judged), ...Object.keys(present)])].sort();
  return names
    .filter((name) => judged[name] !== present[name])
    .map((name) => {
      if (judged[name] === undefined) return `${name} was added after the gate judged the assembly.`;
      const isGone = present[name] === undefined || present[name] === 'missing';
      return `${name} was ${isGone ? 'removed' : 'changed'} after the gate judged it.`;
    });
}

function tryHash(assembly: string): FileHashes | string {
  try {
    return hashAssemblyFiles(assembly);
  } catch (error) {
    return `${assembly} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

function readVerdict(file: string): VerdictFile | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isVerdictFile(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

function isVerdictFile(content: unknown): content is VerdictFile {
  return (
    isRecord(content) && content['version'] === '1.0' && isRecord(content['files']) && isRecord(content['verdict'])
  );
}
