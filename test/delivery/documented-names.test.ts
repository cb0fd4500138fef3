import type { TemplateResource, TemplateSet } from '@bulwark/gate/templates';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type DeployedEnvironment, synthesizeEnvironments } from './deployed-environments';
import { listDocumentedCommands } from './documented-commands';
import { listDocumentedNames, listDocumentedOutputs } from './documented-names';

let environments: readonly DeployedEnvironment[] = [];

beforeAll(() => {
  environments = synthesizeEnvironments();
});

/** The templates of a preset, without and with the optional settings. */
function findTemplates(name: string): readonly TemplateSet[] {
  return environments.filter((environment) => environment.name === name).map(({ templates }) => templates);
}

/** The names of the stacks and their resources, as they are in AWS. CloudFormation generates those that are not set. */
function listNames(templates: TemplateSet): readonly string[] {
  const stacks = templates.stacks.map(({ path }) => path);
  const generated = templates.resources.map(({ stack, logicalId }) => `${stack.path}-${logicalId}-GENERATED`);
  return [...stacks, ...generated, ...templates.resources.flatMap(listOwnNames)];
}

function listOwnNames(resource: TemplateResource): readonly string[] {
  return resource
    .at('')
    .entries()
    .filter(([property]) => /Name$|Identifier$/.test(property))
    .map(([, value]) => value.display());
}

describe.each(['sandbox', 'production'])('what docs/ names of %s', (name) => {
  test('exists: stacks, clusters, trails, vaults, log groups', () => {
    const names = findTemplates(name).flatMap(listNames);
    const documented = listDocumentedNames(name);
    expect(documented.length).toBeGreaterThan(15);
    const unknown = documented.filter(({ pattern }) => !names.some((each) => pattern.test(each)));
    expect(unknown.map(({ page, text }) => `${page}: ${text}`)).toEqual([]);
  });

  test('is an output of the stack', () => {
    const outputs = findTemplates(name).flatMap(({ stacks }) =>
      stacks.flatMap(({ path, source }) => Object.keys(source.template.Outputs ?? {}).map((key) => `${path} ${key}`)),
    );
    const documented = listDocumentedOutputs(name);
    expect(documented.length).toBeGreaterThan(3);
    expect(documented.filter(({ stack, key }) => !outputs.includes(`${stack} ${key}`))).toEqual([]);
  });

  test('is a stack that `npx cdk` selects', () => {
    const stacks = findTemplates(name).flatMap(({ stacks: each }) => each.map(({ path }) => path.replace('-', '/')));
    const selected = listDocumentedCommands('npx cdk')
      .flatMap(({ words }) => words)
      .filter((word) => word.startsWith('$ENVIRONMENT/'))
      .map((word) => word.replace('$ENVIRONMENT', name));
    expect(selected.length).toBeGreaterThan(3);
    expect(selected.filter((stack) => !stack.endsWith('/*') && !stacks.includes(stack))).toEqual([]);
  });
});

test('each resource type in a query exists in the stack that the command reads', () => {
  const queried = listDocumentedCommands('aws').flatMap(({ words }) => {
    const stack = words[words.indexOf('--stack-name') + 1]?.replace('$ENVIRONMENT', 'production') ?? '';
    return [...words.join(' ').matchAll(/ResourceType=='([\w:]+)'/g)].map(([, type = '']) => ({ stack, type }));
  });
  expect(queried.length).toBeGreaterThan(0);
  for (const { stack, type } of queried) {
    const found = findTemplates('production').flatMap((templates) => templates.ofType(type));
    expect(found.map((resource) => resource.stack.path)).toContain(stack);
  }
});
