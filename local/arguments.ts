import { parseArgs } from 'node:util';

export interface StartArguments {
  readonly port: number;
  readonly fresh: boolean;
  readonly environment: string | undefined;
}

export type Arguments =
  | { readonly kind: 'start'; readonly start: StartArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'coverage'; readonly environment: string | undefined }
  | { readonly kind: 'code'; readonly email: string }
  | { readonly kind: 'invalid'; readonly reason: string };

const DEFAULT_PORT = 8080;

export const HELP = `npm start runs the backend on this machine. It needs npm only: no Docker, no AWS account.

  npm start                              the first environment of bin/environments.ts
  npm start -- --environment production  another environment
  npm start -- --port 9000               the API on another port (default ${DEFAULT_PORT})
  npm start -- --fresh                   deletes the data of earlier runs first
  npm start -- --coverage                lists which parts of the templates run here
  npm start -- --code readers@example.com   prints the one-time code of a person of .local/people.txt
  npm start -- --help

Data, logs and secrets stay in .local/ until the next --fresh. Ctrl-C stops everything.
`;

/** Parses the command line. An invalid one is returned with the reason. */
export function parseArguments(given: readonly string[]): Arguments {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        help: { type: 'boolean', short: 'h' },
        fresh: { type: 'boolean', default: false },
        coverage: { type: 'boolean' },
        code: { type: 'string' },
        port: { type: 'string', default: `${DEFAULT_PORT}` },
        environment: { type: 'string' },
      },
    });
    if (values.help) return { kind: 'help' };
    const { environment, fresh, code } = values;
    if (code !== undefined) return { kind: 'code', email: code };
    if (values.coverage) return { kind: 'coverage', environment };
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
    if (!(port >= 1 && port <= 65_535)) {
      return { kind: 'invalid', reason: `--port: expected a number from 1 to 65535, got "${values.port}"` };
    }
    return { kind: 'start', start: { port, fresh, environment } };
  } catch (error) {
    return { kind: 'invalid', reason: error instanceof Error ? error.message : String(error) };
  }
}
