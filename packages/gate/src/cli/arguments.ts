import { parseArgs } from 'node:util';
import type { GatePolicy } from '../engine/gate-policy';
import { DEFAULT_PACKS, PACK_NAMES, type PackName } from '../engine/known-packs';
import { REPORT_FORMATS, type ReportName } from '../reports/reports';
import type { RuleLevel } from '../rules/rule';

const REPORT_NAMES = Object.keys(REPORT_FORMATS).filter((name): name is ReportName => name in REPORT_FORMATS);
export const FORMATS: readonly (ReportName | 'text')[] = ['text', ...REPORT_NAMES];
export type Format = (typeof FORMATS)[number];

const KINDS = ['error', 'warning', 'undecided'] as const;
const LEVELS: readonly RuleLevel[] = ['required', 'hardening'];

/** The parsed options of the command line. */
export interface GateArguments {
  /** Folder of a cloud assembly to verify, in place of judging. @default - judge */
  readonly verify: string | undefined;
  /** Environments of the app; all when empty. */
  readonly environments: readonly string[];
  /** Foreign templates, folders with templates or cloud assemblies, judged in place of the app. */
  readonly templates: readonly string[];
  /** Packs that judge foreign templates. @default - DEFAULT_PACKS */
  readonly packs: readonly PackName[] | undefined;
  /** What the caller says about the environments of `--template`: own accounts, and names that may be deleted. */
  readonly facts: { readonly accounts: readonly string[]; readonly disposable: readonly string[] };
  /** Files with the accepted findings of `--template`. */
  readonly acknowledgements: readonly string[];
  /** File with the policies of the environments of `--template`. @default - STRICT */
  readonly policy: string | undefined;
  /** Files of frameworks that are added to those of the package. */
  readonly frameworks: readonly string[];
  /** Files with the results of controls that people checked. */
  readonly manualResults: readonly string[];
  /** Levels of Bulwark's rules. @default - the policy decides */
  readonly levels: readonly RuleLevel[] | undefined;
  readonly format: Format;
  /** File of the assessment to compare with. */
  readonly baseline: string | undefined;
  /** Folder for all reports. */
  readonly output: string | undefined;
  /** Base of links from the summary to source lines. @default - source lines have no link */
  readonly sources: string | undefined;
  /** Kinds of open findings that fail. @default - the policy decides */
  readonly fails: GatePolicy['fails'] | undefined;
}

/** Names in the help text that differ between apps. */
export interface CommandNames {
  /** Command that a person types: `npx bulwark-gate`. */
  readonly command: string;
  /** File with the environments for `--environment`. @default - the help text leaves the option out */
  readonly environments?: string;
}

/** Renders the help text. */
export function renderUsage({ command, environments }: CommandNames): string {
  return `Judges CDK apps and CloudFormation templates, and lists open findings.

  ${command} [options]
  ${command} verify [DIR]   exit with 0 only if the gate judged and passed the cloud assembly in DIR
                       (default: cdk.out), and no file has changed since

  (no option)          judge the app of this folder
${environments === undefined ? '' : `  --environment NAME   judge only this environment of ${environments}; repeat for several\n`}  --template PATH      judge a CloudFormation template in JSON or YAML, every template in a folder, the cloud
                       assembly in a folder, or standard input for -; repeat for several
  --packs NAMES        packs that judge --template, separated by commas:
                       ${PACK_NAMES.join(', ')}
                       (default: the policy, or ${DEFAULT_PACKS.join(',')})
  --policy FILE        policies of the environments in --template, in JSON or YAML: packs, levels,
                       rules, disposable, trusts, fails; options of this command replace its fields
  --acknowledgements FILE  accepted findings of --template, in JSON or YAML, each with rule,
                       resource, reason, owner and last day; repeat for several
  --framework FILE     add a framework in JSON or YAML to those of the package; repeat for several
  --manual-results FILE  results of controls that people checked, in JSON or YAML, each with control,
                       result, owner, date, last day, link and what was checked; repeat for several
  --accounts IDS       ids of own and partner accounts in --template, separated by commas; any other
                       account is reported (default: those that an assembly is deployed to)
  --disposable NAMES   environments of an assembly that may be deleted with their data, separated by
                       commas: the first step of a stack's path (default: none)
  --levels NAMES       levels of the rules of Bulwark, separated by commas: ${LEVELS.join(', ')}
                       (default: the policy of the app; required for --template without --policy)
  --format FORMAT      format on standard output (default: text):
                       ${FORMATS.join(', ')}
  --output DIR         also write every format to a file in this folder
  --sources URL        link source lines in the summary of --output and of --format markdown:
                       https://github.com/OWNER/NAME/blob/COMMIT
  --baseline FILE      compare with an older assessment.json: print the difference, and fail only
                       if something got worse
  --fail-on KINDS      open findings that fail, separated by commas: ${KINDS.join(', ')},
                       or none (default: the policy)
  --help               print this text

Exit codes: 0 passed, 1 failed or could not judge, 2 wrong usage.
Only the chosen format is written to standard output. Progress is written to standard error.
`;
}

/** @returns the options, `help`, or the problem with the arguments */
export function parseArguments(words: readonly string[]): GateArguments | 'help' | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        environment: { type: 'string', multiple: true, default: [] },
        template: { type: 'string', multiple: true, default: [] },
        packs: { type: 'string' },
        policy: { type: 'string' },
        acknowledgements: { type: 'string', multiple: true, default: [] },
        framework: { type: 'string', multiple: true, default: [] },
        'manual-results': { type: 'string', multiple: true, default: [] },
        accounts: { type: 'string' },
        disposable: { type: 'string' },
        levels: { type: 'string' },
        format: { type: 'string', default: 'text' },
        output: { type: 'string' },
        sources: { type: 'string' },
        baseline: { type: 'string' },
        'fail-on': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const [verb, folder = 'cdk.out', ...more] = positionals;
    if (verb !== undefined && (verb !== 'verify' || more.length > 0)) {
      return {
        problem: `"${[verb, ...positionals.slice(1)].join(' ')}" is unknown. Allowed: options, or verify with one folder.`,
      };
    }
    if (verb === 'verify' && words.length > positionals.length)
      return { problem: 'verify takes a folder and no options.' };
    if (values.environment.length > 0 && values.template.length > 0) {
      return { problem: '--environment selects environments of the app. It cannot be combined with --template.' };
    }
    if (values.packs !== undefined && values.template.length === 0) {
      return { problem: '--packs requires --template. An app chooses its packs in addGate().' };
    }
    if ((values.policy !== undefined || values.acknowledgements.length > 0) && values.template.length === 0) {
      return { problem: '--policy and --acknowledgements require --template. An app hands both to addGate().' };
    }
    if (values.sources !== undefined && !/^https:\/\/[^\s<>]+$/.test(values.sources)) {
      return { problem: `--sources ${values.sources} is no address. Write https://HOST/PATH, without spaces.` };
    }
    const accounts = values.accounts?.split(',').map((id) => id.trim()) ?? [];
    const wrong = accounts.find((id) => !/^\d{12}$/.test(id));
    if (wrong !== undefined) return { problem: `--accounts ${wrong} is no account id. Write twelve digits.` };
    const disposable = values.disposable?.split(',').map((name) => name.trim()) ?? [];
    if (accounts.length + disposable.length > 0 && values.template.length === 0) {
      return { problem: '--accounts and --disposable require --template. An app says both in its policy.' };
    }
    const [format = 'text'] = parseList('--format', values.format, FORMATS) ?? [];
    const fails = parseList('--fail-on', values['fail-on'], [...KINDS, 'none'] as const);
    return {
      verify: verb === undefined ? undefined : folder,
      environments: values.environment,
      templates: values.template,
      packs: parseList('--packs', values.packs, PACK_NAMES),
      facts: { accounts, disposable },
      acknowledgements: values.acknowledgements,
      policy: values.policy,
      frameworks: values.framework,
      manualResults: values['manual-results'],
      levels: parseList('--levels', values.levels, LEVELS),
      format,
      baseline: values.baseline,
      output: values.output,
      sources: values.sources,
      fails: fails === undefined ? undefined : KINDS.filter((kind) => fails.includes(kind)),
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Parses a comma-separated list. @throws Error for an unknown word or an empty list */
function parseList<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): readonly T[] | undefined {
  return value?.split(',').map((word) => {
    const known = allowed.find((each) => each === word.trim());
    if (known === undefined) {
      throw new Error(`${option} ${value}: "${word.trim()}" is unknown. Allowed: ${allowed.join(', ')}.`);
    }
    return known;
  });
}
