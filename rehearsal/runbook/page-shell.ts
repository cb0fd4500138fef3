import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProgramResult, runProgram } from '../program';
import { StepFailed } from '../step-log';

export interface PageShellProps {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** Python with the AWS CLI. */
  readonly python: string;
  /** Working directory; it has cdk.json. */
  readonly folder: string;
  /** Address of the emulator. */
  readonly endpoint: string;
  readonly signal: AbortSignal;
}

const CDK = require.resolve('aws-cdk/bin/cdk');

/** Runs commands of a page in bash, as a reader does who set the variables of docs/deploy.md. */
export class PageShell {
  readonly #programs: string;

  constructor(private readonly props: PageShellProps) {
    this.#programs = writePrograms(props);
  }

  /**
   * Runs commands and returns their standard output and error.
   *
   * @param assembly what `npx cdk` deploys
   * @throws StepFailed when a command fails
   */
  async run(commands: string, assembly: string): Promise<string> {
    const { code, output } = await this.#start(commands, assembly);
    if (code !== 0) throw new StepFailed(`exit code ${code} of\n${commands}\n${output.slice(-3000)}`);
    return output;
  }

  #start(commands: string, assembly: string): Promise<ProgramResult> {
    const { environment, account, region, folder, endpoint, signal } = this.props;
    return runProgram('bash', ['-euo', 'pipefail', '-c', commands], {
      cwd: folder,
      signal,
      env: {
        PATH: `${this.#programs}:${process.env['PATH']}`,
        HOME: folder,
        CI: 'true',
        ENVIRONMENT: environment,
        AWS_REGION: region,
        // Version 1 of the AWS CLI, which PyPI has, knows the region by this name only.
        AWS_DEFAULT_REGION: region,
        AWS_ACCOUNT: account,
        AWS_ACCESS_KEY_ID: account,
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_ENDPOINT_URL: endpoint,
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_PAGER: '',
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        CDK_VALIDATION: 'false',
        REHEARSAL_ASSEMBLY: assembly,
      },
    });
  }
}

/**
 * The programs that the commands call. `aws` and `npx cdk` are the real ones. `curl` reaches the emulator instead of API
 * Gateway. `npm run gate` is left out: the gate reads bin/environments.ts, and its tests restore as well.
 */
function writePrograms({ folder, python, endpoint }: PageShellProps): string {
  const programs = join(folder, 'page-programs');
  mkdirSync(programs, { recursive: true });
  const curl = [
    'words=()',
    'for word in "$@"; do',
    `  words+=("$(sed -E 's#https://([a-z0-9]+)[.]execute-api[.][^/]+/([^/]+)/#${endpoint}/restapis/\\1/\\2/_user_request_/#' <<< "$word")")`,
    'done',
    `PATH="\${PATH#${programs}:}" exec curl "\${words[@]}"`,
  ];
  const scripts: Readonly<Record<string, readonly string[]>> = {
    aws: [`exec '${python}' -m awscli "$@"`],
    npx: [
      'if [ "$1" != cdk ]; then echo "npx $1 is not rehearsed" >&2; exit 2; fi',
      'shift',
      `exec '${process.execPath}' '${CDK}' "$@" --app "$REHEARSAL_ASSEMBLY" --no-color`,
    ],
    npm: ['if [ "$*" != "run gate" ]; then echo "npm $* is not rehearsed" >&2; exit 2; fi'],
    curl,
  };
  for (const [name, lines] of Object.entries(scripts)) {
    writeFileSync(join(programs, name), ['#!/usr/bin/env bash', ...lines, ''].join('\n'));
    chmodSync(join(programs, name), 0o755);
  }
  return programs;
}
