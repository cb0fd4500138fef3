import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AnySchemaObject, ErrorObject, ValidateFunction } from 'ajv';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const USAGE = `Usage: npm run validate:reports -- --schemas DIR [--reports DIR]

Validates the reports of the gate against the official schemas.

  --schemas DIR  folder with sarif-schema-2.1.0.json (OASIS) and oscal_assessment-results_schema.json (NIST)
  --reports DIR  folder of the reports (default: cdk.out/bulwark)
  --help         print this text

Exit codes: 0 all valid, 1 a report is invalid or missing, 2 wrong usage.
`;
/** An invalid file repeats the same error many times. */
const MAX_ERRORS = 5;

/** Wrong usage of the command. */
class UsageError extends Error {}

try {
  const options = parseOptions();
  if (options === 'help') process.stdout.write(USAGE);
  else process.exitCode = validateAll(options) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}

interface Options {
  readonly schemas: string;
  readonly reports: string;
}

function parseOptions(): Options | 'help' {
  const { schemas, reports, help } = readArguments();
  if (help === true) return 'help';
  if (schemas === undefined) throw new UsageError('--schemas is missing.');
  for (const folder of [schemas, reports]) {
    if (!existsSync(folder)) throw new UsageError(`${folder}: folder not found.`);
  }
  return { schemas, reports };
}

function readArguments(): {
  readonly schemas?: string | undefined;
  readonly reports: string;
  readonly help?: boolean | undefined;
} {
  try {
    return parseArgs({
      options: {
        schemas: { type: 'string' },
        reports: { type: 'string', default: join('cdk.out', 'bulwark') },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Prints a line per file. @returns whether all files are valid */
function validateAll({ schemas, reports }: Options): boolean {
  const isSarif = compileSarif(readSchema(schemas, 'sarif-schema-2.1.0.json'));
  const isOscal = compileOscal(readSchema(schemas, 'oscal_assessment-results_schema.json'));
  const isAssessment = new Ajv2020({ allErrors: true }).compile(
    readSchema(join(__dirname, '..'), 'assessment.schema.json'),
  );
  const results = [
    ['assessment.json', isAssessment],
    ['findings.sarif', isSarif],
    ['findings-full.sarif', isSarif],
    ['oscal-assessment-results.json', isOscal],
  ] as const;
  return results.map(([file, isValid]) => validateFile(join(reports, file), isValid)).every((valid) => valid);
}

function compileSarif(schema: AnySchemaObject): ValidateFunction {
  return addFormats(new AjvDraft04({ allErrors: true, strict: false })).compile(schema);
}

/** NIST's patterns contain Unicode classes. */
function compileOscal(schema: AnySchemaObject): ValidateFunction {
  return addFormats(new Ajv({ allErrors: true, strict: false, unicodeRegExp: true })).compile(schema);
}

function readSchema(folder: string, file: string): AnySchemaObject {
  const path = join(folder, file);
  if (!existsSync(path)) throw new UsageError(`${path}: file not found.`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

function validateFile(path: string, isValid: ValidateFunction): boolean {
  if (!existsSync(path)) {
    process.stdout.write(`missing  ${path}\n`);
    return false;
  }
  const valid = isValid(JSON.parse(readFileSync(path, 'utf8')));
  process.stdout.write(`${valid ? 'valid  ' : 'INVALID'}  ${path}\n${renderErrors(isValid.errors ?? [])}`);
  return valid;
}

function renderErrors(errors: readonly ErrorObject[]): string {
  const shown = errors.slice(0, MAX_ERRORS).map(({ instancePath, message }) => `  ${instancePath || '/'} ${message}\n`);
  const rest = errors.length - shown.length;
  return [...shown, ...(rest > 0 ? [`  and ${rest} more\n`] : [])].join('');
}
