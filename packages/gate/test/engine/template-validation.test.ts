import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import {
  App,
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib';
import { TemplateValidation } from '../../src/engine/template-validation';
import { createValidationCache } from '../../src/runtime/validation-cache';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'bulwark-validation-'));
const cacheFolder = join(folder, 'cache');
/** The real answers, by the text of the template. A call of the real engine takes 2 s. */
const answers = new Map<string, string>();
const { validate: callEngine } = CloudFormationValidatePlugin.prototype;
const engine = jest.spyOn(CloudFormationValidatePlugin.prototype, 'validate').mockImplementation(answer);

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

/** Builds the context that CDK passes to a plugin, with one template per name. */
function createContext(
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

/** Answers like the engine, which is called only for a text that it has not seen. */
function answer(this: CloudFormationValidatePlugin, context: IPolicyValidationContext): PolicyValidationPluginReport {
  const isNew = context.stackTemplates.some(({ templatePath }) => !answers.has(readFileSync(templatePath, 'utf8')));
  if (isNew) {
    const report = callEngine.call(this, context);
    for (const { templatePath } of context.stackTemplates) {
      const own = report.violations.filter(({ violatingResources }) =>
        violatingResources.every((resource) => resource.templatePath === templatePath),
      );
      answers.set(readFileSync(templatePath, 'utf8'), JSON.stringify(own).replaceAll(templatePath, 'PATH'));
    }
    return report;
  }
  const violations = context.stackTemplates.flatMap(({ templatePath }): PolicyViolation[] =>
    JSON.parse((answers.get(readFileSync(templatePath, 'utf8')) ?? '').replaceAll('PATH', templatePath)),
  );
  return { success: violations.length === 0, violations };
}

const validate = (context: IPolicyValidationContext) =>
  new TemplateValidation(createValidationCache(cacheFolder)).validate(context);
/** The stacks of each call of the engine. */
const listCalls = () =>
  engine.mock.calls.map(([{ stackTemplates }]) => stackTemplates.map((each) => each.stackConstructPath));

test('an unchanged template gives the same violations at any path, without a call of the engine', () => {
  const first = validate(createContext({ Good: GOOD, Bad: BAD }));
  expect(first.success).toBe(false);
  expect(first.violations.map(({ ruleName }) => ruleName)).not.toEqual([]);
  expect(listCalls()).toEqual([['Good', 'Bad']]);
  const again = validate(createContext({ Good: GOOD, Bad: BAD }, 'two'));
  expect(listCalls()).toHaveLength(1);
  expect(JSON.stringify(again)).toBe(JSON.stringify(first).replaceAll(join(folder, 'one'), join(folder, 'two')));
});

test('only changed templates are validated again', () => {
  validate(createContext({ Good: GOOD, Other: GOOD }));
  expect(validate(createContext({ Good: GOOD, Other: BAD })).success).toBe(false);
  expect(validate(createContext({ Good: GOOD, Other: GOOD })).success).toBe(true);
  expect(listCalls()).toEqual([['Good', 'Other'], ['Other']]);
});

test('a template is validated again for another region', () => {
  validate(createContext({ Good: GOOD }));
  validate(createContext({ Good: GOOD }, 'one', 'eu-west-1'));
  expect(listCalls()).toEqual([['Good'], ['Good']]);
});

test('a damaged cache file is ignored', () => {
  validate(createContext({ Bad: BAD }));
  for (const damage of ['', '{', '7', '[{}]']) {
    for (const name of readdirSync(cacheFolder)) writeFileSync(join(cacheFolder, name), damage);
    expect(validate(createContext({ Bad: BAD })).success).toBe(false);
  }
  expect(listCalls()).toHaveLength(5);
});

test('without a cache every template is validated', () => {
  expect(new TemplateValidation().validate(createContext({ Bad: BAD })).success).toBe(false);
  expect(listCalls()).toEqual([['Bad']]);
});

test('a folder that takes no file is ignored', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const context = createContext({ Bad: BAD });
  const run = () => new TemplateValidation(createValidationCache(join(file, 'cache'))).validate(context);
  expect(run().success).toBe(false);
  expect(run().success).toBe(false);
  expect(listCalls()).toEqual([['Bad'], ['Bad']]);
});
