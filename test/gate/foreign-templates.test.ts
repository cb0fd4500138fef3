import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Assessment } from '@bulwark/gate';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, runInProcess } from './run-in-process';

const ROOT = join(__dirname, '..', '..');
const BUCKET = { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } };

/** Runs the program with a text at its standard input. */
function runProgram(words: readonly string[], input: string): Answer {
  const program = join(ROOT, 'packages/gate/src/cli/main.ts');
  const node = ['--no-warnings', '--import', 'tsx', '--conditions=bulwark-source', program];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, ...words], { input, encoding: 'utf8' });
  return { code: status ?? 0, stdout, stderr };
}

let folder: string;

/** Writes a file below the folder of this test. @returns its path */
async function write(name: string, content: string | object | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  const isData = typeof content === 'string' || content instanceof Uint8Array;
  await writeFile(file, isData ? content : JSON.stringify(content));
  return file;
}

function assess(...paths: readonly string[]): Assessment {
  const { stdout, stderr } = runInProcess([...paths.flatMap((path) => ['--template', path]), '--format', 'json']);
  if (!stdout.startsWith('{')) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Findings with the file and line of their resource. */
function locate({ findings, resources }: Assessment): readonly string[] {
  const places = new Map(
    resources.map(({ path, template, line }) => [path, `${template.slice(folder.length + 1)}:${line}`]),
  );
  return findings.map(
    ({ check, detail, resource }) => `${check}${detail === undefined ? '' : ` ${detail}`} at ${places.get(resource)}`,
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulwark-foreign-test-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('--template accepts', () => {
  test('any file name, in JSON and YAML, and names the file and the line', async () => {
    const names = [
      'names/my_stack.json',
      'names/01-eks.yaml',
      'names/mit Leerzeichen.yml',
      'names/größe.template',
      'names/other/my_stack.json',
    ];
    const yaml = 'Resources:\n\n  Bucket:\n    Type: AWS::S3::Bucket\n';
    const files = await Promise.all(names.map((name) => write(name, name.endsWith('.json') ? BUCKET : yaml)));
    const assessment = assess(...files);
    expect(assessment.resources.map(({ template, line }) => [template, line])).toEqual(
      files.map((file) => [file, file.endsWith('.json') ? 1 : 3]),
    );
    expect(new Set(assessment.environments).size).toBe(5);
    for (const file of files) {
      expect(locate(assessment)).toContainEqual(
        `S3BucketVersioning at ${file.slice(folder.length + 1)}:${file.endsWith('.json') ? 1 : 3}`,
      );
    }
  });

  test('standard input', () => {
    const { code, stdout } = runProgram(['--template', '-'], JSON.stringify(BUCKET));
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('At: standard input:1') });
  });

  test('a folder: templates are judged, broken ones are findings, other files are skipped with a sentence', async () => {
    await write('mixed/a.json', BUCKET);
    await write('mixed/deep/er/b.yaml', 'Resources:\n  Queue: { Type: AWS::SQS::Queue }\n');
    await write('mixed/broken.json', '{\n  "Resources": {\n    "A": oops\n');
    await write('mixed/values.yaml', 'replicas: 2\n');
    await write('mixed/picture.json', Uint8Array.of(0, 1, 2));
    await write('mixed/empty.yml', '');
    await write('mixed/node_modules/x/template.json', BUCKET);
    await write('mixed/README.md', '# Resources:');
    await symlink(join(folder, 'mixed'), join(folder, 'mixed', 'loop'));
    const { code, stdout, stderr } = runInProcess(['--template', join(folder, 'mixed')]);
    expect(code).toBe(1);
    expect(stderr).toContain(`Skipped ${join(folder, 'mixed', 'values.yaml')}: it has no section Resources.`);
    expect(stderr).toContain(`Skipped ${join(folder, 'mixed', 'picture.json')}: it is a binary file.`);
    expect(stderr).toContain(`Skipped ${join(folder, 'mixed', 'empty.yml')}: it is empty.`);
    expect(stdout).toContain('Bulwark-NotJudgedFile');
    expect(stdout).toContain(`At: ${join(folder, 'mixed', 'broken.json')}:3`);
    expect(stdout).toContain(`At: ${join(folder, 'mixed', 'deep', 'er', 'b.yaml')}:2`);
    expect(stdout).not.toContain('node_modules');
  });
});

describe('--template refuses', () => {
  test.each([
    ['an empty file', 'refused/empty.json', '', 'it is empty'],
    ['a binary file', 'refused/binary.yaml', '\u0000', 'it is a binary file'],
    ['a file without resources', 'refused/other.yaml', 'a: 1', 'it has no section Resources'],
    ['two documents', 'refused/two.yaml', 'Resources: {}\n---\nResources: {}\n', 'it has 2 YAML documents'],
  ])('%s, as a finding with its cause', async (_name, name, content, cause) => {
    const { code, stdout, stderr } = runInProcess(['--template', await write(name, content)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining(cause) });
    expect(stdout).toContain('Bulwark-NotJudgedFile');
    expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at /);
  });

  test('a file that is not there and a folder without templates, as wrong usage', async () => {
    await mkdir(join(folder, 'nothing/inside'), { recursive: true });
    await write('words/notes.json', '{"a": 1}');
    for (const name of ['nothing', 'missing.json', 'words']) {
      const { code, stderr } = runInProcess(['--template', join(folder, name)]);
      expect({ name, code, stderr }).toEqual({
        name,
        code: 2,
        stderr: expect.stringContaining(`--template ${join(folder, name)}: `),
      });
    }
  });
});

describe('of one template', () => {
  test('what cannot be read is named, while the rest is judged', async () => {
    const file = await write(
      'parts.yaml',
      [
        'Transform: [Count]',
        'Resources:',
        '  Module: { Type: { "Rain::Module": x } }',
        '  Listed: { Type: AWS::S3::Bucket, Properties: [1] }',
        '  Fn::Transform: { Name: "AWS::Include", Parameters: { Location: s3://a/b } }',
        '  constructor: { Type: AWS::SNS::Topic }',
        '  My-Queue_1: { Type: AWS::SQS::Queue, DependsOn: Nowhere }',
        '  Bucket:',
        '    Type: AWS::S3::Bucket',
        '    Properties: { Fn::If: [IsProd, { BucketName: a }, !Ref "AWS::NoValue"] }',
        'Conditions: { IsProd: !Equals [!Ref Env, prod] }',
        'Parameters: { Env: { Type: String } }',
        'Rules: { R: { Assertions: [] } }',
        'Hooks: {}',
        'Metadata: {}',
        'Outputs: [1]',
      ].join('\n'),
    );
    const found = locate(assess(file));
    for (const expected of [
      'NotJudgedTransform Count: the gate does not run the macro Count at parts.yaml:1',
      'NotJudgedResource Module: its Type is not a text at parts.yaml:3',
      'NotJudgedResource Listed: its Properties are not a map at parts.yaml:4',
      'NotJudgedTransform AWS::Include: the gate does not run the macro AWS::Include at parts.yaml:5',
      'S3BucketVersioning at parts.yaml:8',
    ]) {
      expect(found).toContainEqual(expected);
    }
    expect(found).toContainEqual(expect.stringMatching(/SQS.* at parts\.yaml:7/));
    expect(found).toContainEqual(expect.stringMatching(/SNS.* at parts\.yaml:6/));
  });

  test('a document beside the template is judged, at the API that names it', async () => {
    await write('sam/open-api.yaml', {
      openapi: '3.0.1',
      paths: {
        '/people': { get: { 'x-amazon-apigateway-integration': { type: 'http', uri: 'https://example.com' } } },
      },
    });
    const template =
      'Transform: AWS::Serverless-2016-10-31\nResources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties: { StageName: v1, ';
    await write('sam/template.yaml', `${template}DefinitionUri: open-api.yaml }\n`);
    await write('elsewhere/template.yaml', `${template}DefinitionUri: s3://bucket/open-api.yaml }\n`);
    const found = locate(assess(join(folder, 'sam')));
    expect(found).toContain('ApiDefinitionAuthorized get /people at sam/template.yaml:3');
    expect(found.filter((finding) => finding.startsWith('NotJudged'))).toEqual([]);
    expect(locate(assess(join(folder, 'elsewhere')))).toContainEqual(
      expect.stringMatching(/^NotJudgedProperty DefinitionUri: .* at elsewhere\/template\.yaml:3$/),
    );
  });

  test('SAM is expanded: a public URL, an administrator and an open method are found at the function', async () => {
    const file = await write(
      'sam.yaml',
      [
        'Transform: AWS::Serverless-2016-10-31',
        'Globals: { Function: { Runtime: nodejs22.x } }',
        'Resources:',
        '  Fn:',
        '    Type: AWS::Serverless::Function',
        '    Properties:',
        '      Handler: index.handler',
        '      CodeUri: ./src',
        '      Policies: [AdministratorAccess]',
        '      FunctionUrlConfig: { AuthType: NONE }',
        '      Environment: { Variables: { TOKEN: ghp_abcdefghijklmnopqrstuvwxyz0123456789 } }',
        '      Events: { Get: { Type: Api, Properties: { Path: /orders, Method: get } } }',
      ].join('\n'),
    );
    const found = locate(assess(file));
    expect(found).toContainEqual(
      expect.stringMatching(/^IAMNoManagedPolicies .*AdministratorAccess.* at sam\.yaml:4$/),
    );
    expect(found).toContainEqual('ApiMethodAuthorizationTypeSet at sam.yaml:4');
    expect(found.filter((finding) => /^Lambda.*Url.* at sam\.yaml:4$/.test(finding))).not.toEqual([]);
  });
});
