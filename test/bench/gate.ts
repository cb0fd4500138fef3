import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GateRun, Way } from './gate-run';

/** Each measurement in a process of its own, as a synthesis is, so many times in turn: a machine is slower in one minute than in the next. */
const [DIFFERENCES, RUNS] = [15, 5];
/** Copies of a bare bucket, queue, role and function: many resources, many findings. */
const [SOME, TEN_TIMES] = [100, 1000];

/**
 * What the gate costs, against the same app without it and against the same packs and CloudFormation Validate as CDK runs them. Every number is printed
 * beside its bar; a bar that is missed ends with exit code 1.
 */
function main(): void {
  const cache = mkdtempSync(join(tmpdir(), 'bulwark-bench-'));
  try {
    run('gate-and-validate', { cache });
    const rounds = inTurn(DIFFERENCES, [['plain'], ['gate'], ['nag']]);
    const [plain, gate] = fastest(rounds);
    const added = medianAdded(rounds, 1);
    const addedByPacks = medianAdded(rounds, 2);
    const [naive, cached] = fastest(inTurn(RUNS, [['naive'], ['gate-and-validate', { cache }]]));
    const [few, many] = fastest(
      inTurn(RUNS, [
        ['gate-of-copies', { copies: SOME }],
        ['gate-of-copies', { copies: TEN_TIMES }],
      ]),
    );
    if (!plain || !gate || !naive || !cached || !few || !many) throw new Error('no run');
    const asked = naive.evaluations;

    const rows: readonly (readonly [what: string, value: string, bar: string, ok: boolean])[] = [
      ['plain synth of both presets', seconds(plain), '', true],
      ['the packs of cdk-nag alone, as CDK runs them, add', seconds({ ms: addedByPacks }), '', true],
      [
        'the gate adds, with the same packs, own rules and all outputs',
        `${seconds({ ms: added })} (${(added / addedByPacks).toFixed(2)} of it)`,
        'less than 0.4 s, or 0.8 of it',
        // 0.4 s is the bar where the packs alone add 0.5 s; a slower machine is slower at both.
        added < 400 || added <= 0.8 * addedByPacks,
      ],
      ['packs and CloudFormation Validate, as CDK runs them', seconds(naive), '', true],
      ['the gate with both, nothing changed', seconds(cached), '', true],
      ['times faster', (naive.ms / cached.ms).toFixed(1), 'at least 2.8', naive.ms / cached.ms >= 2.8],
      [
        'evaluations, of those that the packs make by themselves',
        `${gate.evaluations} of ${asked} (${((100 * gate.evaluations) / asked).toFixed(2)} %)`,
        'at most 1 %',
        gate.evaluations <= asked / 100,
      ],
      [
        `time of the gate for ten times the resources (${few.resources} and ${many.resources})`,
        `${(many.judging / few.judging).toFixed(1)} times (${few.judging.toFixed(0)} ms, ${many.judging.toFixed(0)} ms)`,
        'at most 11',
        many.judging / few.judging <= 11,
      ],
    ];
    for (const [what, value, bar, ok] of rows) {
      process.stdout.write(`${ok ? '  ' : '! '}${what.padEnd(76)}${value.padEnd(34)}${bar}\n`);
    }
    process.exitCode = rows.every(([, , , ok]) => ok) ? 0 : 1;
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

interface Options {
  readonly cache?: string;
  readonly copies?: number;
}

type Round = readonly GateRun[];

function inTurn(times: number, ways: readonly (readonly [way: Way, options?: Options])[]): readonly Round[] {
  return Array.from({ length: times }, () => ways.map(([way, options = {}]) => run(way, options)));
}

/** The least disturbed run of each way. */
function fastest(rounds: readonly Round[]): GateRun[] {
  const [ways = []] = rounds;
  return ways.flatMap((_, way) =>
    rounds
      .flatMap((round) => round[way] ?? [])
      .sort((one, other) => one.ms - other.ms)
      .slice(0, 1),
  );
}

/** The middle one of what a way took longer than the first way of its round. */
function medianAdded(rounds: readonly Round[], way: number): number {
  const added = rounds.map((round) => (round[way]?.ms ?? Number.NaN) - (round[0]?.ms ?? Number.NaN));
  return added.sort((one, other) => one - other)[Math.floor(added.length / 2)] ?? Number.NaN;
}

function run(way: Way, { cache = '', copies = 0 }: Options): GateRun {
  const answer: GateRun = JSON.parse(
    execFileSync(
      process.execPath,
      ['--no-warnings', '--import', 'tsx', join(__dirname, 'gate-run.ts'), way, cache, `${copies}`],
      { encoding: 'utf8', env: { ...process.env, CDK_VALIDATION: 'false' }, stdio: ['ignore', 'pipe', 'ignore'] },
    ),
  );
  return answer;
}

function seconds({ ms }: { readonly ms: number }): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

main();
