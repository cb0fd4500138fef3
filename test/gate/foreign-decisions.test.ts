import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Assessment, acknowledge, addGate, createPacks, STRICT } from '@bulwark/gate';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { App, DefaultStackSynthesizer, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { addBlueprint } from '../../bin/add-blueprint';
import { parseEnvironments } from '../../bin/parse-environments';
import { readContextWithoutBundling } from '../../bin/read-context';
import { runSilently } from '../../packages/gate/test/quiet-gate';
import { type Answer, runInProcess } from './run-in-process';

const folder = mkdtempSync(join(tmpdir(), 'bulwark-decisions-'));
const REASON = 'The objects are public, and hold no personal data.';
/** Half a year ahead: the run that judges the files has the day of the clock. */
const UNTIL = new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10);
const OWN = { account: '111122223333', region: 'eu-central-1' };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readJson = <T>(...path: readonly string[]): T => JSON.parse(readFileSync(join(...path), 'utf8'));
const readNative = (assembly: string): Assessment => readJson(assembly, 'bulwark', 'assessment.json');
const readDecisions = (assembly: string): readonly string[] => [
  ...['--acknowledgements', join(assembly, 'bulwark', 'acknowledgements.json')],
  ...['--policy', join(assembly, 'bulwark', 'policy.json')],
];

function judge(assembly: string, ...options: readonly string[]): Answer & { readonly assessment: Assessment } {
  const answer = runInProcess(['--template', assembly, '--format', 'json', ...options]);
  if (!answer.stdout.startsWith('{')) throw new Error(`exit code ${answer.code}: ${answer.stderr}`);
  return { ...answer, assessment: JSON.parse(answer.stdout) };
}

function synthesize(app: App): void {
  // As the cdk command line: an open finding sets the exit code, and is no error of the app.
  process.env['CDK_OUTDIR'] = app.outdir;
  const { exitCode } = process;
  const summary = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    runSilently(() => app.synth());
  } finally {
    summary.mockRestore();
    process.exitCode = exitCode ?? 0;
    delete process.env['CDK_OUTDIR'];
  }
}

const createApp = (name: string, context: object = {}): App =>
  new App({
    outdir: join(folder, name),
    context: {
      'aws:cdk:enable-path-metadata': true,
      ...context,
      '@aws-cdk/core:failSynthOnValidationErrors': false,
    },
  });

/** What a verdict is about: findings with their state, what was off, and what went wrong. */
function summarize({ verdict, findings, switchedOff, ledgerProblems, packs }: Assessment): object {
  const list = findings.map(({ ids, resource, state, fails }) => `${ids.join()} ${resource} ${state} ${fails}`);
  // An app lists its environments in its own order, a folder by name.
  const off = switchedOff.map(({ environment, rule, reason }) => `${environment} ${rule} ${reason}`);
  return { verdict, findings: list.sort(), switchedOff: off.sort(), ledgerProblems, packs };
}

describe('the assembly of this repository, judged by its files with the decisions of its app', () => {
  let assembly: string;

  beforeAll(() => {
    const app = createApp('blueprint', readContextWithoutBundling());
    assembly = app.outdir;
    addBlueprint(app, parseEnvironments() ?? []);
    synthesize(app);
  }, 120_000);

  test('has the verdict of the app, with the same open and accepted findings', () => {
    const native = readNative(assembly);
    const { code, assessment } = judge(assembly, ...readDecisions(assembly));
    expect(summarize(assessment)).toEqual(summarize(native));
    expect(native.verdict.acknowledged).toBeGreaterThan(50);
    expect(code).toBe(native.verdict.outcome === 'passed' ? 0 : 1);
  }, 120_000);

  test('is not worse than the baseline of the app', () => {
    const { code, stdout } = runInProcess([
      ...['--template', assembly, ...readDecisions(assembly)],
      ...['--baseline', join(assembly, 'bulwark', 'assessment.json')],
    ]);
    expect(stdout).not.toMatch(/^### (New findings|Judged less|Broadened|Opened|Encryption)/m);
    expect(stdout).not.toContain('### Resources');
    expect([0, 1]).toContain(code);
  }, 120_000);
});

class Store extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnBucket(this, 'Bucket');
  }
}

/** An app with a finding that is accepted, a rule that is off, and another account that deploys it. */
function buildSmallApp(name: string, stranger?: string): string {
  const app = createApp(name);
  const synthesizer = new DefaultStackSynthesizer(
    stranger === undefined ? {} : { deployRoleArn: `arn:aws:iam::${stranger}:role/deploy` },
  );
  // exactOptionalPropertyTypes makes the class incompatible with CDK's interface.
  const props: StackProps = { env: OWN };
  const stack = new Stack(app, 'sandbox', Object.assign(props, { synthesizer }));
  new Store(stack, 'Store');
  new CfnQueue(stack, 'Queue', { sqsManagedSseEnabled: true });
  addGate(app, {
    packs: createPacks(['AwsSolutions', 'Bulwark']),
    acknowledgements: [
      acknowledge(Store, [{ rule: 'AwsSolutions-S1', at: 'Bucket', reason: REASON, owner: 'platform', until: UNTIL }]),
    ],
    policy: () => ({
      ...STRICT,
      rules: { 'AwsSolutions-SQS3': { off: 'The queue is itself the dead letter queue.' } },
      disposable: true,
    }),
  });
  synthesize(app);
  return app.outdir;
}

describe('an assembly with decisions of its app', () => {
  let assembly: string;
  beforeAll(() => {
    assembly = buildSmallApp('small');
  });

  /** A copy that somebody changes. */
  function copyAssembly(name: string): string {
    const copy = join(folder, name);
    cpSync(assembly, copy, { recursive: true });
    return copy;
  }

  test('is judged without them, since whoever writes the folder writes them; they are offered', () => {
    const { assessment, stderr } = judge(assembly);
    expect(assessment.acknowledgements).toEqual([]);
    expect(assessment.switchedOff.filter(({ level }) => level === undefined)).toEqual([]);
    expect(stderr).toContain(`After a review, add: ${readDecisions(assembly).join(' ')}`);
  });

  test('has the verdict of the app with them, and a sentence that they are of the judged folder', () => {
    const { assessment, stderr } = judge(assembly, ...readDecisions(assembly));
    expect(summarize(assessment)).toEqual(summarize(readNative(assembly)));
    expect(assessment.verdict.acknowledged).toBe(1);
    expect(stderr).toContain('Whoever can write the folder can accept findings there.');
  });

  test('has it with a reviewed copy too, without that sentence', () => {
    const copies = ['acknowledgements', 'policy'].map((name) => {
      const copy = join(folder, `reviewed-${name}.json`);
      cpSync(join(assembly, 'bulwark', `${name}.json`), copy);
      return [`--${name}`, copy];
    });
    const { assessment, stderr } = judge(assembly, ...copies.flat());
    expect(summarize(assessment)).toEqual(summarize(readNative(assembly)));
    expect(stderr).not.toContain('Whoever can write');
  });

  test.each([
    ['a template', 'sandbox.template.json'],
    ['an accepted finding', 'bulwark/acknowledgements.json'],
    ['the policy', 'bulwark/policy.json'],
    ['the manifest', 'manifest.json'],
  ])('does not count them after %s was changed', (name, file) => {
    const copy = copyAssembly(`changed ${name}`);
    appendFileSync(join(copy, file), ' ');
    const { code, stderr } = runInProcess(['--template', copy, ...readDecisions(copy)]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(`${file} was changed after`) });
    expect(runInProcess(['--template', copy]).stderr).toContain('so the decisions of its app do not count');
    expect(runInProcess(['verify', copy]).code).toBe(1);
  });

  test('does not count them without a verdict of a gate', () => {
    const copy = copyAssembly('unjudged');
    rmSync(join(copy, 'bulwark', 'verdict.json'));
    const { code, stderr } = runInProcess(['--template', copy, ...readDecisions(copy)]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('has no verdict of a gate') });
  });

  test('of another account that deploys it has the finding of the app', () => {
    const other = buildSmallApp('strange', '444455556666');
    const find = ({ findings }: Assessment) =>
      findings.filter(({ check }) => check === 'DeploymentByOwnAccounts').map(({ detail }) => detail);
    const expected = ['assumeRoleArn: account 444455556666 deploys the stack'];
    expect(find(readNative(other))).toEqual(expected);
    expect(find(judge(other).assessment)).toEqual(expected);
    expect(find(judge(other, '--accounts', '444455556666').assessment)).toEqual([]);
  });

  test('that is loaded twice has the deployment facts of both', () => {
    const { assessment } = judge(assembly, '--template', copyAssembly('second'), '--levels', 'required,hardening');
    const found = assessment.findings.filter(({ check }) => check === 'DeploymentTerminationProtection');
    expect(new Set(found.map(({ resource }) => resource.split('/')[0])).size).toBe(2);
  });
});
