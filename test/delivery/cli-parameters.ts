import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CliOption {
  readonly required?: boolean;
  /** The values that the service accepts, where it names them. */
  readonly values?: readonly string[];
}

export interface CliCommand {
  readonly options: Readonly<Record<string, CliOption>>;
  /**
   * Names of fields in what the command prints, at any depth; `Name.*` for a map, whose keys are data. Empty for a command
   * without output.
   */
  readonly members: readonly string[];
}

interface CliParameters {
  readonly version: string;
  readonly globalOptions: readonly string[];
  readonly commands: Readonly<Record<string, CliCommand>>;
}

/** Commands of version 2 of the AWS CLI. PyPI, and so the rehearsal, has version 1, which lacks them. */
export const ONLY_IN_VERSION_2: ReadonlySet<string> = new Set(['sso login']);

export const CLI_PARAMETERS: CliParameters = JSON.parse(readFileSync(join(__dirname, 'cli-parameters.json'), 'utf8'));

const COMMAND = 'node --no-warnings --import tsx --conditions=bulwark-source test/delivery/write-cli-parameters.ts';

/** @throws Error for a command that cli-parameters.json lacks */
export function findCliCommand(name: string): CliCommand {
  const found = CLI_PARAMETERS.commands[name];
  if (found === undefined) throw new Error(`test/delivery/cli-parameters.json lacks "aws ${name}". Run: ${COMMAND}`);
  return found;
}
