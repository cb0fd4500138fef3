import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GateRun, Way } from './gate-run';

/** Each measurement in a process of its own, as a synthesis is; the least disturbed of so many, taken in turn. */
const RUNS = 9;
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
    const [plain, gate, nag, naive, cached] = fastest([
      ['plain'],
      ['gate'],
      ['nag'],
      ['naive'],
      ['gate-and-validate', { cache }],
    ]);
    const [few, many] = fastest([
      ['gate-of-copies', { copies: SOME }],
      ['gate-of-copies', { copies: TEN_TIMES }],
    ]);
    if (!plain || !gate || !nag || !naive || !cached || !few || !many) throw new Error('no run');
    const asked = naive.evaluations;

    const rows: readonly (readonly [what: string, value: string, bar: string, ok: boolean])[] = [
      ['plain synth of both presets', seconds(plain), '', true],
      [
        'packs, own rules and all outputs add',
        seconds({ ms: gate.ms - plain.ms }),
        'less than 0.4 s',
        gate.ms - plain.ms < 400,
      ],
      [
        'for comparison, the packs of cdk-nag alone, as CDK runs them, add',
        seconds({ ms: nag.ms - plain.ms }),
        '',
        true,
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

/** The fastest of several runs of each way, in turn: what else the machine does slows all of them. */
function fastest(ways: readonly (readonly [way: Way, options?: Options])[]): GateRun[] {
  const rounds = Array.from({ length: RUNS }, () => ways.map(([way, options = {}]) => run(way, options)));
  return ways.flatMap((_, index) =>
    rounds
      .flatMap((round) => round[index] ?? [])
      .sort((one, other) => one.ms - other.ms)
      .slice(0, 1),
  );
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
