import { describe, expect, test } from '@jest/globals';
import { parseArguments, renderUsage } from '../../src/cli/arguments';

describe('the command line accepts', () => {
  test('no option, for every environment of the app, as text, by its policy', () => {
    expect(parseArguments([])).toEqual({
      verify: undefined,
      environments: [],
      templates: [],
      packs: undefined,
      facts: { accounts: [], disposable: [] },
      acknowledgements: [],
      policy: undefined,
      frameworks: [],
      manualResults: [],
      levels: undefined,
      format: 'text',
      baseline: undefined,
      output: undefined,
      sources: undefined,
      fails: undefined,
    });
  });

  test('several environments or templates', () => {
    expect(parseArguments(['--environment', 'a', '--environment', 'b'])).toMatchObject({ environments: ['a', 'b'] });
    expect(parseArguments(['--template', 'a.json', '--template', 'b.json'])).toMatchObject({
      templates: ['a.json', 'b.json'],
    });
  });

  test('several frameworks and files with results by hand, for templates and for the app of the folder', () => {
    const words = ['--framework', 'a.json', '--framework', 'b.yaml', '--manual-results', 'results.yaml'];
    const files = { frameworks: ['a.json', 'b.yaml'], manualResults: ['results.yaml'] };
    expect(parseArguments(words)).toMatchObject(files);
    expect(parseArguments([...words, '--template', 'a.json'])).toMatchObject(files);
  });

  test('packs and levels for templates', () => {
    expect(
      parseArguments(['--template', 'a.json', '--packs', 'AwsSolutions,Bulwark', '--levels', 'required, hardening']),
    ).toMatchObject({ packs: ['AwsSolutions', 'Bulwark'], levels: ['required', 'hardening'] });
  });

  test('own accounts, and environments that may be deleted, for templates', () => {
    expect(
      parseArguments(['--template', 'cdk.out', '--accounts', '111122223333, 444455556666', '--disposable', 'sandbox']),
    ).toMatchObject({ facts: { accounts: ['111122223333', '444455556666'], disposable: ['sandbox'] } });
  });

  test('verify, of cdk.out or a folder', () => {
    expect(parseArguments(['verify'])).toMatchObject({ verify: 'cdk.out' });
    expect(parseArguments(['verify', 'out'])).toMatchObject({ verify: 'out' });
  });

  test('which findings fail the build', () => {
    expect(parseArguments(['--fail-on', 'error, undecided'])).toMatchObject({ fails: ['error', 'undecided'] });
    expect(parseArguments(['--fail-on', 'none'])).toMatchObject({ fails: [] });
  });

  test('--help, and the help lists every option in lines of at most 110 characters', () => {
    expect(parseArguments(['--help'])).toBe('help');
    expect(parseArguments(['-h'])).toBe('help');
    for (const option of [
      'environment',
      'template',
      'packs',
      'levels',
      'accounts',
      'disposable',
      'policy',
      'acknowledgements',
      'format',
      'output',
      'sources',
      'baseline',
      'fail-on',
      'help',
    ]) {
      expect(renderUsage({ command: 'gate', environments: 'environments.ts' })).toContain(`--${option}`);
    }
    const usage = renderUsage({ command: 'npm run gate --', environments: 'bin/environments.ts' });
    expect(usage.split('\n').filter((line) => line.length > 110)).toEqual([]);
  });
});

describe('the command line rejects, with the allowed values', () => {
  test.each([
    [['--format', 'xml'], '--format xml: "xml" is unknown. Allowed: text, json, sarif'],
    [['--fail-on', 'errors'], '--fail-on errors: "errors" is unknown. Allowed: error, warning, undecided, none'],
    [['--environment', 'a', '--template', 'b.json'], 'cannot be combined with --template'],
    [['--packs', 'Serverless'], '--packs requires --template'],
    [['--template', 'a.json', '--packs', 'Nag'], '"Nag" is unknown. Allowed: AwsSolutions'],
    [['--template', 'a.json', '--accounts', 'mine'], '--accounts mine is no account id. Write twelve digits.'],
    [['--policy', 'p.json'], '--policy and --acknowledgements require --template'],
    [['--acknowledgements', 'a.json'], '--policy and --acknowledgements require --template'],
    [['--disposable', 'sandbox'], '--accounts and --disposable require --template'],
    [['verify', 'a', 'b'], 'verify with one folder'],
    [['verify', '--format', 'json'], 'verify takes a folder and no options'],
    [['--sources', 'javascript:alert(1)'], 'is no address. Write https://HOST/PATH'],
    [['--levels', 'all'], '"all" is unknown. Allowed: required, hardening'],
    [['--enviroment', 'a'], '--enviroment'],
    [['sandbox'], 'sandbox'],
  ])('%j', (words, problem) => {
    expect(parseArguments(words)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
