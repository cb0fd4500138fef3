import { parseArgs } from 'node:util';
import { FAULTS, type Fault } from './faults';

export interface RehearsalArguments {
  /** Empty for all environments. */
  readonly environments: readonly string[];
  readonly fault: Fault | undefined;
  /** Writes the list of types that the rehearsal compares. */
  readonly update: boolean;
}

export const HELP = `npm run rehearse deploys the environments of bin/environments.ts to an emulator on this machine, with the CDK command line.

  npm run rehearse                          every environment
  npm run rehearse -- sandbox               one of them
  npm run rehearse -- --update              writes the list of types in rehearsal/README.md
  npm run rehearse -- --fault schema        puts a fault into the templates (${FAULTS.join(', ')}); must end with 1

It needs Python 3.11. Exit code 0: everything as expected. 1: not. 2: Python is missing. See rehearsal/README.md.
`;

/** @throws TypeError for an unknown option */
export function parseArguments(given: readonly string[], known: readonly string[]): RehearsalArguments | 'help' {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: { help: { type: 'boolean' }, update: { type: 'boolean', default: false }, fault: { type: 'string' } },
  });
  if (values.help) return 'help';
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`bin/environments.ts has no environment "${unknown}"; it has ${known.join(', ')}`);
  }
  const fault = FAULTS.find((each) => each === values.fault);
  if (values.fault !== undefined && fault === undefined) {
    throw new TypeError(`--fault: expected ${FAULTS.join(' or ')}, got "${values.fault}"`);
  }
  return { environments: positionals, fault, update: values.update };
}
