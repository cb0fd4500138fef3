import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDefinitionReader } from '../../src/cli/definition-file';
import { expandTemplate } from '../../src/foreign/expand-template';
import type { JsonObject } from '../../src/foreign/json-value';
import { includeDefinitions } from '../../src/foreign/local-definitions';

let root: string;
let template: string;

const OPEN_API = `openapi: 3.0.1
paths:
  /people:
    get:
      responses: { 200: { description: ok } }
      x-amazon-apigateway-integration: { type: aws_proxy, uri: u }
`;
const MACHINE = '{ "StartAt": "Wait", "States": { "Wait": { "Type": "Succeed" } } }';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'bulwark-definitions-'));
  template = join(root, 'app', 'template.yaml');
  write('app/api/open-api.yaml', OPEN_API);
  write('app/machine.asl.json', MACHINE);
  write('app/broken.yaml', 'a: [');
  write('outside.yaml', OPEN_API);
  symlinkSync(join(root, 'outside.yaml'), join(root, 'app', 'link.yaml'));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, text: string): void {
  const file = join(root, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Types of the expanded resources, and what of them is not judged. */
function expand(resources: JsonObject, more: JsonObject = {}) {
  const included = includeDefinitions({ ...more, Resources: resources }, createDefinitionReader(template));
  const { template: expanded, notJudged } = expandTemplate(included, 'stack');
  const types = Object.values(expanded.Resources ?? {}).map(({ Type }) => Type);
  return { types, notJudged: notJudged.map(({ subject }) => subject), resources: Object(expanded.Resources) };
}

const api = (uri: string, type = 'AWS::Serverless::Api') => ({
  Api: { Type: type, Properties: { StageName: 'v1', DefinitionUri: uri } },
});

describe('a file beside the template is read and judged:', () => {
  test.each(['api/open-api.yaml', './api/open-api.yaml'])('methods of a REST API at %s', (uri) => {
    const { types, notJudged } = expand(api(uri));
    expect(types).toContain('AWS::ApiGateway::Method');
    expect(notJudged).toEqual([]);
  });

  test('routes of an HTTP API', () => {
    const { types, notJudged } = expand(api('api/open-api.yaml', 'AWS::Serverless::HttpApi'));
    expect(types).toContain('AWS::ApiGatewayV2::Route');
    expect(notJudged).toEqual([]);
  });

  test('a path of the globals, unless the resource ignores it', () => {
    const globals = { Globals: { Api: { DefinitionUri: 'api/open-api.yaml' } } };
    const plain = { Type: 'AWS::Serverless::Api', Properties: { StageName: 'v1' } };
    const { types, notJudged } = expand({ Api: plain }, globals);
    expect(types).toContain('AWS::ApiGateway::Method');
    expect(notJudged).toEqual([]);
    expect(expand({ Api: { ...plain, IgnoreGlobals: ['DefinitionUri'] } }, globals).types).not.toContain(
      'AWS::ApiGateway::Method',
    );
  });

  test('the states of a machine, also without SAM', () => {
    const states = { StartAt: 'Wait', States: { Wait: { Type: 'Succeed' } } };
    const { resources, notJudged } = expand({
      Sam: { Type: 'AWS::Serverless::StateMachine', Properties: { Role: 'arn', DefinitionUri: 'machine.asl.json' } },
      Plain: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionS3Location: 'machine.asl.json' } },
    });
    expect(resources['Sam']).toMatchObject({ Properties: { Definition: states } });
    expect(resources['Plain']).toEqual({
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { Definition: states },
    });
    expect(notJudged).toEqual([]);
  });

  test('a body that `aws cloudformation package` uploads', () => {
    const { types, notJudged } = expand({
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { BodyS3Location: 'api/open-api.yaml' } },
    });
    expect(types).toContain('AWS::ApiGateway::Method');
    expect(notJudged).toEqual([]);
  });

  test('a file that AWS::Include includes, with the keys beside it', () => {
    const include = { Name: 'AWS::Include', Parameters: { Location: './api/open-api.yaml' } };
    const body = { 'Fn::Transform': include, info: { title: 'People' } };
    const { types, notJudged, resources } = expand({
      Api: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'v1', DefinitionBody: body } },
    });
    expect(types).toContain('AWS::ApiGateway::Method');
    expect(resources['Api'].Properties.Body).toMatchObject({ info: { title: 'People' }, openapi: '3.0.1' });
    expect(notJudged).toEqual([]);
  });
});

describe('what is not read is reported:', () => {
  test.each([
    ['a file that is not there', 'none.yaml'],
    ['a broken file', 'broken.yaml'],
    ['a folder', 'api'],
    ['a file outside of the folder', '../outside.yaml'],
    ['a link to a file outside of the folder', 'link.yaml'],
    ['a device', '/dev/zero'],
    ['an object in S3', 's3://bucket/key'],
    ['another address', 'https://example.com/open-api.yaml'],
  ])('%s', (_, uri) => {
    expect(expand(api(uri)).notJudged).toContain('DefinitionUri');
    const machine = { Type: 'AWS::Serverless::StateMachine', Properties: { Role: 'arn', DefinitionUri: uri } };
    expect(expand({ Machine: machine }).notJudged).toEqual(['DefinitionUri']);
  });

  test('an include in S3', () => {
    const body = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://bucket/key' } } };
    const resources = { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: body } } };
    expect(expand(resources).notJudged).toEqual(['AWS::Include']);
  });
});
