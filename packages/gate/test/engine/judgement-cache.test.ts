import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { App, CfnCondition, CfnParameter, Fn, Stack, Stage } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, type NagPack } from 'cdk-nag';
import type { AcknowledgementFile } from '../../src/acknowledgements/acknowledgement';
import { acknowledge } from '../../src/acknowledgements/acknowledgement';
import { buildAssessment } from '../../src/assessment/assess';
import { ComplianceGate } from '../../src/engine/compliance-gate';
import { type GatePolicy, STRICT } from '../../src/engine/gate-policy';
import { hasFailed } from '../../src/engine/gate-result';
import { createPacks } from '../../src/engine/known-packs';
import { allRules } from '../../src/rules/all-rules';
import { BulwarkChecks } from '../../src/rules/bulwark-checks';
import { createJudgementCache } from '../../src/runtime/judgement-files';
import { writeReports } from '../../src/runtime/write-reports';
import { NoTemplateFindings, runSilently } from '../quiet-gate';
import { createViolatingApp } from '../violating-app';
import { BOTH, Plain } from './evaluate-app';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulwark-cache-'));
});

beforeEach(() => rmSync(join(folder, 'cache'), { recursive: true, force: true }));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Judging {
  readonly packs?: readonly NagPack[];
  readonly policy?: GatePolicy;
  readonly acknowledgements?: readonly AcknowledgementFile[];
  readonly today?: string;
}

/** Judges an app with what is kept, and returns the number of evaluations and the reports. */
function judge(
  app: App,
  { policy = STRICT, packs = createPacks(), today = '2026-11-23', acknowledgements }: Judging = {},
) {
  const cache = createJudgementCache(join(folder, 'cache'));
  const gate = new ComplianceGate({
    packs,
    today,
    cache,
    templates: new NoTemplateFindings(),
    policy: () => policy,
    ...(acknowledgements && { acknowledgements }),
  });
  gate.register(app);
  runSilently(() => app.synth());
  const { result, failure } = gate;
  if (result === undefined) throw failure;
  const assessment = buildAssessment({
    result,
    cache,
    frameworks: [],
    version: '1.0.0',
    libraries: {},
    rulesUrl: 'https://www.example.com/rules.md',
    root: process.cwd(),
  });
  const reports = mkdtempSync(join(folder, 'reports-'));
  writeReports(assessment, reports, today, {}, process.cwd(), cache);
  const files = readdirSync(reports).map((file) => [file, readFileSync(join(reports, file), 'utf8')] as const);
  return {
    evaluations: result.evaluations,
    failed: hasFailed(result),
    ids: result.findings.map(({ id }) => id),
    files,
  };
}

function createApp(build: (stack: Stack) => void, env = { account: '111122223333', region: 'eu-central-1' }): App {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  build(new Stack(new Stage(app, 'sandbox'), 'Store', { env }));
  return app;
}

const createPlainApp = () => createApp((stack) => new Plain(stack, 'Plain'));

describe('unchanged templates', () => {
  test.each<[app: string, create: () => App]>([
    ['with many violations', createViolatingApp],
    ['with scenarios of conditions', () => createApp(addConditions)],
  ])('of an app %s are not judged again, and give the same reports', (_, create) => {
    const first = judge(create());
    const again = judge(create());
    expect(first.evaluations).toBeGreaterThan(10);
    expect(again.evaluations).toBe(0);
    expect(again.files).toEqual(first.files);
    expect(first.files.map(([file]) => file)).toContain('report.html');
  });

  test('fail again when an acknowledgement has expired', () => {
    const acknowledgements = [acknowledge(Plain, [BOTH])];
    const packs = () => [new AwsSolutionsChecks()];
    expect(judge(createPlainApp(), { packs: packs(), acknowledgements }).failed).toBe(false);
    const expired = judge(createPlainApp(), { packs: packs(), acknowledgements, today: '2027-07-01' });
    expect(expired).toMatchObject({ evaluations: 0, failed: true });
    expect(judge(createPlainApp(), { packs: packs() })).toMatchObject({ evaluations: 0, failed: true });
  });
});

describe('everything is judged again', () => {
  test.each<[change: string, create: () => App, judging?: Judging]>([
    ['a property is changed', () => createApp((stack) => new CfnBucket(stack, 'Plain', { bucketName: 'example' }))],
    ['a resource has another path', () => createApp((stack) => new Plain(stack, 'Other'))],
    ['the region is another one', () => createApp(addPlain, { account: '111122223333', region: 'eu-west-1' })],
    ['the account is another one', () => createApp(addPlain, { account: '444455556666', region: 'eu-central-1' })],
    ['the policy has other levels', createPlainApp, { policy: { ...STRICT, levels: ['required', 'hardening'] } }],
    ['the policy trusts an account', createPlainApp, { policy: { ...STRICT, trusts: { accounts: ['444455556666'] } } }],
    ['the environment is disposable', createPlainApp, { policy: { ...STRICT, disposable: true } }],
    ['there are fewer packs', createPlainApp, { packs: [new BulwarkChecks()] }],
  ])('when %s', (_, create, judging = {}) => {
    judge(createPlainApp());
    expect(judge(createPlainApp()).evaluations).toBe(0);
    expect(judge(create(), judging).evaluations).toBeGreaterThan(0);
  });

  class OwnChecks extends AwsSolutionsChecks {}
  class QuietChecks extends BulwarkChecks {}

  test.each<[pack: string, create: () => NagPack]>([
    ['has rules of somebody else', () => new BulwarkChecks(allRules.slice(1))],
    ['is a subclass of one of cdk-nag', () => new OwnChecks()],
    ['is a subclass of ours', () => new QuietChecks()],
    ['has another method', () => Object.assign(new AwsSolutionsChecks(), { checkResource: () => undefined })],
  ])('when a pack %s', (_, create) => {
    const packs = () => [new BulwarkChecks(), create()];
    judge(createPlainApp(), { packs: packs() });
    expect(judge(createPlainApp(), { packs: packs() }).evaluations).toBeGreaterThan(0);
  });

  test('for a rule of a user, whose answer may change', () => {
    const rule = allRules.find(({ id }) => id === 'S3BucketTlsRequired') ?? allRules[0];
    if (rule === undefined) throw new Error('there is no rule');
    let isFound = false;
    const own = { ...rule, id: 'OwnRule', types: ['AWS::S3::Bucket'], check: () => !isFound };
    const ids = () => judge(createPlainApp(), { packs: [new BulwarkChecks([own])] }).ids;
    expect(ids()).toEqual([]);
    isFound = true;
    expect(ids()).toEqual(['Bulwark-OwnRule']);
  });
});

const addPlain = (stack: Stack): unknown => new Plain(stack, 'Plain');

/** A bucket whose encryption depends on a parameter. */
function addConditions(stack: Stack): void {
  const parameter = new CfnParameter(stack, 'Mode', { allowedValues: ['open', 'closed'], default: 'open' });
  const isOpen = new CfnCondition(stack, 'IsOpen', { expression: Fn.conditionEquals(parameter, 'open') });
  for (const [id, condition] of [
    ['Bucket', isOpen],
    ['Other', undefined],
  ] as const) {
    const bucket = new CfnBucket(stack, id, { accessControl: 'PublicRead' });
    if (condition !== undefined) bucket.cfnOptions.condition = condition;
  }
}
