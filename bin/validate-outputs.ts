import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AnySchemaObject, ErrorObject, ValidateFunction } from 'ajv';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const USAGE = `Usage: npm run validate:outputs -- --schemas DIR [--outputs DIR]

Validates what the gate wrote against the official schemas.

  --schemas DIR  folder with sarif-schema-2.1.0.json (OASIS) and oscal_assessment-results_schema.json (NIST)
  --outputs DIR  folder of the outputs (default: cdk.out/bulwark)
  --help         this text

Exit code: 0 all valid, 1 one is not valid or missing, 2 wrong use.
`;
/** An invalid file has the same fault many times over. */
const MOST_FAULTS = 5;

/** The mistake of the one who typed the command. */
class WrongUse extends Error {}

try {
  const options = given();
  if (options === 'help') process.stdout.write(USAGE);
  else process.exitCode = validate(options) ? 0 : 1;
} catch (error) {
  if (!(error instanceof WrongUse)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}

interface Options {
  readonly schemas: string;
  readonly outputs: string;
}

function given(): Options | 'help' {
  const { schemas, outputs, help } = values();
  if (help === true) return 'help';
  if (schemas === undefined) throw new WrongUse('--schemas is missing.');
  for (const folder of [schemas, outputs])
    if (!existsSync(folder)) throw new WrongUse(`${folder}: there is no such folder.`);
  return { schemas, outputs };
}

function values(): {
  readonly schemas?: string | undefined;
  readonly outputs: string;
  readonly help?: boolean | undefined;
} {
  try {
    return parseArgs({
      options: {
        schemas: { type: 'string' },
        outputs: { type: 'string', default: join('cdk.out', 'bulwark') },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

/** Prints a line for each file. @returns whether all are valid */
function validate({ schemas, outputs }: Options): boolean {
  const isSarif = sarifValidator(schemaAt(schemas, 'sarif-schema-2.1.0.json'));
  const isOscal = oscalValidator(schemaAt(schemas, 'oscal_assessment-results_schema.json'));
  const isAssessment = new Ajv2020({ allErrors: true }).compile(
    schemaAt(join(__dirname, '..', 'docs'), 'assessment.schema.json'),
  );
  const results = [
    ['assessment.json', isAssessment],
    ['findings.sarif', isSarif],
    ['findings-full.sarif', isSarif],
    ['oscal-assessment-results.json', isOscal],
  ] as const;
  return results.map(([file, isValid]) => report(join(outputs, file), isValid)).every((valid) => valid);
}

function sarifValidator(schema: AnySchemaObject): ValidateFunction {
  return addFormats(new AjvDraft04({ allErrors: true, strict: false })).compile(schema);
}

/** NIST's patterns name classes of Unicode. */
function oscalValidator(schema: AnySchemaObject): ValidateFunction {
  return addFormats(new Ajv({ allErrors: true, strict: false, unicodeRegExp: true })).compile(schema);
}

function schemaAt(folder: string, file: string): AnySchemaObject {
  const path = join(folder, file);
  if (!existsSync(path)) throw new WrongUse(`${path}: there is no such schema.`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

function report(path: string, isValid: ValidateFunction): boolean {
  if (!existsSync(path)) {
    process.stdout.write(`missing  ${path}\n`);
    return false;
  }
  const valid = isValid(JSON.parse(readFileSync(path, 'utf8')));
  process.stdout.write(`${valid ? 'valid  ' : 'INVALID'}  ${path}\n${faults(isValid.errors ?? [])}`);
  return valid;
}

function faults(errors: readonly ErrorObject[]): string {
  const shown = errors
    .slice(0, MOST_FAULTS)
    .map(({ instancePath, message }) => `  ${instancePath || '/'} ${message}\n`);
  const left = errors.length - shown.length;
  return [...shown, ...(left > 0 ? [`  and ${left} more\n`] : [])].join('');
}
