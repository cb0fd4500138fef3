import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runInProcess } from './run-in-process';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulwark-report-page-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('bulwark-gate --format html', () => {
  test('writes one page for a foreign template, with acknowledgements that the next run accepts', () => {
    const template = write('bucket.json', JSON.stringify({ Resources: { Uploads: { Type: 'AWS::S3::Bucket' } } }));
    const { code, stdout } = runInProcess(['--template', template, '--format', 'html']);
    expect([code, stdout.startsWith('<!doctype html>')]).toEqual([1, true]);
    expect(stdout.length).toBeLessThan(400_000);
    expect(stdout).toContain('Uploads bucket');
    expect(stdout).toContain(`npx bulwark-gate --template ${template} --packs AwsSolutions,Bulwark`);

    const [, findings = ''] = /<section id="findings"[^>]*>(.*?)<\/section>/s.exec(stdout) ?? [];
    const codes = [...findings.matchAll(/<pre>(.*?)<\/pre>/gs)].map(([, text = '']) => text);
    expect(codes.length).toBeGreaterThan(3);
    const options = codes.flatMap((text, number) => {
      const accepted = text
        .replaceAll('&#39;', "'")
        .replaceAll('&quot;', '"')
        .replace('reason: ""', 'reason: "The objects are public and hold no personal data."')
        .replace('owner: ""', 'owner: "platform-security"');
      return ['--acknowledgements', write(`${number}.yaml`, accepted)];
    });
    const again = runInProcess(['--template', template, ...options, '--format', 'html']);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('It may be deployed: no finding is open.');
  });
});
