import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '../assessment/assessment';
import { createDataKind } from '../foreign/file-kind';
import { isRefusal } from '../foreign/problem';
import { parseTemplate } from '../foreign/template-text';
import { findSchemaProblems } from '../schema/find-schema-problems';
import { isRecord } from '../templates/template';
import { readForeignFile } from './foreign-file';
import { InputError, UsageError } from './usage-error';

/** Problems of one file that are printed; more have the same cause in most cases. */
const MAX_PROBLEMS = 10;

/**
 * Reads a file that the user wrote in JSON or YAML, and checks it by a schema of this package, which describes `Content`.
 *
 * @param option of the command line, for messages
 * @param schema file in the root of the package
 * @throws InputError that names each mistake and what is allowed
 */
export function readDataFile<Content extends object>(option: string, path: string, schema: string): Content {
  const kind = createDataKind(readRequiredKeys(schema));
  const parsed = parseTemplate(readBytes(option, path), kind);
  if (isRefusal(parsed)) {
    const { line, cause } = parsed.refused;
    const allowed = `Write ${kind.form}, in JSON or YAML. ${schema} in the package @bulwark/gate describes each field.`;
    throw new InputError(`${option} ${path}:${line}: ${cause}. ${allowed}`);
  }
  const repeated = parsed.problems.map(({ line, cause }) => `line ${line}: ${cause}.`);
  return assertContent<Content>(`${option} ${path}`, parsed.template, schema, repeated);
}

/** Reads an assessment, which is JSON of any size. @throws UsageError for any other file */
export function readAssessmentFile(option: string, path: string): Assessment {
  const content = parseJson(new TextDecoder().decode(readBytes(option, path)));
  if (!isRecord(content) || content['version'] !== '1.0') {
    throw new UsageError(
      `${option} ${path} is not an assessment.json of version 1.0. \`cdk synth\` writes one to cdk.out/bulwark.`,
    );
  }
  return assertContent<Assessment>(`${option} ${path}`, content, 'assessment.schema.json');
}

function readBytes(option: string, path: string): Uint8Array {
  if (!existsSync(path)) throw new UsageError(`${option} ${path}: file not found.`);
  const read = statSync(path).isDirectory() ? undefined : readForeignFile(path, true, Number.POSITIVE_INFINITY);
  if (read === undefined) throw new UsageError(`${option} ${path}: it is a folder. Name a file.`);
  if ('unreadable' in read) throw new InputError(`${option} ${path}: ${read.unreadable}.`);
  return read.bytes;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function assertContent<Content extends object>(
  name: string,
  content: object,
  schema: string,
  others: readonly string[] = [],
): Content {
  const found = [...others, ...findSchemaProblems(readSchema(schema), content)];
  const isValid = (value: object): value is Content => value === content && found.length === 0;
  if (isValid(content)) return content;
  const shown = found.slice(0, MAX_PROBLEMS).map((problem) => `  ${problem}`);
  const more = found.length > shown.length ? [`  ... and ${found.length - shown.length} more`] : [];
  throw new InputError([`${name} has mistakes:`, ...shown, ...more].join('\n'));
}

/** The keys that every such file has, the version first. */
function readRequiredKeys(schema: string): readonly string[] {
  const { required } = readSchema(schema);
  return Array.isArray(required) ? required.map(String) : [];
}

function readSchema(file: string): Readonly<Record<string, unknown>> {
  const schema: unknown = JSON.parse(readFileSync(join(__dirname, '..', '..', file), 'utf8'));
  return isRecord(schema) ? schema : {};
}
