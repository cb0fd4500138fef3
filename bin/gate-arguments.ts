import { parseArgs } from 'node:util';
import type { GatePolicy } from '../lib/compliance/policy';

export const FORMATS = ['text', 'json', 'sarif', 'sarif-full', 'junit', 'csv', 'oscal', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

const KINDS = ['error', 'warning', 'undecided'] as const;

/** What the command line asks for. */
export interface GateArguments {
  /** Names of bin/environments.ts; all when empty. */
  readonly environments: readonly string[];
  /** Foreign templates or cloud assemblies, judged in place of this app. */
  readonly templates: readonly string[];
  readonly format: Format;
  /** Assessment to compare with. */
  readonly baseline: string | undefined;
  /** Folder that every output is written to. */
  readonly output: string | undefined;
  /** What fails. @default - the policy of each environment (bin/gate-policy.ts) */
  readonly fails: GatePolicy['fails'] | undefined;
}

export const USAGE = `Judges the app in process, without the cdk command line, and says what is open.

  npm run gate -- [options]

  --environment NAME   judge this environment of bin/environments.ts alone; can be given several times
  --template FILE      judge a foreign CloudFormation template (JSON), or the cloud assembly in a folder; can be given several times
  --format FORMAT      what goes to standard output: ${FORMATS.join(', ')} (default: text)
  --output DIR         write every format to files in this folder, besides
  --baseline FILE      compare with an older assessment.json: print the difference, and fail only if something got worse
  --fail-on KINDS      which open findings fail: a list of ${KINDS.join(', ')}, or none (default: bin/gate-policy.ts)
  --help               this text

Exit code: 0 nothing fails, 1 something fails or could not be judged, 2 wrong use.
Standard output holds the format alone; progress goes to standard error.
`;

/** @returns what was asked for, the help, or what is wrong with it */
export function gateArguments(words: readonly string[]): GateArguments | 'help' | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        environment: { type: 'string', multiple: true, default: [] },
        template: { type: 'string', multiple: true, default: [] },
        format: { type: 'string', default: 'text' },
        output: { type: 'string' },
        baseline: { type: 'string' },
        'fail-on': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const format = FORMATS.find((known) => known === values.format);
    if (format === undefined) return wrong('--format', values.format, FORMATS);
    if (values.environment.length > 0 && values.template.length > 0) {
      return { problem: '--environment chooses among the environments of this app; a foreign --template has none.' };
    }
    const asked = values['fail-on']?.split(',').map((kind) => kind.trim());
    const unknown = asked?.find((kind) => kind !== 'none' && !KINDS.some((known) => known === kind));
    if (unknown !== undefined) return wrong('--fail-on', unknown, [...KINDS, 'none']);
    return {
      environments: values.environment,
      templates: values.template,
      format,
      baseline: values.baseline,
      output: values.output,
      fails: asked === undefined ? undefined : KINDS.filter((kind) => asked.includes(kind)),
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function wrong(option: string, given: string, allowed: readonly string[]): { readonly problem: string } {
  return { problem: `${option} ${given} is not known; allowed: ${allowed.join(', ')}.` };
}
