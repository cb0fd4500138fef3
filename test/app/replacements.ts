import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listResources, type Resource, type SynthesizedStack } from './synthesized-stacks';

/** A resource type in the service specification that the CDK command line brings for `cdk diff`. */
interface ResourceType {
  readonly cloudFormationType: string;
  readonly primaryIdentifier?: readonly string[];
  readonly properties: Readonly<Record<string, { readonly causesReplacement?: 'yes' | 'maybe' | 'no' }>>;
}

const SPECIFICATION = join(__dirname, '..', '..', 'node_modules', 'aws-cdk', 'db.json.gz');

const types: ReadonlyMap<string, ResourceType> = new Map(
  Object.values<ResourceType>(
    JSON.parse(gunzipSync(readFileSync(SPECIFICATION)).toString('utf8')).schema.resource.entities,
  ).map((type) => [type.cloudFormationType, type]),
);

type Json = Readonly<Record<string, unknown>>;

/** A resource of the templates before and after a change of the settings. */
interface Pair {
  readonly key: string;
  readonly stack: SynthesizedStack;
  readonly type: ResourceType;
  readonly before: Json;
  readonly after: Json;
}

/**
 * Finds the resources that CloudFormation refuses to replace: a property changes that cannot be updated, and the name
 * stays the same. A resource is also replaced when it refers to one that is.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
 */
export function findRefusedReplacements(
  before: readonly SynthesizedStack[],
  after: readonly SynthesizedStack[],
): string[] {
  const pairs = pairResources(before, after);
  const replaced = findReplaced(pairs, after);
  return pairs
    .filter(({ key }) => replaced.has(key))
    .filter((pair) => keepsName(pair, (value) => mentions(value, pair.stack, after, replaced)))
    .map(({ key, type }) => `${key} (${type.cloudFormationType})`);
}

/**
 * Finds the exports that CloudFormation refuses to change: another stack imports them, and the update of their stack
 * comes first. An export is removed, has another value, or refers to a resource that is replaced.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export function findRefusedExports(before: readonly SynthesizedStack[], after: readonly SynthesizedStack[]): string[] {
  const imports = JSON.stringify(before.map(({ template }) => template.toJSON()));
  const replaced = findReplaced(pairResources(before, after), after);
  return listExports(before)
    .filter(({ name }) => imports.includes(`{"Fn::ImportValue":"${name}"}`))
    .filter(({ name, value }) => {
      const now = listExports(after).find((each) => each.name === name);
      if (now === undefined || JSON.stringify(now.value) !== JSON.stringify(value)) return true;
      return mentions(now.value, now.stack, after, replaced);
    })
    .map(({ name }) => name);
}

function listExports(stacks: readonly SynthesizedStack[]) {
  return stacks.flatMap((stack) =>
    Object.values(readOutputs(stack)).flatMap(({ Value: value, Export }) =>
      Export === undefined ? [] : [{ name: String(Export.Name), value, stack }],
    ),
  );
}

interface Output {
  readonly Value: unknown;
  readonly Export?: { readonly Name: unknown };
}

function readOutputs({ template }: SynthesizedStack): Readonly<Record<string, Output>> {
  const { Outputs = {} }: { Outputs?: Record<string, Output> } = template.toJSON();
  return Outputs;
}

function pairResources(before: readonly SynthesizedStack[], after: readonly SynthesizedStack[]): Pair[] {
  return after.flatMap((stack) => {
    const old = before.find(({ id }) => id === stack.id);
    const earlier: Readonly<Record<string, Resource>> = old === undefined ? {} : listResources(old);
    return Object.entries(listResources(stack)).flatMap(([id, { Type, Properties = {} }]) => {
      const known = earlier[id];
      // CloudFormation never replaces a custom resource; its physical id decides.
      if (known === undefined || Type.startsWith('Custom::')) return [];
      const type = types.get(Type);
      if (type === undefined) throw new Error(`${Type} is not in the service specification`);
      return [{ key: `${stack.id} ${id}`, stack, type, before: known.Properties ?? {}, after: Properties }];
    });
  });
}

/** Repeats until no further resource refers to a replaced one through a property that cannot be updated. */
function findReplaced(pairs: readonly Pair[], stacks: readonly SynthesizedStack[]): ReadonlySet<string> {
  const replaced = new Set<string>();
  for (let size = -1; size < replaced.size; ) {
    size = replaced.size;
    for (const { key, type, stack, before, after } of pairs) {
      const fixed = Object.entries(type.properties).filter(
        ([, { causesReplacement = 'no' }]) => causesReplacement !== 'no',
      );
      const isReplaced = fixed.some(
        ([name]) =>
          JSON.stringify(before[name]) !== JSON.stringify(after[name]) ||
          mentions(after[name], stack, stacks, replaced),
      );
      if (isReplaced) replaced.add(key);
    }
  }
  return replaced;
}

/** Whether every part of the identifier that the template sets stays the same, and one of them is a name. */
function keepsName({ type, before, after }: Pair, isReplaced: (value: unknown) => boolean): boolean {
  const parts = (type.primaryIdentifier ?? []).filter((name) => after[name] !== undefined);
  return (
    parts.some((name) => typeof after[name] === 'string') &&
    parts.every((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]) && !isReplaced(after[name]))
  );
}

/** Whether a value refers to a replaced resource, also through an export or an output. */
function mentions(
  value: unknown,
  stack: SynthesizedStack,
  stacks: readonly SynthesizedStack[],
  replaced: ReadonlySet<string>,
): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => mentions(item, stack, stacks, replaced));
  return Object.entries(value).some(([name, argument]) => {
    if (name === 'Ref' || name === 'Fn::GetAtt') return replaced.has(`${stack.id} ${[argument].flat()[0]}`);
    if (name === 'Fn::ImportValue' || name === 'Fn::GetStackOutput') {
      return findOutputs(argument, stacks).some((output) => mentions(output.value, output.stack, stacks, replaced));
    }
    return mentions(argument, stack, stacks, replaced);
  });
}

/** The value behind the name of an export, or behind the arguments of Fn::GetStackOutput. */
function findOutputs(argument: unknown, stacks: readonly SynthesizedStack[]) {
  return stacks.flatMap((stack) =>
    Object.entries(readOutputs(stack))
      .filter(([name, { Export }]) => {
        if (typeof argument === 'string') return Export?.Name === argument;
        const { StackName, OutputName }: Json = Object(argument);
        return StackName === stack.stackName && OutputName === name;
      })
      .map(([, { Value: value }]) => ({ value, stack })),
  );
}
