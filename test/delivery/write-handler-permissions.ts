/**
 * Writes handler-permissions.json: for each resource type of the templates, the IAM actions that CloudFormation's
 * handlers need. They come from the schemas of CloudFormation's registry, as the Python package cfn-lint ships them.
 * Run it when the test names a type without an entry, or when rehearsal/requirements.txt names another cfn-lint:
 *
 *     node --no-warnings --import tsx --conditions=bulwark-source test/delivery/write-handler-permissions.ts
 *
 * It needs python3 with pip, and downloads cfn-lint into a temporary folder. Only this script needs Python; the test
 * reads the JSON file.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html (handlers)
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeEnvironments } from './deployed-environments';
import { OPERATIONS } from './handler-operations';

const REGION = 'eu-central-1';

// As in jest.config.js: CloudFormation Validate has nothing to do with permissions.
process.env['CDK_VALIDATION'] = 'false';

const requirements = readFileSync(join(__dirname, '..', '..', 'rehearsal', 'requirements.txt'), 'utf8');
const version = /^cfn-lint==(\S+)/m.exec(requirements)?.[1];
if (version === undefined) throw new Error('rehearsal/requirements.txt does not pin cfn-lint');

const folder = mkdtempSync(join(tmpdir(), 'bulwark-schemas-'));
try {
  const runPython = (...args: string[]) => execFileSync('python3', ['-m', ...args], { stdio: ['ignore', 2, 2] });
  runPython('pip', 'download', `cfn-lint==${version}`, '--no-deps', '--quiet', '--dest', folder);
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error(`cfn-lint ${version} has no wheel`);
  runPython('zipfile', '-e', join(folder, wheel), folder);
  writePermissions(join(folder, 'cfnlint', 'data', 'schemas'), version);
} finally {
  rmSync(folder, { recursive: true });
}

function writePermissions(schemas: string, cfnLint: string): void {
  const { schema_date: date }: { schema_date: string } = readJson(join(schemas, 'version.json'));
  const files: Record<string, string> = readJson(join(schemas, 'providers', `${REGION}.json`));
  const types = listTypes().map((type) => {
    const file = files[type];
    if (file === undefined) throw new Error(`the registry of ${REGION} has no schema of ${type}`);
    const { handlers = {}, tagging }: Schema = readJson(join(schemas, 'resources', `${file}.json`));
    const entries = OPERATIONS.flatMap((operation) => {
      const permissions = operation === 'tag' ? tagging?.permissions : handlers[operation]?.permissions;
      return permissions === undefined ? [] : [[operation, [...new Set(permissions)].sort()]];
    });
    return [type, Object.fromEntries(entries)];
  });
  const content = {
    source: 'handlers.*.permissions and tagging.permissions of the registry schemas in cfn-lint (PyPI, MIT-0)',
    version: cfnLint,
    date: date.slice(0, 10),
    region: REGION,
    types: Object.fromEntries(types),
  };
  const file = join(__dirname, 'handler-permissions.json');
  writeFileSync(file, JSON.stringify(content));
  execFileSync('npx', ['biome', 'format', '--write', file], { stdio: 'inherit' });
}

interface Schema {
  readonly handlers?: Readonly<Record<string, { readonly permissions: readonly string[] }>>;
  readonly tagging?: { readonly permissions?: readonly string[] };
}

/** Every resource type of the templates. Custom resources and CDK's metadata have no schema. */
function listTypes(): readonly string[] {
  const types = synthesizeEnvironments().flatMap(({ templates }) => templates.resources.map(({ type }) => type));
  return [...new Set(types)].filter((type) => !/^Custom::|^AWS::CDK::/.test(type)).sort();
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, 'utf8'));
}
