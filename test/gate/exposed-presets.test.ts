import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildExposure } from '../../packages/gate/src/exposure/build-exposure';
import type { AttackPath, ExposureRecord } from '../../packages/gate/src/exposure/exposure-record';
import type { ResourceDeclaration, StackTemplate, Template } from '../../packages/gate/src/templates/template';
import { TemplateSet } from '../../packages/gate/src/templates/template-set';
import { synthesizeForCounting } from '../docs/counted-synthesis';

/** What is drawn of the two environments that this repository deploys. */
const NAMES = ['sandbox', 'production'];

let drawn: readonly ExposureRecord[] = [];
let stacks: readonly StackTemplate[] = [];

beforeAll(() => {
  const { assessment, templates } = synthesizeForCounting();
  drawn = assessment.exposure ?? [];
  stacks = [...templates].map(([path, template]) => ({
    path,
    stackName: path.replace('/', '-'),
    file: `${path}.json`,
    account: '111122223333',
    region: 'eu-central-1',
    template,
  }));
});

function findRecord(name: string, records: readonly ExposureRecord[] = drawn): ExposureRecord {
  const found = records.find(({ environment }) => environment === name);
  if (found === undefined) throw new Error(`no record of ${name}`);
  return found;
}

/** The record of an environment after every resource was changed, or left out. */
function redraw(
  name: string,
  change: (resource: ResourceDeclaration) => ResourceDeclaration | undefined,
): ExposureRecord {
  const changed = stacks.map((stack) => ({ ...stack, template: changeResources(stack.template, change) }));
  return findRecord(
    name,
    buildExposure(new TemplateSet(changed), ({ path }) => path),
  );
}

function changeResources(
  template: Template,
  change: (resource: ResourceDeclaration) => ResourceDeclaration | undefined,
): Template {
  const Resources: Record<string, ResourceDeclaration> = {};
  for (const [id, resource] of Object.entries(template.Resources ?? {})) {
    const changed = change(resource);
    if (changed !== undefined) Resources[id] = changed;
  }
  return { ...template, Resources };
}

/** The way to the database through a function. */
function findWay(record: ExposureRecord, name: string): AttackPath {
  const found = record.attackPaths.find(
    ({ dataStore, steps }) =>
      dataStore.includes('/Database/') && steps.some(({ to }) => to.includes(`/Functions/${name}/`)),
  );
  if (found === undefined) throw new Error(`no way through ${name}`);
  return found;
}

/** The type of each node on a way, and who begins it. */
function listTypes({ nodes }: ExposureRecord, { steps }: AttackPath): readonly string[] {
  const typeOf = new Map(nodes.map(({ id, type }) => [id, type]));
  return [steps[0]?.from ?? '', ...steps.map(({ to }) => typeOf.get(to) ?? to)];
}

function listWords({ steps }: AttackPath): readonly string[] {
  return steps.flatMap(({ controls }) => controls.map(({ what }) => what));
}

describe.each(NAMES)('the picture of %s', (name) => {
  test('has every method of the API document, with its scopes, and the two endpoints beside it', () => {
    const {
      paths,
    }: { paths: Record<string, Record<string, { security?: readonly { token?: readonly string[] }[] }>> } = JSON.parse(
      readFileSync(join(__dirname, '../../docs/openapi.json'), 'utf8'),
    );
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security = [] }]) =>
        `${method.toUpperCase()} ${path} ${security.flatMap(({ token = [] }) => token).join(' ')}`.trim(),
      ),
    );
    const methods = findRecord(name).publicMethods;
    const ofApi = methods.filter(({ resource }) => resource.startsWith(`${name}/Api/`));
    expect(ofApi.map((each) => `${each.name} ${each.scopes.join(' ')}`.trim()).sort()).toEqual(documented.sort());
    expect(ofApi.filter(({ webAcl, throttle }) => webAcl === undefined || throttle === undefined)).toEqual([]);
    expect(ofApi.filter(({ authorization }) => authorization !== 'JWT').map((each) => each.name)).toEqual([
      'GET /health',
    ]);
    const others = methods.filter((each) => !ofApi.includes(each)).map(({ resource }) => resource.split('/')[1]);
    expect([...new Set(others)].sort()).toEqual(['Identity', 'Response']);
  });

  test('has at most 35 nodes, in zones, and no key', () => {
    const { nodes } = findRecord(name);
    expect(nodes.length).toBeLessThanOrEqual(35);
    expect(nodes.filter(({ type }) => type === 'AWS::KMS::Key')).toEqual([]);
    expect(new Set(nodes.map(({ title }) => title)).size).toBe(nodes.length);
    expect(nodes.find(({ type }) => type === 'AWS::RDS::DBCluster')?.zone).toBe('data');
    expect(nodes.filter(({ type, zone }) => type === 'AWS::Logs::LogGroup' && zone === 'audit')).toHaveLength(1);
  });

  test('lists the ways to every data store, or none when nobody outside reaches it', () => {
    const { nodes, attackPaths } = findRecord(name);
    const stores = nodes.filter(({ isDataStore }) => isDataStore).map(({ id }) => id);
    expect([...new Set(attackPaths.map(({ dataStore }) => dataStore))].sort()).toEqual(stores.sort());
    const unreached = attackPaths.filter(({ steps }) => steps.length === 0).map(({ dataStore }) => dataStore);
    expect(unreached).toContainEqual(expect.stringContaining('/Backups/Vault'));
    expect(unreached).toContainEqual(expect.stringContaining('/DeadLetters/'));
  });

  test('leads to the database through the API and three functions only', () => {
    const record = findRecord(name);
    const ways = record.attackPaths.filter(({ dataStore }) => dataStore.includes('/Database/'));
    const behind = name === 'production' ? ['AWS::RDS::DBProxy', 'AWS::RDS::DBCluster'] : ['AWS::RDS::DBCluster'];
    const expected = ['internet', 'AWS::ApiGateway::RestApi', 'AWS::Lambda::Function', ...behind];
    expect(ways.map((way) => listTypes(record, way))).toEqual([expected, expected, expected]);
    expect(ways.flatMap(({ steps }) => steps).filter(({ controls }) => controls.length === 0)).toEqual([]);
  });

  test('draws the trail, the flow logs and the failed events', () => {
    const record = findRecord(name);
    const typeOf = new Map(record.nodes.map(({ id, type }) => [id, type.replace('AWS::', '')]));
    const lines = record.edges.map(({ from, action, to }) => `${typeOf.get(from)} ${action} ${typeOf.get(to)}`);
    for (const line of [
      'CloudTrail::Trail writes logs to S3::Bucket',
      'CloudTrail::Trail writes logs to Logs::LogGroup',
      'EC2::FlowLog writes logs to Logs::LogGroup',
      'WAFv2::WebACL inspects requests to ApiGateway::RestApi',
      'WAFv2::WebACL writes logs to Logs::LogGroup',
      'RDS::DBCluster is copied to Backup::BackupVault',
      'Lambda::Function sends failed events to SQS::Queue',
      'Cognito::UserPool invokes Lambda::Function',
      'Events::Rule sends events to SNS::Topic',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('is the same in whatever order the resources are written', () => {
    const turned = stacks.map((stack) => ({
      ...stack,
      template: {
        ...stack.template,
        Resources: Object.fromEntries(Object.entries(stack.template.Resources ?? {}).reverse()),
      },
    }));
    const before = buildExposure(new TemplateSet(stacks), ({ path }) => path);
    const after = buildExposure(new TemplateSet([...turned].reverse()), ({ path }) => path);
    expect(findRecord(name, after)).toEqual(findRecord(name, before));
  });
});

describe('each safeguard is shown by its resource, and gone with it', () => {
  type Change = (resource: ResourceDeclaration) => ResourceDeclaration | undefined;
  const set =
    (type: string, properties: Readonly<Record<string, unknown>>): Change =>
    (resource) =>
      resource.Type === `AWS::${type}`
        ? { ...resource, Properties: { ...resource.Properties, ...properties } }
        : resource;
  const leaveOut =
    (...types: readonly string[]): Change =>
    (resource) =>
      types.includes(resource.Type) ? undefined : resource;

  const rows: readonly (readonly [string, Change, RegExp])[] = [
    ['the web ACL', leaveOut('AWS::WAFv2::WebACL', 'AWS::WAFv2::WebACLAssociation'), /web ACL/],
    ['its association', leaveOut('AWS::WAFv2::WebACLAssociation'), /web ACL/],
    ['blocking rules', set('WAFv2::WebACL', { Rules: [] }), /web ACL/],
    ['the authorizer', leaveOut('AWS::ApiGateway::Authorizer'), /^JWT/],
    ['authorization', set('ApiGateway::Method', { AuthorizationType: 'NONE' }), /^JWT/],
    ['API keys', set('ApiGateway::Method', { ApiKeyRequired: false }), /^API key/],
    ['the validator', leaveOut('AWS::ApiGateway::RequestValidator'), /^Validates/],
    [
      'throttling',
      (resource) =>
        set('ApiGateway::UsagePlan', { Throttle: {} })(
          set('ApiGateway::Stage', { MethodSettings: [] })(resource) ?? resource,
        ),
      /^At most/,
    ],
    ['the TLS parameter', set('RDS::DBClusterParameterGroup', { Parameters: {} }), /parameter rds\.force_ssl/],
    ['TLS of the proxy', set('RDS::DBProxy', { RequireTLS: false }), /^TLS required by the proxy/],
  ];

  test.each(rows)('without %s', (_what, change, words) => {
    const before = listWords(findWay(findRecord('production'), 'Read'));
    const gone = before.filter((what) => words.test(what));
    expect(gone.length).toBeGreaterThan(0);
    const after = listWords(findWay(redraw('production', change), 'Read'));
    expect(after).toEqual(before.filter((what) => !gone.includes(what)));
  });

  test('a function without the permission to connect has no way to the database', () => {
    const record = redraw('production', (resource) => {
      const document = JSON.stringify(resource);
      return document.includes('/bulwark_read"') && resource.Type === 'AWS::IAM::ManagedPolicy'
        ? { ...resource, Properties: { ...resource.Properties, PolicyDocument: { Statement: [] } } }
        : resource;
    });
    expect(() => findWay(record, 'Read')).toThrow('no way through Read');
    expect(findWay(record, 'Write').steps).toHaveLength(4);
  });

  test('a function that no security group admits has no way to the database', () => {
    const record = redraw('production', (resource) =>
      resource.Metadata?.['aws:cdk:path'] === 'production/Api/Functions/Read/Database/Ingress' ? undefined : resource,
    );
    expect(() => findWay(record, 'Read')).toThrow('no way through Read');
  });

  test('a public rule, a public bucket and a key of another account are drawn', () => {
    const record = redraw('production', (resource) => {
      if (resource.Metadata?.['aws:cdk:path'] !== 'production/Audit/Archive/Resource/Policy/Resource') return resource;
      const Statement = [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::444455556666:root' },
          Action: 's3:GetObject',
          Resource: '*',
        },
      ];
      return { ...resource, Properties: { ...resource.Properties, PolicyDocument: { Statement } } };
    });
    expect(record.nodes).toContainEqual(
      expect.objectContaining({ id: 'account 444455556666', zone: 'internet', isDataStore: false }),
    );
    const starts = record.attackPaths
      .filter(({ dataStore }) => dataStore.includes('/Archive/Resource'))
      .map(({ steps }) => steps[0]?.from);
    expect(starts).toContain('account 444455556666');
  });
});
