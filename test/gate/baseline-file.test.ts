import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runInProcess } from './run-in-process';

const folder = mkdtempSync(join(tmpdir(), 'bulwark-baseline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const store = write('store.json', { Resources: { Uploads: { Type: 'AWS::S3::Bucket' } } });
const run = (...words: readonly string[]) => runInProcess(['--template', store, ...words]);
const assess = (...words: readonly string[]) => JSON.parse(run('--format', 'json', ...words).stdout);

describe('--baseline', () => {
  test('of the same rules is met, although findings are open', () => {
    const baseline = write('same.json', assess('--packs', 'Bulwark'));
    const { code, stdout } = run('--packs', 'Bulwark', '--baseline', baseline);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Nothing got worse against the baseline.\n' });
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['packs', ['--packs', 'AwsSolutions,Bulwark'], ['--packs', 'Bulwark']],
    ['levels', ['--levels', 'required,hardening'], ['--levels', 'required']],
    ['kinds that fail', [], ['--fail-on', 'none']],
  ])('of more %s is not met, and it is told what is missing', (_name, before, after) => {
    const baseline = write('more.json', assess(...before));
    const { code, stdout } = run(...after, '--baseline', baseline);
    expect(code).toBe(1);
    expect(stdout).toMatch(/### Judged less than the baseline|, and it failed\)/);
    expect(stdout).toContain('Worse than the baseline');
  });

  test('of another file name is compared, and what got wider is said in words', () => {
    const Bucket = {
      Type: 'AWS::S3::Bucket',
      Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
    };
    const before = write('before.json', { Resources: { Bucket } });
    const after = write('after.json', {
      Resources: { Bucket: { ...Bucket, Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: false } } } },
    });
    const assessed = runInProcess(['--template', before, '--format', 'json']).stdout;
    const baseline = write('baseline.json', assessed);
    expect(runInProcess(['--template', before, '--baseline', baseline])).toMatchObject({ code: 0 });
    const { code, stdout } = runInProcess(['--template', after, '--baseline', baseline]);
    expect(code).toBe(1);
    expect(stdout).toContain('### Wider (1)');
    expect(stdout).toContain('BlockPublicAcls of after/Bucket was true and is false.');
  });

  test('of an older version of the gate is told to have no facts', () => {
    const facts = [{ kind: 'network', resource: 'store/Uploads', fact: 'Route {}' }];
    const { code, stdout } = run('--baseline', write('older.json', { ...assess(), facts }));
    expect(code).toBe(1);
    expect(stdout).toContain('written by an older version of the gate, so it has no facts about exposure');
  });

  test('that is damaged is told with the place, before anything is judged', () => {
    const baseline = write('damaged.json', { ...assess(), findings: 1 });
    const { code, stderr } = run('--baseline', baseline);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('findings is 1. Write a list.') });
    expect(stderr).not.toContain('Loading');
    expect(run('--baseline', folder).stderr).toContain('it is a folder. Name a file.');
    expect(run('--baseline', write('text.json', 'x')).stderr).toContain('is not an assessment.json of version 1.0');
  });
});
