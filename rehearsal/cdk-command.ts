import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProgramResult, runProgram } from './program';
import type { Variant } from './settings-variants';
import { StepFailed } from './step-log';

const ROOT = join(__dirname, '..');
const CDK = require.resolve('aws-cdk/bin/cdk');

export interface CdkOptions {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** The address of the emulator, instead of that of AWS. */
  readonly getEndpoint: () => string;
  /** Folder for cdk.json and the assemblies. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** The CDK command line as npm installed it; only the address of AWS differs. */
export class CdkCommand {
  constructor(private readonly options: CdkOptions) {}

  /** Writes cdk.json of the repository with more context, as docs/deploy.md describes. Nobody is there to approve. */
  configure(cdkJson: CdkJson, context: Readonly<Record<string, unknown>>): void {
    const settings = { notices: false, requireApproval: 'never' };
    const configured = { ...cdkJson, ...settings, context: { ...cdkJson.context, ...context } };
    writeFileSync(join(this.options.folder, 'cdk.json'), JSON.stringify(configured));
  }

  async synthesize(variant: Variant): Promise<string> {
    const { folder } = this.options;
    const [assembly, file] = [join(folder, `cdk.out.${variant.name}`), join(folder, `${variant.name}.json`)];
    writeFileSync(file, JSON.stringify(variant));
    const tsx = require.resolve('tsx');
    const app = [process.execPath, '--import', tsx, '--conditions=bulwark-source', join(ROOT, 'rehearsal', 'app.ts')];
    const command = [...app, this.options.environment, file].map((word) => word.replaceAll(' ', '\\ ')).join(' ');
    await this.#runToSuccess(['synth', '--quiet', '--app', command, '--output', assembly]);
    return assembly;
  }

  bootstrap(parameters: readonly string[], assembly: string): Promise<string> {
    return this.#runToSuccess(['bootstrap', ...parameters, '--app', assembly]);
  }

  /** @throws StepFailed when it does not succeed */
  deploy(assembly: string): Promise<string> {
    return this.#runToSuccess(this.#buildDeploy(assembly));
  }

  /** Deploys what is expected to fail. */
  tryDeploy(assembly: string): Promise<ProgramResult> {
    return this.#run(this.#buildDeploy(assembly));
  }

  /** Asks CloudFormation whether it would deploy one stack, by a change set that is not executed. */
  tryChangeSet(assembly: string, stack: string, parameters: readonly string[]): Promise<ProgramResult> {
    const name = `${this.options.environment}/${stack}`;
    const words = parameters.flatMap((parameter) => ['--parameters', parameter]);
    return this.#run(['deploy', name, '--exclusively', '--method', 'prepare-change-set', ...words, '--app', assembly]);
  }

  /** @param stack only this one, and those that depend on it. @default '*' */
  destroy(assembly: string, stack = '*'): Promise<string> {
    return this.#runToSuccess(this.#buildDestroy(assembly, stack));
  }

  tryDestroy(assembly: string): Promise<ProgramResult> {
    return this.#run(this.#buildDestroy(assembly, '*'));
  }

  #buildDeploy(assembly: string): readonly string[] {
    const pattern = `${this.options.environment}/*`;
    return ['deploy', pattern, '--app', assembly, '--concurrency', '2'];
  }

  #buildDestroy(assembly: string, stack: string): readonly string[] {
    return ['destroy', `${this.options.environment}/${stack}`, '--app', assembly, '--force'];
  }

  async #runToSuccess(parameters: readonly string[]): Promise<string> {
    const { code, output } = await this.#run(parameters);
    if (code !== 0) {
      throw new StepFailed(`cdk ${parameters.slice(0, 2).join(' ')} exited with ${code}:\n${shorten(output)}`);
    }
    return output;
  }

  #run(parameters: readonly string[]): Promise<ProgramResult> {
    const { folder, signal } = this.options;
    return runProgram(process.execPath, [CDK, ...parameters, '--no-color'], {
      cwd: folder,
      env: this.#buildEnvironment(parameters[0] === 'synth' ? undefined : this.options.getEndpoint()),
      signal,
    });
  }

  #buildEnvironment(endpoint: string | undefined): NodeJS.ProcessEnv {
    const { account, region, folder } = this.options;
    return {
      PATH: process.env['PATH'],
      // The command line keeps caches in the home folder.
      HOME: folder,
      CI: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_VALIDATION: 'false',
      ...(endpoint === undefined ? {} : { AWS_ENDPOINT_URL: endpoint }),
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: region,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }
}

export interface CdkJson {
  readonly context: Readonly<Record<string, unknown>>;
}

const FAILURE = /_FAILED|❌|Error:|denied|cannot|already exists/;
const LINES = 15;

/** The lines of an output that tell why it failed; the last ones when none does. */
export function shorten(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/\s{2,}/g, ' '))
    .filter((line) => line.trim() !== '');
  const failures = [...new Set(lines.filter((line) => FAILURE.test(line)))];
  return (failures.length > 0 ? failures : lines).slice(-LINES).join('\n');
}
