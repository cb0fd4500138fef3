import { describe, expect, test } from '@jest/globals';
import { collectFacts } from '../../packages/gate/src/assessment/facts';
import { compareExposure } from '../../packages/gate/src/reports/difference/compare-exposure';
import type { ResourceDeclaration } from '../../packages/gate/src/templates/template';
import { readTemplate } from '../../packages/gate/test/templates/small-template';
import edits from './edits.json';
import otherApps from './other-apps.json';
import { changeAt, toRecord } from './widening';

/** What an engineer changes in an app, and the sentence about it. Without a value, the part is removed. */
interface Edit {
  readonly edit: string;
  readonly app: string;
  readonly path: string;
  readonly value?: unknown;
  readonly sentence: string;
}

type Resources = Readonly<Record<string, ResourceDeclaration>>;

function compare(before: Resources, after: Resources) {
  const read = (resources: Resources) => collectFacts(readTemplate({ Resources: resources }), ({ path }) => path);
  return compareExposure(read(before), read(after)).changes;
}

/** Applies an edit: a path with its new value, where undefined removes it. */
function edit(app: Resources, path: string, value: unknown): Resources {
  const changed = toRecord(changeAt(app, path.split('.'), value));
  const isResource = (resource: unknown): resource is ResourceDeclaration => 'Type' in toRecord(resource);
  return Object.fromEntries(Object.entries(changed).flatMap(([id, one]) => (isResource(one) ? [[id, one]] : [])));
}

const apps: Readonly<Record<string, Resources>> = otherApps;
const { loadBalancer = {}, containers = {}, bucket = {}, functionUrl = {}, topic = {} } = apps;

describe.each<Edit>(edits)('$edit', ({ app, path, value, sentence }) => {
  const before = apps[app] ?? {};
  const after = edit(before, path, value);

  test('is wider, in words', () => {
    expect(compare(before, after)).toContainEqual(expect.objectContaining({ direction: 'wider', text: sentence }));
  });

  test('taken back is not wider', () => {
    expect(compare(after, before).filter(({ direction }) => direction !== 'narrower')).toEqual([]);
  });
});

test('another variable of a function is for people to decide', () => {
  const after = edit(functionUrl, 'Worker.Properties.Environment.Variables.NEXT', 'b');
  expect(compare(functionUrl, after)).toEqual([
    {
      direction: 'changed',
      resource: 'App/Worker',
      text: 'Environment.Variables.NEXT of App/Worker was not set and is b.',
    },
  ]);
});

test.each([
  ['a description', 'Group.Properties.GroupDescription', 'another text', loadBalancer],
  ['a tag', 'Files.Properties.Tags', [{ Key: 'team', Value: 'a' }], bucket],
  ['more memory', 'Worker.Properties.MemorySize', 1024, functionUrl],
  ['other code', 'Worker.Properties.Code.ZipFile', 'exports.handler = () => 1', functionUrl],
])('%s opens nothing', (_name, path, value, app) => {
  expect(compare(app, edit(app, path, value))).toEqual([]);
});

test('an app without its resources is not wider', () => {
  expect(compare({}, topic).map(({ direction }) => direction)).toEqual(['wider']);
  expect(compare(containers, {}).filter(({ direction }) => direction === 'wider')).toEqual([]);
});
