import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { runCommand } from '../../src/cli/command';
import { addGate } from '../../src/runtime/add-gate';
import { findVerificationProblems } from '../../src/runtime/verdict-file';
import { runSilently } from '../quiet-gate';

let folder: string;
let assembly: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulwark-verdict-'));
  assembly = join(folder, 'cdk.out');
  writeFileSync(join(folder, 'code.txt'), 'code');
  mkdirSync(join(folder, 'image'));
  writeFileSync(join(folder, 'image', 'Dockerfile'), 'FROM scratch');
  const app = new App({ outdir: assembly });
  const stack = new Stack(app, 'Store');
  new Key(stack, 'Key', { enableKeyRotation: true });
  new Key(new NestedStack(stack, 'Nested'), 'Key', { enableKeyRotation: true });
  new Asset(stack, 'Code', { path: join(folder, 'code.txt') });
  new DockerImageAsset(stack, 'Image', { directory: join(folder, 'image') });
  new Key(new Stack(new Stage(app, 'Stage'), 'Inner'), 'Key', { enableKeyRotation: true });
  addGate(app, { today: '2026-11-23' });
  runSilently(() => app.synth());
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const readFiles = (): string[] =>
  Object.keys(JSON.parse(readFileSync(join(assembly, 'bulwark', 'verdict.json'), 'utf8')).files);

describe('the verdict of an assembly', () => {
  test('covers manifests, templates, assets and images, those of nested stacks and stages included', () => {
    const files = readFiles();
    expect(files).toContain('manifest.json');
    expect(files).toContain('Store.template.json');
    expect(files).toContain('Store.assets.json');
    expect(files.filter((file) => file.endsWith('.nested.template.json'))).toHaveLength(1);
    expect(files.filter((file) => /^asset\.\w+\.txt$/.test(file))).toHaveLength(1);
    expect(files.filter((file) => /^assembly-Stage\/.*\.template\.json$/.test(file))).toHaveLength(1);
    expect(files.filter((file) => /^asset\.\w+\/Dockerfile$/.test(file))).toHaveLength(1);
    expect(files).not.toContain('validation-report.json');
  });

  test('holds while no file changes', () => {
    expect(findVerificationProblems(assembly)).toEqual([]);
  });

  test('does not hold after any of its files was changed or removed', () => {
    for (const file of readFiles()) {
      const path = join(assembly, file);
      const before = readFileSync(path);
      appendFileSync(path, ' ');
      expect(findVerificationProblems(assembly)).toContain(`${file} was changed after the gate judged it.`);
      if (file !== 'manifest.json' && !file.endsWith('/manifest.json')) {
        rmSync(path);
        expect(findVerificationProblems(assembly).join('\n')).toMatch(/was removed after|cannot be read/);
      }
      writeFileSync(path, before);
    }
    expect(findVerificationProblems(assembly)).toEqual([]);
  });

  test('does not hold without a manifest, without a verdict, or with a damaged one', () => {
    const verdict = join(assembly, 'bulwark', 'verdict.json');
    writeFileSync(verdict, '{');
    expect(findVerificationProblems(assembly).join()).toContain('is not a verdict of version 1.0');
    rmSync(verdict);
    expect(findVerificationProblems(assembly).join()).toContain('No gate judged this assembly.');
  });
});

describe('the command verify', () => {
  const verify = (...words: string[]): number => runSilently(() => runCommand(['verify', ...words]));

  test('ends with 0 for the judged assembly, 1 for a changed one, 2 for none', () => {
    expect(existsSync(assembly)).toBe(true);
    expect(verify(assembly)).toBe(0);
    appendFileSync(join(assembly, 'Store.template.json'), ' ');
    expect(verify(assembly)).toBe(1);
    expect(verify(join(folder, 'nothing'))).toBe(2);
    expect(verify(assembly, 'more')).toBe(2);
    expect(verify(assembly, '--format', 'json')).toBe(2);
  });
});
