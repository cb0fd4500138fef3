import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GateRun, Way } from './gate-run';

/**
 * Runs per measurement, each in a new process. The ways take turns, since the speed of a machine varies over minutes.
 */
const [DIFFERENCES, RUNS] = [15, 5];
/** Copies of a bare bucket, queue, topic and policy, which give many resources and many findings. */
const [SOME, TEN_TIMES] = [100, 1000];

/**
 * Measures the time of the gate, built as its users have it, against the same app without it, and against the same packs and CloudFormation Validate
 * as CDK runs them. Every number is printed beside its limit. The exit code is 1 if a limit is exceeded.
 */
function main(): void {
  execFileSync('npm', ['run', '--silent', 'build', '--workspace', 'packages/gate'], { stdio: 'inherit' });
  const cache = mkdtempSync(join(tmpdir(), 'bulwark-bench-'));
  try {
    for (const fromSources of [false, true]) run('gate-and-validate', { cache, fromSources });
    const rounds = runInTurn(DIFFERENCES, [
      ['plain'],
      ['gate'],
      ['nag'],
      ['gate-again', { cache }],
      ['gate-again', { cache, fromSources: true }],
    ]);
    const [plain, gate] = findFastest(rounds);
    const added = computeMedianAdded(rounds, 1);
    const addedByPacks = computeMedianAdded(rounds, 2);
    const addedAgain = computeMedianAdded(rounds, 3);
    const addedFromSources = computeMedianAdded(rounds, 4);
    const [naive, cached] = findFastest(runInTurn(RUNS, [['naive'], ['gate-and-validate', { cache }]]));
    const [few, many] = findFastest(
      runInTurn(RUNS, [
        ['gate-of-copies', { copies: SOME }],
        ['gate-of-copies', { copies: TEN_TIMES }],
      ]),
    );
    if (!plain || !gate || !naive || !cached || !few || !many) throw new Error('no run');

    const rows: readonly (readonly [name: string, value: string, limit: string, ok: boolean])[] = [
      ['plain synth of both presets', formatSeconds(plain), '', true],
      ['added by the packs of cdk-nag, as CDK runs them', formatSeconds({ ms: addedByPacks }), '', true],
      [
        'added by the gate with the same packs, the rules of Bulwark and all reports',
        `${formatSeconds({ ms: added })} (${(added / addedByPacks).toFixed(2)} of the packs)`,
        LIMIT_OF_ADDED,
        isFast(added, addedByPacks),
      ],
      [
        'the same, with unchanged templates',
        `${formatSeconds({ ms: addedAgain })} (${(addedAgain / addedByPacks).toFixed(2)} of the packs)`,
        LIMIT_OF_ADDED,
        isFast(addedAgain, addedByPacks),
      ],
      ['the same from its sources, as in this repository', formatSeconds({ ms: addedFromSources }), '', true],
      ['packs and CloudFormation Validate, as CDK runs them', formatSeconds(naive), '', true],
      ['the gate with both, with unchanged templates', formatSeconds(cached), '', true],
      ['times faster', (naive.ms / cached.ms).toFixed(1), 'at least 2.8', naive.ms / cached.ms >= 2.8],
      [
        'evaluations of the gate, compared with the packs as CDK runs them',
        `${gate.evaluations} of ${naive.evaluations} (${((100 * gate.evaluations) / naive.evaluations).toFixed(2)} %)`,
        'at most 1 %',
        gate.evaluations <= naive.evaluations / 100,
      ],
      [
        `time of the gate for ten times the resources (${few.resources} and ${many.resources})`,
        `${(many.judging / few.judging).toFixed(1)} times (${few.judging.toFixed(0)} ms, ${many.judging.toFixed(0)} ms)`,
        'at most 11',
        many.judging / few.judging <= 11,
      ],
    ];
    for (const [name, value, limit, ok] of rows) {
      process.stdout.write(`${ok ? '  ' : '! '}${name.padEnd(76)}${value.padEnd(34)}${limit}\n`);
    }
    process.exitCode = rows.every(([, , , ok]) => ok) ? 0 : 1;
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

const LIMIT_OF_ADDED = 'below 0.4 s, or 0.8 of the packs';

/** 0.4 s is the limit on a machine where the packs add 0.5 s. A slower machine is slower at both. */
function isFast(added: number, addedByPacks: number): boolean {
  return added < 400 || added <= 0.8 * addedByPacks;
}

interface Options {
  readonly cache?: string;
  readonly copies?: number;
  /** Whether the gate runs from its TypeScript sources, which `tsx` compiles. @default false */
  readonly fromSources?: boolean;
}

type Round = readonly GateRun[];

function runInTurn(times: number, ways: readonly (readonly [way: Way, options?: Options])[]): readonly Round[] {
  return Array.from({ length: times }, () => ways.map(([way, options = {}]) => run(way, options)));
}

/** Finds the fastest run of each way, which was the least disturbed. */
function findFastest(rounds: readonly Round[]): GateRun[] {
  const [ways = []] = rounds;
  return ways.flatMap((_, way) =>
    rounds
      .flatMap((round) => round[way] ?? [])
      .sort((one, other) => one.ms - other.ms)
      .slice(0, 1),
  );
}

/** Computes the median of the time that a way adds to the first way of its round. */
function computeMedianAdded(rounds: readonly Round[], way: number): number {
  const added = rounds.map((round) => (round[way]?.ms ?? Number.NaN) - (round[0]?.ms ?? Number.NaN));
  return added.sort((one, other) => one - other)[Math.floor(added.length / 2)] ?? Number.NaN;
}

function run(way: Way, { cache = '', copies = 0, fromSources = false }: Options): GateRun {
  const answer: GateRun = JSON.parse(
    execFileSync(
      process.execPath,
      [
        '--no-warnings',
        '--import',
        'tsx',
        ...(fromSources ? ['--conditions=bulwark-source'] : []),
        join(__dirname, 'gate-run.ts'),
        way,
        cache,
        `${copies}`,
      ],
      { encoding: 'utf8', env: { ...process.env, CDK_VALIDATION: 'false' }, stdio: ['ignore', 'pipe', 'ignore'] },
    ),
  );
  return answer;
}

function formatSeconds({ ms }: { readonly ms: number }): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

main();
