import { describe, expect, test } from '@jest/globals';
import { gateArguments, USAGE } from '../../bin/gate-arguments';

describe('what npm run gate can be asked', () => {
  test('nothing: every environment of this app, for a reader, by its own policy', () => {
    expect(gateArguments([])).toEqual({
      environments: [],
      templates: [],
      format: 'text',
      baseline: undefined,
      output: undefined,
      fails: undefined,
    });
  });

  test('several environments or templates', () => {
    expect(gateArguments(['--environment', 'a', '--environment', 'b'])).toMatchObject({ environments: ['a', 'b'] });
    expect(gateArguments(['--template', 'a.json', '--template', 'b.json'])).toMatchObject({
      templates: ['a.json', 'b.json'],
    });
  });

  test('what fails, or that nothing does', () => {
    expect(gateArguments(['--fail-on', 'error, undecided'])).toMatchObject({ fails: ['error', 'undecided'] });
    expect(gateArguments(['--fail-on', 'none'])).toMatchObject({ fails: [] });
  });

  test('for help, which names every option', () => {
    expect(gateArguments(['--help'])).toBe('help');
    for (const option of ['environment', 'template', 'format', 'output', 'baseline', 'fail-on', 'help']) {
      expect(USAGE).toContain(`--${option}`);
    }
  });
});

describe('what is refused, with what is allowed', () => {
  test.each([
    [['--format', 'xml'], '--format xml is not known; allowed: text, json, sarif'],
    [['--fail-on', 'errors'], '--fail-on errors is not known; allowed: error, warning, undecided, none'],
    [['--environment', 'a', '--template', 'b.json'], 'a foreign --template has none'],
    [['--enviroment', 'a'], '--enviroment'],
    [['sandbox'], 'sandbox'],
  ])('%j', (words, problem) => {
    expect(gateArguments(words)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
