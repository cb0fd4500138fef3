import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { App, CloudFormationValidatePlugin, type IPolicyValidationContext } from 'aws-cdk-lib';
import { validationCache } from '../../bin/validation-cache';
import { TemplateValidation } from '../../lib/compliance/template-validation';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'bulwark-validation-'));
const cacheFolder = join(folder, 'cache');
const engine = jest.spyOn(CloudFormationValidatePlugin.prototype, 'validate');

beforeEach(() => {
  engine.mockClear();
});
afterEach(() => rmSync(cacheFolder, { recursive: true, force: true }));
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const bucket = (properties: object) => ({ Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: properties } } });
const GOOD = bucket({ BucketName: 'records-of-the-example' });
const BAD = bucket({ BukcetName: 'records-of-the-example' });

/** What CDK hands to a plugin, with a template for each name. */
function contextOf(
  templates: Readonly<Record<string, object>>,
  at = 'one',
  region = 'eu-central-1',
): IPolicyValidationContext {
  const stackTemplates = Object.entries(templates).map(([name, template]) => {
    const templatePath = join(folder, `${at}-${name}.template.json`);
    writeFileSync(templatePath, JSON.stringify(template));
    return { stackConstructPath: name, templatePath, accountId: '111122223333', region };
  });
  return {
    stackTemplates,
    templatePaths: stackTemplates.map(({ templatePath }) => templatePath),
    appConstruct: new App(),
  };
}

const judge = (context: IPolicyValidationContext) =>
  new TemplateValidation(validationCache(cacheFolder)).validate(context);
/** Stacks that the engine was given. */
const checked = () =>
  engine.mock.calls.map(([{ stackTemplates }]) => stackTemplates.map((each) => each.stackConstructPath));

test('what was found once is found again, without asking the engine, wherever the template lies', () => {
  const first = judge(contextOf({ Good: GOOD, Bad: BAD }));
  expect(first.success).toBe(false);
  expect(first.violations.map(({ ruleName }) => ruleName)).not.toEqual([]);
  expect(checked()).toEqual([['Good', 'Bad']]);
  const again = judge(contextOf({ Good: GOOD, Bad: BAD }, 'two'));
  expect(checked()).toHaveLength(1);
  expect(JSON.stringify(again)).toBe(JSON.stringify(first).replaceAll(join(folder, 'one'), join(folder, 'two')));
});

test('only what has changed is asked for again', () => {
  judge(contextOf({ Good: GOOD, Other: GOOD }));
  expect(judge(contextOf({ Good: GOOD, Other: BAD })).success).toBe(false);
  expect(judge(contextOf({ Good: GOOD, Other: GOOD })).success).toBe(true);
  expect(checked()).toEqual([['Good', 'Other'], ['Other']]);
});

test('another region is another question', () => {
  judge(contextOf({ Good: GOOD }));
  judge(contextOf({ Good: GOOD }, 'one', 'eu-west-1'));
  expect(checked()).toEqual([['Good'], ['Good']]);
});

test('a file that was damaged is no answer', () => {
  judge(contextOf({ Bad: BAD }));
  for (const damage of ['', '{', '7', '[{}]']) {
    for (const name of readdirSync(cacheFolder)) writeFileSync(join(cacheFolder, name), damage);
    expect(judge(contextOf({ Bad: BAD })).success).toBe(false);
  }
  expect(checked()).toHaveLength(5);
});

test('without a cache everything is checked', () => {
  expect(new TemplateValidation().validate(contextOf({ Bad: BAD })).success).toBe(false);
  expect(checked()).toEqual([['Bad']]);
});
