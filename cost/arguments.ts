import { parseArgs } from 'node:util';

export const FORMATS = ['text', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface CostArguments {
  readonly format: Format;
  /** Environments to estimate; all when empty. */
  readonly environments: readonly string[];
}

export const USAGE = `Prints what each environment of bin/environments.ts costs in an idle month, at AWS list price.

  npm run cost -- [options]

  --environment NAME   estimate only this environment; repeat for several
  --format FORMAT      ${FORMATS.join(' or ')} (default: text)
  --help               print this text

It synthesizes the app in this process. It needs no credentials and calls nothing.
Exit codes: 0 done, 1 a resource may cost money and has no price in cost/prices.ts, 2 wrong usage.
`;

/** @returns the options, `help`, or the problem with the arguments */
export function parseArguments(
  words: readonly string[],
  known: readonly string[],
): CostArguments | 'help' | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        environment: { type: 'string', multiple: true, default: [] },
        format: { type: 'string', default: 'text' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const format = FORMATS.find((each) => each === values.format);
    if (format === undefined)
      return { problem: `--format ${values.format} is unknown. Allowed: ${FORMATS.join(', ')}.` };
    const unknown = values.environment.find((name) => !known.includes(name));
    if (unknown !== undefined) {
      return {
        problem: `--environment ${unknown} is unknown. bin/environments.ts contains: ${known.join(', ')}.`,
      };
    }
    return { format, environments: values.environment };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
