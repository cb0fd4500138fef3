/**
 * Writes the data of SAM's published specification that its expansion needs: the policy templates, the profiles of
 * connectors, and the paths of managed policies, which SAM finds by their names. All are files of github.com/aws/serverless-application-model (Apache-2.0).
 *
 * `node --import tsx packages/gate/scripts/write-sam-data.ts <folder of samtranslator> <commit>`
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../src/templates/template';

const [source, commit] = process.argv.slice(2);
if (source === undefined || commit === undefined) throw new Error('Name the folder of samtranslator and its commit.');

const folder = join(__dirname, '..', 'src', 'foreign', 'sam', 'data');
const origin = `https://github.com/aws/serverless-application-model/blob/${commit}/samtranslator`;

const policies = readJson(join(source, 'policy_templates_data', 'policy_templates.json'));
const templates = Object.entries(Object(policies['Templates'])).map(([name, template]) => {
  const { Definition: definition, Parameters: parameters } = Object(template);
  return [name, { parameters: Object.keys(parameters ?? {}), statements: definition.Statement }];
});
write('policy-templates.json', {
  source: `${origin}/policy_templates_data/policy_templates.json`,
  templates: Object.fromEntries(templates),
});

const profiles = readJson(join(source, 'model', 'connector_profiles', 'profiles.json'));
write('connector-profiles.json', {
  source: `${origin}/model/connector_profiles/profiles.json`,
  permissions: profiles['Permissions'],
  resources: profiles['CfnResourceProperties'],
});

const { aws: managedPolicies } = readJson(join(source, 'internal', 'data', 'aws_managed_policies.json'));
const paths = Object.entries(Object(managedPolicies)).flatMap(([name, arn]): readonly [string, string][] => {
  const path = String(arn).split(':policy/')[1]?.slice(0, -name.length) ?? '';
  // Nobody can attach the policy of a service-linked role.
  return path === '' || path.startsWith('aws-service-role/') ? [] : [[name, path]];
});
write('managed-policy-paths.json', {
  source: `${origin}/internal/data/aws_managed_policies.json`,
  paths: Object.fromEntries(paths),
});

function readJson(file: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isRecord(value)) throw new Error(`${file} is not an object`);
  return value;
}

function write(name: string, data: object): void {
  const file = join(folder, name);
  writeFileSync(file, `${JSON.stringify(data, undefined, 2)}\n`);
  execFileSync('npx', ['biome', 'format', '--write', file]);
}
