import { describe, expect, test } from '@jest/globals';
import { HELP, parseGameDayArguments, renderScenarios } from '../../rehearsal/gameday/arguments';
import { type Play, playGameDay } from '../../rehearsal/gameday/game-day';
import { SCENARIOS } from '../../rehearsal/response/scenarios';
import { StepFailed } from '../../rehearsal/step-log';
import { readMarkdownFile } from '../docs/markdown-files';

const KNOWN = ['sandbox', 'production'];
const NAMES = SCENARIOS.map(({ name }) => name);

describe('the options of the game day', () => {
  test('without any, every scenario is played in the first environment', () => {
    expect(parseGameDayArguments([], KNOWN)).toEqual({ environment: 'sandbox', scenarios: SCENARIOS });
  });

  test('scenarios and the environment can be chosen', () => {
    const given = ['--scenario', 'stolen-access-key', '--scenario', 'scanning-address', '--environment', 'production'];
    const { environment, scenarios } = Object(parseGameDayArguments(given, KNOWN));
    expect(environment).toBe('production');
    expect(scenarios.map(({ name }: { readonly name: string }) => name)).toEqual([
      'scanning-address',
      'stolen-access-key',
    ]);
  });

  test('help is an option, and names the others', () => {
    expect(parseGameDayArguments(['--help'], KNOWN)).toBe('help');
    expect(['--list', '--scenario', '--environment'].filter((option) => !HELP.includes(option))).toEqual([]);
  });

  test('an unknown scenario, environment or option is refused', () => {
    expect(() => parseGameDayArguments(['--scenario', 'flood'], KNOWN)).toThrow(/expected .*stolen.*, got "flood"/);
    expect(() => parseGameDayArguments(['--environment', 'staging'], KNOWN)).toThrow(
      '--environment: expected sandbox or production, got "staging"',
    );
    expect(() => parseGameDayArguments(['--fast'], KNOWN)).toThrow('--fast');
  });

  test('the list has each scenario in a line, and so has the page', () => {
    expect(parseGameDayArguments(['--list'], KNOWN)).toBe('list');
    const listed = renderScenarios().trimEnd().split('\n');
    expect(listed.map((line) => line.split('  ')[0])).toEqual(NAMES);
    const width = Math.max(...NAMES.map(({ length }) => length)) + 2;
    expect(listed.map((line) => line.slice(width))).toEqual(SCENARIOS.map(({ story }) => story));
    const page = readMarkdownFile('docs/runbooks/game-day.md');
    expect([...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)).toEqual(NAMES);
  });
});

describe('a game day', () => {
  /** A clock that goes on by half a second with each look. */
  const createClock = () => {
    let time = 1_000_000;
    return () => {
      time += 500;
      return time;
    };
  };
  const contained: Play = {
    name: 'one',
    story: 'Contained.',
    play: async (tell) => {
      tell('finding received');
      tell('contained');
    },
  };

  test('prints the seconds since the finding, and that all was contained', async () => {
    const written: string[] = [];
    expect(await playGameDay([contained, contained], (text) => written.push(text), createClock())).toEqual([]);
    expect(written.join('')).toBe(
      [
        '',
        'one: Contained.',
        '     0.0 s  finding received',
        '     0.5 s  contained',
        '',
        'one: Contained.',
        '     0.0 s  finding received',
        '     0.5 s  contained',
        '',
        '2 of 2 contained and undone',
        '',
      ].join('\n'),
    );
  });

  test('names what was not contained, and plays the rest', async () => {
    const written: string[] = [];
    const broken: Play = {
      name: 'other',
      story: 'Not contained.',
      play: async (tell) => {
        tell('finding received');
        throw new StepFailed('the execution failed');
      },
    };
    expect(await playGameDay([broken, contained], (text) => written.push(text), createClock())).toEqual(['other']);
    const text = written.join('');
    expect(text).toContain('     0.5 s  FAILED: the execution failed\n');
    expect(text).toContain('     0.5 s  contained\n');
    expect(text).toMatch(/1 of 2 contained and undone; FAILED: other\n$/);
  });

  test('ends at an error of the program itself', async () => {
    const broken: Play = { ...contained, play: () => Promise.reject(new TypeError('fetch failed')) };
    await expect(playGameDay([broken], () => undefined)).rejects.toThrow('fetch failed');
  });
});
