import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Assessment } from '@bulwark/gate';
import { afterAll, describe, expect, test } from '@jest/globals';
import { describeCause } from '../../packages/gate/src/cli/foreign-file';
import { type Answer, runInProcess } from './run-in-process';

const ROOT = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'bulwark-odd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const YAML = 'Resources:\n  Uploads:\n    Type: AWS::S3::Bucket\n';
const JSON_TEXT = '{"Resources": {"Uploads": {"Type": "AWS::S3::Bucket"}}}';

function write(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const run = (...paths: readonly string[]): Answer =>
  runInProcess(['--packs', 'Bulwark', '--format', 'json', ...paths.flatMap((path) => ['--template', path])]);

function assess(...paths: readonly string[]): Assessment {
  const { stdout, stderr } = run(...paths);
  if (!stdout.startsWith('{')) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Files and causes of the findings that a file is not judged. */
const listRefused = ({ findings, resources }: Assessment): readonly string[] =>
  findings.flatMap(({ check, detail, resource }) => {
    const place = resources.find(({ path }) => path === resource);
    return check === 'NotJudgedFile' ? [`${relative(folder, place?.template ?? '')}: ${detail}`] : [];
  });

const isJudged = ({ findings }: Assessment, name: string): boolean =>
  findings.some(({ check, resource }) => check === 'S3BucketVersioning' && resource.startsWith(`${name}/`));

describe('a named file is judged', () => {
  test.each<[string, string, string | Uint8Array]>([
    ['with Windows line ends', 'crlf.yaml', YAML.replaceAll('\n', '\r\n')],
    ['with a byte order mark, in YAML', 'mark.yaml', `\uFEFF${YAML}`],
    ['with a byte order mark, in JSON', 'mark.json', `\uFEFF${JSON_TEXT}`],
    [
      'with Windows line ends, in JSON',
      'crlf.json',
      JSON.stringify(JSON.parse(JSON_TEXT), null, 1).replaceAll('\n', '\r\n'),
    ],
    ['with document markers', 'markers.yaml', `%YAML 1.1\n---\n${YAML}...\n`],
    ['without a line end', 'end.yaml', YAML.trimEnd()],
    ['of YAML under the name of JSON', 'yaml.json', YAML],
    ['of JSON with tabs', 'tabs.json', JSON.stringify(JSON.parse(JSON_TEXT), null, '\t')],
    ['without an extension', 'template', YAML],
    [
      'with a merge key',
      'merge.yaml',
      `Base: &base\n  Type: AWS::S3::Bucket\n${YAML.replace('Type: AWS::S3::Bucket', '<<: *base')}`,
    ],
    [
      'with an anchor and an alias',
      'alias.yaml',
      `${YAML}    Metadata: &m { a: 1 }\n  Other:\n    Type: AWS::S3::Bucket\n    Metadata: *m\n`,
    ],
    [
      'with a short form',
      'short.yaml',
      `${YAML}    Properties: { BucketName: !Sub "\${Other}-x" }\n  Other: { Type: AWS::S3::Bucket, Metadata: { a: !GetAtt Uploads.Arn } }\n`,
    ],
  ])('%s', (_name, name, content) => {
    const assessment = assess(write(`named/${name}`, content));
    expect(listRefused(assessment)).toEqual([]);
    expect(assessment.findings.map(({ check }) => check)).toContain('S3BucketVersioning');
    expect(assessment.resources[0]?.line).toBeGreaterThan(0);
  });

  test('once, whatever it is called', () => {
    const file = write('twice/once.yaml', YAML);
    symlinkSync(file, join(folder, 'twice', 'link.yaml'));
    const assessment = assess(
      file,
      file,
      relative(process.cwd(), file),
      dirname(file),
      join(folder, 'twice', 'link.yaml'),
    );
    expect(assessment.environments).toEqual(['once']);
  });
});

describe('a named file is refused with its cause, and nothing else is reported of it', () => {
  const huge = write('refused/huge.json', JSON_TEXT);
  truncateSync(huge, 11_000_000);
  symlinkSync('loop.yaml', join(folder, 'refused', 'loop.yaml'));
  symlinkSync('nowhere.json', join(folder, 'refused', 'dangling.json'));
  const utf16 = Buffer.from(JSON_TEXT, 'utf16le');
  write('refused/empty.json', '');
  write('refused/blank.yaml', ' \n\t\n');
  write('refused/comment.yaml', '# nothing\n');
  write('refused/binary.yaml', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1));
  write('refused/latin.yaml', Uint8Array.of(0x61, 0x3a, 0x20, 0xe4));
  write('refused/utf16.json', utf16);
  write('refused/utf16-mark.json', Buffer.concat([Uint8Array.of(0xff, 0xfe), utf16]));
  write('refused/tabs.yaml', 'Resources:\n\tUploads:\n\t\tType: AWS::S3::Bucket\n');
  write('refused/two.yaml', `${YAML}---\n${YAML}`);
  write('refused/package.json', '{"name": "example", "version": "1.0.0"}');
  write('refused/list.json', '[{"Resources": {}}]');
  write('refused/text.yaml', 'Resources');
  write('refused/broken.json', '{"Resources": {"Uploads": {"Type": ');
  write('refused/resources.yaml', 'Resources: [1]\n');

  test.each([
    ['huge.json', 'it has more than 10000000 bytes; CloudFormation reads at most 1 MB'],
    ['loop.yaml', 'it cannot be read: it is a link that leads back to itself'],
    ['dangling.json', 'it cannot be read: it does not exist'],
    ['empty.json', 'it is empty'],
    ['blank.yaml', 'it is empty'],
    ['comment.yaml', 'it is empty'],
    ['binary.yaml', 'it is a binary file'],
    ['latin.yaml', 'it is not text in UTF-8'],
    ['utf16.json', 'it is text in UTF-16; CloudFormation reads UTF-8'],
    ['utf16-mark.json', 'it is text in UTF-16; CloudFormation reads UTF-8'],
    ['tabs.yaml', 'it is not valid YAML: Tabs are not allowed as indentation'],
    ['two.yaml', 'it has 2 YAML documents; CloudFormation reads one template per file'],
    ['package.json', 'it has no section Resources'],
    ['list.json', 'it is a list with 1 item, and not a map with a Resources section'],
    ['text.yaml', 'it is the text "Resources", and not a map with a Resources section'],
    ['broken.json', expect.stringMatching(/^it is not valid JSON: /)],
    ['resources.yaml', 'it has no section Resources'],
  ])('%s: %s', (name, cause) => {
    const file = join(folder, 'refused', name);
    const { code, stdout } = run(file);
    const assessment: Assessment = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(assessment.findings.map(({ check, detail }) => [check, String(detail).replace(/^template: /, '')])).toEqual([
      ['NotJudgedFile', cause],
    ]);
  });

  test('a device is neither a file nor a folder', () => {
    expect(listRefused(assess('/dev/zero')).join()).toContain('it is neither a file nor a folder');
  });

  test('a file that this user may not read has that cause', () => {
    expect(describeCause(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }))).toBe(
      'this user may not read it',
    );
    expect(describeCause(new Error('anything else'))).toBe('anything else');
  });
});

describe('in a folder', () => {
  test('templates are judged, broken ones are refused, and other files are skipped with a sentence', () => {
    const inside = (name: string): string => `folder/${name}`;
    write(inside('good.yaml'), YAML);
    write(inside('deep/er/good-too.template'), JSON_TEXT);
    write(inside('broken.yaml'), `${YAML}  Other: [\n`);
    write(inside('two.yaml'), `${YAML}---\n${YAML}`);
    write(inside('utf16.json'), Buffer.from(`{\n${JSON_TEXT.slice(1)}`, 'utf16le'));
    const other = [inside('package.json'), inside('empty.yaml'), inside('picture.json'), inside('list.json')];
    write(other[0] ?? '', '{"name": "example"}');
    write(other[1] ?? '', '');
    write(other[2] ?? '', Uint8Array.of(0x89, 0x50, 0, 0));
    write(other[3] ?? '', '[1, 2]');
    write(inside('node_modules/x/template.json'), JSON_TEXT);
    symlinkSync(join(folder, 'folder'), join(folder, 'folder', 'deep', 'loop'));
    symlinkSync('itself.json', join(folder, 'folder', 'itself.json'));
    const { code, stdout, stderr } = run(join(folder, 'folder'));
    const assessment: Assessment = JSON.parse(stdout);
    expect(code).toBe(1);
    expect([isJudged(assessment, 'good'), isJudged(assessment, 'good-too')]).toEqual([true, true]);
    expect(listRefused(assessment).map((refused) => refused.split(':')[0])).toEqual([
      'folder/broken.yaml',
      'folder/two.yaml',
      'folder/utf16.json',
    ]);
    expect(stderr.match(/^Skipped .*$/gm)?.length).toBe(other.length);
    for (const file of other) expect(stderr).toMatch(new RegExp(`^Skipped ${join(folder, file)}: it .*\\.$`, 'm'));
    expect(stdout).not.toContain('node_modules');
  });

  test('an assembly that lost a template is refused by its parts, and the rest is judged', () => {
    const assembly = {
      version: '36.0.0',
      artifacts: Object.fromEntries(
        ['Kept', 'Lost'].map((name) => [
          name,
          {
            type: 'aws:cloudformation:stack',
            environment: 'aws://111122223333/eu-central-1',
            properties: { templateFile: `${name}.template.json` },
            displayName: name,
          },
        ]),
      ),
    };
    write('assembly/manifest.json', JSON.stringify(assembly));
    write('assembly/Kept.template.json', JSON_TEXT);
    const assessment = assess(join(folder, 'assembly'));
    expect(isJudged(assessment, 'Kept')).toBe(true);
    expect(listRefused(assessment)).toEqual([
      'assembly/Lost.template.json: template: it cannot be read: it does not exist',
    ]);
  });

  test('an assembly of a version that nobody knows is refused', () => {
    write('future/manifest.json', JSON.stringify({ version: '999.0.0', artifacts: {} }));
    write('future/good.yaml', YAML);
    expect(listRefused(assess(join(folder, 'future'))).join()).toContain('its cloud assembly cannot be read: ');
  });

  test('without a template it is wrong usage', () => {
    mkdirSync(join(folder, 'nothing', 'inside'), { recursive: true });
    const { code, stderr } = run(join(folder, 'nothing'));
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('the folder contains no file') });
  });
});

describe('standard input', () => {
  const OPTIONS = { encoding: 'utf8', cwd: ROOT, timeout: 50_000 } as const;
  const program = join(ROOT, 'packages/gate/src/cli/main.ts');
  const node = ['--no-warnings', '--import', 'tsx', '--conditions=bulwark-source', program, '--packs', 'Bulwark'];

  test('with nothing is refused', () => {
    const { status, stdout } = spawnSync(process.execPath, [...node, '--template', '-'], { ...OPTIONS, input: '' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining('Found: template: it is empty') });
  }, 60_000);

  test('and a pipe of the shell are judged together, each once', () => {
    const command = `"${process.execPath}" ${node.join(' ')} --template - --template - --template <(echo '${JSON_TEXT}')`;
    const { status, stdout } = spawnSync('bash', ['-c', command], { ...OPTIONS, input: YAML });
    expect(status).toBe(1);
    expect(stdout).toContain('Bulwark judged 2 resources');
  }, 60_000);
});
