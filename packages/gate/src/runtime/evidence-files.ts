import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findSchemaProblems } from '../schema/find-schema-problems';
import { isRecord } from '../templates/template';

/** Schemas in the root of the package for what an app hands in. */
export type EvidenceSchema = 'framework.schema.json' | 'manual-results.schema.json' | 'suite-results.schema.json';

/** Problems of one file that are listed; more have the same cause in most cases. */
const MAX_PROBLEMS = 10;

/**
 * Reads a JSON file that an app names in addGate(), and checks it by a schema of this package, which describes `Content`.
 *
 * @param option of addGate(), for messages
 * @throws Error that names each mistake and what is allowed
 */
export function readEvidenceFile<Content extends object>(
  option: string,
  root: string,
  path: string,
  schema: EvidenceSchema,
): Content {
  return assertEvidence<Content>(`addGate(): ${option} ${path}`, readJsonFile(option, root, path), schema);
}

/** Reads a JSON file that an app names in addGate(). @throws Error for a file that is missing or is not JSON */
export function readJsonFile(option: string, root: string, path: string): unknown {
  const file = resolve(root, path);
  const name = `addGate(): ${option} ${path}`;
  if (!existsSync(file)) throw new Error(`${name}: ${file} does not exist.`);
  return parseJson(name, readFileSync(file, 'utf8'));
}

/**
 * Checks what an app hands in by a schema of this package, which describes `Content`.
 *
 * @param rename changes the path of a problem. @default - the path in the file
 * @throws Error that names each mistake and what is allowed
 */
export function assertEvidence<Content extends object>(
  name: string,
  content: unknown,
  schema: EvidenceSchema,
  rename: (problem: string) => string = (problem) => problem,
): Content {
  const problems = findSchemaProblems(readSchema(schema), content).map(rename);
  const isValid = (value: unknown): value is Content => value === content && problems.length === 0;
  if (isValid(content)) return content;
  throw new Error(renderProblems(name, problems));
}

/** Renders the mistakes of a file as one message. */
export function renderProblems(name: string, problems: readonly string[]): string {
  const shown = problems.slice(0, MAX_PROBLEMS).map((problem) => `  ${problem}`);
  const more = problems.length > shown.length ? [`  ... and ${problems.length - shown.length} more`] : [];
  return [`${name} has mistakes:`, ...shown, ...more].join('\n');
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`${name} is not JSON: ${cause}. Write JSON; only the options of the command also read YAML.`);
  }
}

function readSchema(file: EvidenceSchema): Readonly<Record<string, unknown>> {
  const schema: unknown = JSON.parse(readFileSync(join(__dirname, '..', '..', file), 'utf8'));
  return isRecord(schema) ? schema : {};
}
