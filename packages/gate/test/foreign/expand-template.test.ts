import { describe, expect, test } from '@jest/globals';
import { expandTemplate } from '../../src/foreign/expand-template';
import { writeNotJudged } from '../../src/foreign/not-judged-metadata';

const bucket = { Type: 'AWS::S3::Bucket' };

/** Subjects and causes of what is not judged, by the key of the file. */
function listCauses(source: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const parts = expandTemplate(source, 'stack').notJudged;
  return Object.fromEntries(parts.map(({ logicalId = '', cause }) => [logicalId, cause]));
}

describe('a template', () => {
  test('with nothing to expand stays as it is', () => {
    const source = {
      Parameters: { P: { Type: 'String' } },
      Conditions: { C: { 'Fn::Equals': ['a', 'b'] } },
      Rules: {},
      Hooks: {},
      Resources: {
        Bucket: { ...bucket, Condition: 'C', Properties: { 'Fn::If': ['C', {}, { Ref: 'AWS::NoValue' }] } },
      },
    };
    const { template, origins, notJudged } = expandTemplate(source, 'stack');
    expect(template).toEqual(source);
    expect([origins.size, notJudged.length]).toEqual([0, 0]);
  });

  test('keeps the resources that can be read, beside those that cannot', () => {
    const source = {
      Resources: {
        Bucket: bucket,
        Module: { Type: { 'Rain::Module': 'x' } },
        List: { ...bucket, Properties: [1] },
        Number: 12,
        '': bucket,
        'Fn::Transform': { Name: 'Count' },
        'Fn::ForEach::L': ['X', ['a'], {}],
      },
    };
    expect(listCauses(source)).toEqual({
      Module: 'its Type is not a text',
      List: 'its Properties are not a map',
      Number: 'it is not a map with a Type',
      '': 'its logical ID is empty',
      'Fn::Transform': 'the gate does not run the macro Count',
      'Fn::ForEach::L': 'Fn::ForEach::L needs the transform AWS::LanguageExtensions',
    });
    const { template, origins } = expandTemplate(source, 'stack');
    expect(template.Resources?.['Bucket']).toEqual(bucket);
    expect(Object.keys(template.Resources ?? {})).toHaveLength(7);
    expect(origins.get('ModuleNotJudged')).toBe('Module');
  });

  test('with sections that are no maps is read without them', () => {
    const { template } = expandTemplate(
      { Outputs: [1], Parameters: { P: 1 }, Resources: { Bucket: { ...bucket, Metadata: 1 } } },
      's',
    );
    expect(template).toEqual({ Outputs: {}, Parameters: {}, Resources: { Bucket: bucket } });
    expect(expandTemplate({ Resources: 1 }, 's').template).toEqual({ Resources: {} });
  });

  test('keeps a resource that is called like a placeholder', () => {
    const { template } = expandTemplate({ Resources: { ANotJudged: bucket, A: 1 } }, 's');
    expect(Object.keys(template.Resources ?? {})).toEqual(['ANotJudged', 'ANotJudged2']);
  });
});

describe('macros', () => {
  test.each([
    ['a name', 'Count', ['Count']],
    ['several names', ['AWS::LanguageExtensions', 'PyPlate', 'Explode'], ['PyPlate', 'Explode']],
    ['an object', { Name: 'AWS::Include', Parameters: { Location: 's3://a/b' } }, ['AWS::Include']],
    ['blue-green deployments', 'AWS::CodeDeployBlueGreen', ['AWS::CodeDeployBlueGreen']],
    ['the published one for secrets', 'AWS::SecretsManager-2024-09-16', []],
    ['SAM', 'AWS::Serverless-2016-10-31', []],
  ])('%s', (_name, transform, expected) => {
    const { notJudged } = expandTemplate({ Transform: transform, Resources: { Bucket: bucket } }, 'stack');
    expect(notJudged.filter(({ kind }) => kind === 'transform').map(({ subject }) => subject)).toEqual(expected);
  });

  test('inside of a resource are named with it', () => {
    const included = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://a/b' } } };
    const resources = { Bucket: { ...bucket, Properties: { Tags: [], ...included } }, Other: bucket };
    expect(listCauses({ Resources: resources })).toEqual({ Bucket: 'the gate does not run the macro AWS::Include' });
    expect(listCauses({ ...included, Resources: {} })).toEqual({ '': 'the gate does not run the macro AWS::Include' });
  });
});

describe('generated resources', () => {
  const fn = {
    Type: 'AWS::Serverless::Function',
    Properties: { Handler: 'a.b', Runtime: 'nodejs22.x', InlineCode: '1' },
  };

  test('have a path below the resource of the file', () => {
    const { template, origins } = expandTemplate({ Resources: { Fn: fn } }, 'my-stack');
    expect(template.Resources?.['FnRole']?.Metadata?.['aws:cdk:path']).toBe('my-stack/Fn/FnRole');
    expect(template.Resources?.['Fn']?.Metadata).toBeUndefined();
    expect([...origins]).toEqual([['FnRole', 'Fn']]);
  });

  test('have a path below the construct of an app', () => {
    const metadata = { 'aws:cdk:path': 'App/Stack/Handler' };
    const { template } = expandTemplate({ Resources: { Fn: { ...fn, Metadata: metadata } } }, 'App/Stack');
    expect(template.Resources?.['FnRole']?.Metadata?.['aws:cdk:path']).toBe('App/Stack/Handler/FnRole');
  });

  test('of a method have the function of the file as their origin, also through an implicit API', () => {
    const events = { Get: { Type: 'Api', Properties: { Path: '/a', Method: 'get' } } };
    const { origins } = expandTemplate(
      { Resources: { Fn: { ...fn, Properties: { ...fn.Properties, Events: events } } } },
      's',
    );
    expect(new Set(origins.values())).toEqual(new Set(['Fn']));
    expect(origins.get('ServerlessRestApiGETa')).toBe('Fn');
  });
});

test('what a reader of the file could not read is reported like the rest', () => {
  const part = { kind: 'file', logicalId: 'File', subject: 'template', cause: 'it is empty' } as const;
  const { template, notJudged } = expandTemplate(writeNotJudged({ Resources: {} }, [part]), 'stack');
  expect(notJudged).toEqual([part]);
  expect(template.Resources).toEqual({
    FileNotJudged: {
      Type: 'NotJudged::Template::File',
      Properties: { Subject: 'template', Cause: 'it is empty' },
      Metadata: { 'aws:cdk:path': 'stack/File/FileNotJudged' },
    },
  });
});
