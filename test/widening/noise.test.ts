import { describe, expect, test } from '@jest/globals';
import { collectFacts } from '../../packages/gate/src/assessment/facts';
import { compareExposure } from '../../packages/gate/src/reports/difference/compare-exposure';
import { parseIntrinsic } from '../../packages/gate/src/templates/intrinsics';
import { isRecord, type StackTemplate } from '../../packages/gate/src/templates/template';
import { TemplateSet } from '../../packages/gate/src/templates/template-set';
import { readTemplate } from '../../packages/gate/test/templates/small-template';
import { readPresetTemplates } from './preset-templates';

const templates = readPresetTemplates();
const facts = read(templates);

function read(from: readonly StackTemplate[]) {
  return collectFacts(new TemplateSet(from), ({ path }) => path);
}

/** The same templates after a change of their text. */
function rewrite(change: (text: string) => string): readonly StackTemplate[] {
  return templates.map((stack) => ({ ...stack, template: JSON.parse(change(JSON.stringify(stack.template))) }));
}

/** Turns every list and every object around. The operands of a function of CloudFormation keep their order. */
function reverse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverse).reverse();
  if (!isRecord(value) || parseIntrinsic(value) !== undefined) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inside]): [string, unknown] => [name, reverse(inside)])
      .reverse(),
  );
}

describe('nothing is reported', () => {
  test('for another order of resources, properties and lists', () => {
    const reversed = rewrite((text) => JSON.stringify(reverse(JSON.parse(text))));
    expect(compareExposure(facts, read(reversed)).changes).toEqual([]);
  });

  test('for other hashes of assets, and of the logical ids of versions', () => {
    const rebuilt = rewrite((text) =>
      text
        .replace(/[0-9a-f]{64}/g, (hash) => [...hash].reverse().join(''))
        .replace(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, `$1${'0'.repeat(32)}`),
    );
    expect(JSON.stringify(rebuilt)).not.toBe(JSON.stringify(templates));
    expect(compareExposure(facts, read(rebuilt))).toEqual({ changes: [], renames: new Map() });
  });

  test('for the text of a description or a tag', () => {
    const described = rewrite((text) => text.replace(/("Description":")[^"\\]*"/g, '$1Another text."'));
    expect(compareExposure(facts, read(described)).changes).toEqual([]);
  });
});

describe('a construct that is renamed', () => {
  test('is a rename with all that is in it, and no change', () => {
    const renamed = rewrite((text) => text.replaceAll('/Data/Database/', '/Data/Store/'));
    const { changes, renames } = compareExposure(facts, read(renamed));
    expect(changes).toEqual([]);
    expect(renames.size).toBeGreaterThan(5);
    expect([...renames].every(([from, to]) => from.replace('/Data/Database/', '/Data/Store/') === to)).toBe(true);
  });

  test('is a rename by logical id in a template without constructs', () => {
    const bucket = (name: string) => ({
      [name]: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: name },
          PolicyDocument: {
            Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: { 'Fn::GetAtt': [name, 'Arn'] } }],
          },
        },
      },
    });
    const [before, after] = ['Files', 'Uploads'].map((name) =>
      collectFacts(readTemplate({ Resources: bucket(name) }), ({ path }) => path),
    );
    expect(compareExposure(before ?? [], after ?? [])).toEqual({
      changes: [],
      renames: new Map([['App/Files', 'App/Uploads']]),
    });
  });

  test('and widened at the same time is compared with what it was', () => {
    const renamed = rewrite((text) =>
      text
        .replaceAll('/Data/Database/', '/Data/Store/')
        .replace('"DeletionProtection":true', '"DeletionProtection":false'),
    );
    expect(compareExposure(facts, read(renamed)).changes).toEqual([
      {
        direction: 'wider',
        resource: expect.stringContaining('/Data/Store/'),
        text: expect.stringMatching(/^DeletionProtection of production\/Data\/Store\/\S+ was true and is false\.$/),
      },
    ]);
  });
});

test('facts hold no secret and no code', () => {
  const [fact] = collectFacts(
    readTemplate({
      Resources: {
        Worker: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Code: { ZipFile: 'exports.handler = () => 1' },
            Environment: { Variables: { DB_PASSWORD: 'correct-horse-9', MODE: 'fast', POLICY: '{"Statement":[]}' } },
          },
        },
      },
    }),
    ({ path }) => path,
  ).slice(-1);
  expect(fact?.settings).toEqual({
    Environment: { Variables: { DB_PASSWORD: '<hidden>', MODE: 'fast', POLICY: '{"Statement":[]}' } },
  });
});
