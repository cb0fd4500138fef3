import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CLI_PARAMETERS, findCliCommand, ONLY_IN_VERSION_2 } from './cli-parameters';
import { readOptions } from './command-options';
import { type DocumentedCommand, findCommands, listDocumentedCommands } from './documented-commands';

/** A value that the reader fills in: `<id>`, `$POOL` or `...`. */
const FILLED_IN = /[$<]|^[.]{3}$/;
/** Functions of JMESPath that the queries use, and the words of an expression. */
const QUERY_WORDS = new Set(['starts_with', 'ends_with', 'sort_by', 'contains', 'join', 'length', 'true', 'false']);

/** Global options of version 2 of the AWS CLI, in addition to those of version 1 in cli-parameters.json. */
const VERSION_2_OPTIONS = ['cli-binary-format'];
/** Parameters that are written without their name, as the last word of a command. */
const LAST_WORD: Readonly<Record<string, string>> = { 'lambda invoke': 'outfile' };

const commands = listDocumentedCommands('aws').filter(
  ({ words }) => !ONLY_IN_VERSION_2.has(words.slice(0, 2).join(' ')),
);

function describeCommand({ page, words }: DocumentedCommand, program: string): string {
  return `${page}: ${program} ${words.join(' ')}`;
}

describe('each command of the AWS CLI in docs/', () => {
  test.each(commands.map((command) => [describeCommand(command, 'aws'), command] as const))('%s', (_title, command) => {
    expect(findProblems(command)).toEqual([]);
  });

  test('is found in blocks, in prose and in tables', () => {
    expect(commands.length).toBeGreaterThan(60);
    expect(new Set(commands.map(({ page }) => page)).size).toBeGreaterThan(5);
  });
});

function findProblems({ words, isComplete }: DocumentedCommand): readonly string[] {
  const name = words.slice(0, 2).join(' ');
  const { options, members } = findCliCommand(name);
  const written = readOptions(words.slice(2));
  const known = [...Object.keys(options), ...CLI_PARAMETERS.globalOptions, ...VERSION_2_OPTIONS];
  const unknown = [...written.keys()].filter((option) => !known.includes(option));
  // A file that a command writes: a path.
  const isWritten = (option: string) =>
    written.has(option) ||
    written.has(`no-${option}`) ||
    (option === LAST_WORD[name] && words.at(-1)?.startsWith('/') === true);
  const missing = Object.entries(options).filter(([option, { required }]) => required === true && !isWritten(option));
  const refused = [...written].flatMap(([option, values]) => {
    const accepted = options[option]?.values;
    const wrong = values.filter((value) => !FILLED_IN.test(value) && accepted?.includes(value) === false);
    return wrong.map((value) => `--${option} does not accept ${value}`);
  });
  return [
    ...unknown.map((option) => `--${option} is no option`),
    ...(isComplete ? missing.map(([option]) => `--${option} is required`) : []),
    ...refused,
    ...listQueryNames(written.get('query')?.[0] ?? '', members)
      .filter((field) => !members.includes(field))
      .map((field) => `the query reads ${field}, which the command does not print`),
  ];
}

/** The names of fields in a JMESPath expression: everything but functions, literals and keys of maps. */
function listQueryNames(query: string, members: readonly string[]): readonly string[] {
  const fields = query
    .replace(/'[^']*'|`[^`]*`/g, '')
    .replace(/(\w+)\.\w+/g, (path, name) => (members.includes(`${name}.*`) ? name : path));
  const names = fields.match(/[A-Za-z_]\w*/g) ?? [];
  return names.filter((name) => !QUERY_WORDS.has(name));
}

test('cli-parameters.json has no command that docs/ does not show, and is of the version that the rehearsal runs', () => {
  const shown = commands.map(({ words }) => words.slice(0, 2).join(' '));
  expect(Object.keys(CLI_PARAMETERS.commands).filter((name) => !shown.includes(name))).toEqual([]);
  const requirements = readFileSync(join(__dirname, '../../rehearsal/requirements.txt'), 'utf8');
  expect(requirements).toContain(`\nawscli==${CLI_PARAMETERS.version} `);
});

describe('each command of the CDK in docs/ exists with its options', () => {
  // The file from which the command line builds its options; the package does not export it.
  const registry = join(require.resolve('aws-cdk/bin/cdk'), '../../lib/cli/cli-type-registry.json');
  const cdk: CdkCommands = JSON.parse(readFileSync(registry, 'utf8'));
  const documented = listDocumentedCommands('npx cdk');

  test.each(documented.map((command) => [describeCommand(command, 'npx cdk'), command] as const))(
    '%s',
    (_title, { words }) => {
      const [name = ''] = words;
      const known = { ...cdk.globalOptions, ...cdk.commands[name]?.options };
      expect(Object.keys(cdk.commands)).toContain(name);
      expect([...readOptions(words.slice(1)).keys()].filter((option) => !(option in known))).toEqual([]);
    },
  );
});

interface CdkCommands {
  readonly globalOptions: Readonly<Record<string, unknown>>;
  readonly commands: Readonly<Record<string, { readonly options?: Readonly<Record<string, unknown>> }>>;
}

describe('commands are read as a shell reads them', () => {
  const read = (text: string) => findCommands('page.md', text, 'aws').map(({ words }) => words);

  test('quotes are removed, lines are continued, and a pipe, a comment or a redirection ends the command', () => {
    const block = [
      '```sh',
      'aws rds a --query "A[?B==\'x y\']" \\',
      "  --flag 'one two' | sort",
      'aws rds b --id "$X" > file',
      'aws rds c   # why',
      'V=$(aws rds d --output text)',
      'for I in $(aws rds e); do',
      '```',
    ];
    expect(read(block.join('\n'))).toEqual([
      ['rds', 'a', '--query', "A[?B=='x y']", '--flag', 'one two'],
      ['rds', 'b', '--id', '$X'],
      ['rds', 'c'],
      ['rds', 'd', '--output', 'text'],
      ['rds', 'e'],
    ]);
  });

  test('inline code may be wrapped, and a table escapes its pipes', () => {
    expect(read('Run `aws kms\nenable-key --key-id <id>`, or\n\n| `aws sqs x \\| grep y` |')).toEqual([
      ['kms', 'enable-key', '--key-id', '<id>'],
      ['sqs', 'x'],
    ]);
  });
});
