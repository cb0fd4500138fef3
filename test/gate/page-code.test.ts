import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import * as gatePackage from '@bulwark/gate';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { transformSync } from '@swc/core';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { allFrameworks } from '../../packages/gate/src/frameworks/all-frameworks';
import { addAppEvidence } from '../../packages/gate/src/frameworks/app-evidence';
import { NoTemplateFindings, runSilently } from '../../packages/gate/test/quiet-gate';
import { readMarkdownFile } from '../docs/markdown-files';

const snippets = ['packages/gate/README.md', 'docs/gate.md'].flatMap((page) =>
  [...readMarkdownFile(page).matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code),
);

/** The construct that the README acknowledges a finding of. */
class WorkQueue extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnResource(this, 'Resource', { type: 'AWS::SQS::Queue' });
  }
}

/** The stack that docs/gate.md acknowledges a finding of, with a type that no rule knows. */
class PreviewStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnResource(this, 'Things', { type: 'Acme::Things::Thing' });
  }
}

/** Names that snippets import, or use without an import. */
const NAMES = { ...gatePackage, WorkQueue, PreviewStack };

let folder: string;
let app: App;
/** What a snippet handed to addGate(). */
let options: gatePackage.GateOptions = {};

/** Compiles the snippet that contains a text, and runs it. @returns what it exports */
function runSnippet(part: string): object {
  const code = snippets.find((snippet) => snippet.includes(part)) ?? '';
  expect(code).toContain(part);
  const { code: script } = transformSync(code, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const addGate = (_app: App, given: gatePackage.GateOptions): void => {
    options = given;
  };
  const names = { ...NAMES, addGate };
  const unimported = code.includes('import ') ? {} : names;
  const exported = {};
  const run = compileFunction(script, ['require', 'exports', 'app', ...Object.keys(unimported)]);
  Reflect.apply(run, undefined, [() => names, exported, app, ...Object.values(unimported)]);
  return exported;
}

/** Judges the app with the options of a snippet. */
function judge({ packs, acknowledgements = [], policy }: gatePackage.GateOptions): gatePackage.GateResult {
  const gate = new gatePackage.ComplianceGate({
    packs: packs ?? gatePackage.createPacks(['AwsSolutions', 'Bulwark']),
    today: '2026-11-23',
    templates: new NoTemplateFindings(),
    acknowledgements,
    ...(policy && { policy }),
  });
  gate.register(app);
  runSilently(() => app.synth());
  if (gate.result === undefined) throw new Error(String(gate.failure));
  return gate.result;
}

/** Ids and details of the open findings below a stack. */
function listOpen({ findings }: gatePackage.GateResult, stack: string): readonly string[] {
  return findings
    .filter(({ acceptedBy, path }) => acceptedBy === undefined && path.startsWith(`${stack}/`))
    .map(({ id }) => id);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulwark-readme-'));
  app = new App({ outdir: join(folder, 'cdk.out'), context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the code on the pages of the gate runs:', () => {
  test('a policy that trusts a registry, keeps nothing of a sandbox, and switches a rule off', () => {
    for (const name of ['sandbox', 'production']) {
      const stack = new Stack(app, name);
      new CfnResource(stack, 'Bucket', { type: 'AWS::S3::Bucket' });
      new CfnResource(stack, 'Log', { type: 'AWS::Logs::LogGroup', properties: { RetentionInDays: 30 } });
      for (const [id, Image] of Object.entries({ Partner: 'ghcr.io/example/api:1', Stranger: 'ghcr.io/other/api:1' })) {
        const properties = { ContainerDefinitions: [{ Name: 'api', Image }] };
        new CfnResource(stack, id, { type: 'AWS::ECS::TaskDefinition', properties });
      }
    }
    runSnippet('trusts: {');
    const result = judge(options);
    const open = listOpen(result, 'production');
    expect(open.filter((id) => id.includes('TrustImageRegistry'))).toHaveLength(1);
    expect(open).toContain('AwsSolutions-S10');
    expect(open).not.toContain('AwsSolutions-S1');
    expect(result.switchedOff.map(({ rule }) => rule)).toContain('AwsSolutions-S1');
    expect(open).toContain('Bulwark-LogsGroupRetentionOneYear');
    expect(listOpen(result, 'sandbox')).not.toContain('Bulwark-LogsGroupRetentionOneYear');
  });

  test('an acknowledgement that accepts the finding of its construct', () => {
    new WorkQueue(new Stack(app, 'sandbox'), 'Queue');
    const file = Reflect.get(runSnippet('acknowledge(WorkQueue'), 'workQueueAcks');
    const result = judge({ acknowledgements: [file] });
    expect(listOpen(result, 'sandbox')).toContain('AwsSolutions-SQS4');
    expect(listOpen(result, 'sandbox')).not.toContain('AwsSolutions-SQS3');
    expect(result.ledgerProblems).toEqual([]);
  });

  test('an acknowledgement of a type that is not judged', () => {
    new PreviewStack(app, 'sandbox');
    const file = Reflect.get(runSnippet('acknowledge(PreviewStack'), 'previewAcks');
    const result = judge({ acknowledgements: [file] });
    const found = result.findings.filter(({ rule }) => rule === 'Bulwark-NotJudgedType');
    expect(found.map(({ acceptedBy }) => acceptedBy?.subject)).toEqual(['PreviewStack']);
    expect(result.ledgerProblems).toEqual([]);
  });

  test('a test and a duty as evidence', () => {
    runSnippet('duties: {');
    const text = JSON.stringify(addAppEvidence(allFrameworks, options));
    expect(text).toContain('rejects a token without a second factor');
    expect(text).toContain('Keep the record of processing up to date.');
  });

  test('a test whose result is read', () => {
    runSnippet("testResults: 'test-results.json'");
    expect(options.testResults).toBe('test-results.json');
    expect(() => gatePackage.addGate(app, { ...options, root: folder })).not.toThrow();
  });

  test('a framework of the app, and a control that people checked', () => {
    new CfnResource(new Stack(app, 'sandbox'), 'Bucket', {
      type: 'AWS::S3::Bucket',
      properties: { VersioningConfiguration: { Status: 'Enabled' } },
    });
    runSnippet('manualResults: [');
    const { getAssessment } = gatePackage.addGate(app, { ...options, today: '2026-11-23', writeReports: false });
    runSilently(() => app.synth());
    const assessment = getAssessment();
    const states = assessment?.frameworks.at(-1)?.controls.map(({ id, state }) => `${id} ${state}`);
    expect(states).toEqual(['NET-1 failed', 'NET-2 met']);
    expect(assessment?.ledgerProblems).toEqual([]);
  });
});
