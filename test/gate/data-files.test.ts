import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addGate, type GateOptions } from '@bulwark/gate';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { runInProcess } from './run-in-process';

let folder: string;
const write = (file: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, file), content);
  return join(folder, file);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulwark-data-'));
  write('template.json', '{"Resources": {"Store": {"Type": "AWS::S3::Bucket"}}}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Options that name a file, with what the file has to be. */
const OPTIONS = [
  ['--framework', 'a map with version and framework', 'framework.schema.json'],
  ['--manual-results', 'a map with version and results', 'manual-results.schema.json'],
  ['--acknowledgements', 'a map with version and acknowledgements', 'acknowledgements.schema.json'],
  ['--policy', 'a map with version', 'policy.schema.json'],
] as const;

/** Contents that are no map, with the line and what the message says about them. */
const CONTENTS: readonly (readonly [name: string, content: string | Uint8Array, found: string])[] = [
  ['a list', '- id: acme\n- id: other\n', ':1: it is a list with 2 items, and not FORM.'],
  ['a list in JSON', '[{"id": "acme"}]', ':1: it is a list with 1 item, and not FORM.'],
  ['a text', 'ACME baseline 2027', ':1: it is the text "ACME baseline 2027", and not FORM.'],
  ['a long text', 'a'.repeat(500), `:1: it is the text "${'a'.repeat(40)}...", and not FORM.`],
  ['nothing', '', ':1: it is empty.'],
  ['two documents', 'a: 1\n---\nb: 2\n', ':3: it has 2 YAML documents; write each into a file of its own, and repeat'],
  ['broken JSON', '{\n  "version": "1.0",\n', ': it is not valid JSON: '],
  ['UTF-16', Buffer.from('version: 1', 'utf16le'), ':1: it is text in UTF-16; save it as UTF-8.'],
  ['a binary file', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1), ':1: it is a binary file.'],
];

describe.each(OPTIONS)('%s of a file that is not %s', (option, form, schema) => {
  test.each(CONTENTS)('with %s says what was found and what is allowed', (name, content, found) => {
    const file = write(`${name.replaceAll(' ', '-')}.yaml`, content);
    const { code, stdout, stderr } = runInProcess(['--template', join(folder, 'template.json'), option, file]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.replace(/:\d+: it is not valid JSON/, ': it is not valid JSON')).toContain(
      `${option} ${file}${found.replace('FORM', form)}`,
    );
    expect(stderr).toContain(
      `Write ${form}, in JSON or YAML. ${schema} in the package @bulwark/gate describes each field.`,
    );
    const message = stderr.split('\n').filter((line) => !line.startsWith('Loading'));
    expect(message.join('\n')).not.toMatch(/Resources|CloudFormation|template/);
  });

  test('with a function of templates says that it has no meaning there', () => {
    const file = write('function.yaml', 'version: !Sub "1.0"\n');
    const { code, stderr } = runInProcess(['--template', join(folder, 'template.json'), option, file]);
    expect(code).toBe(2);
    expect(stderr).toContain('line 1: the tag !Sub has a meaning in templates only; write the value itself.');
  });
});

test('files of addGate() are refused alike', () => {
  const file = (content: string): string => write('file.json', content);
  const add = (options: GateOptions) => () => addGate(new App(), { ...options, root: folder, writeReports: false });
  for (const name of ['frameworks', 'manualResults'] as const) {
    const give = (path: string): GateOptions => ({ [name]: name === 'frameworks' ? [path] : path });
    expect(add(give(file('[1]')))).toThrow(/file\.json has mistakes:\n {2}the file is \[1\]\. Write a map\./);
    expect(add(give(file('- id: acme')))).toThrow(/file\.json is not JSON: .*Write JSON; only the options of/);
  }
});
