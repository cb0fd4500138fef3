import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { readDeployments } from '../engine/deployments';
import { toObject } from '../foreign/json-value';
import { groupBy } from '../templates/group-by';
import { findNestedFile } from '../templates/nested-assets';
import type { StackDeployment } from '../templates/template';
import { readTemplateFile } from '../templates/template-file';
import { TemplateSet } from '../templates/template-set';
import type { EnvironmentFacts } from '../templates/trust';
import { type AssemblyStack, type ForeignFile, readForeignFile } from './foreign-file';

/** Reads the templates of a cloud assembly, those of stages and nested stacks included. */
export function readAssembly(folder: string): readonly ForeignFile[] {
  return new CloudAssembly(folder).stacksRecursively.flatMap((artifact) => {
    const file = join(folder, relative(folder, artifact.templateFullPath));
    const { account, region } = artifact.environment;
    const isKnown = !account.startsWith('unknown') && !region.startsWith('unknown');
    const stack: AssemblyStack = {
      assembly: folder,
      path: artifact.hierarchicalId.split('/'),
      stackName: artifact.stackName,
      ...(isKnown ? { env: { account, region } } : {}),
    };
    return readWithNested(file, stack, file);
  });
}

/**
 * Reads how the stacks of cloud assemblies are deployed, by the paths of the stacks that they were loaded into.
 *
 * @param stacks the loaded stacks, by their file
 */
export function readAssemblyDeployments(
  files: readonly ForeignFile[],
  stacks: ReadonlyMap<string, Stack>,
  describe: (environment: string) => EnvironmentFacts,
): ReadonlyMap<string, StackDeployment> {
  const assemblies = groupBy(files, ({ stack }) => stack?.assembly ?? '');
  return new Map(
    [...assemblies].flatMap(([assembly, members]): readonly (readonly [string, StackDeployment])[] => {
      if (assembly === '') return [];
      const deployments = readDeployments(assembly, readTemplateFile, describe);
      return members.flatMap(({ file, stack }): readonly [string, StackDeployment][] => {
        const loaded = stacks.get(file);
        const deployment = deployments.get(stack?.path.join('/') ?? '');
        return loaded === undefined || deployment === undefined ? [] : [[loaded.node.path, deployment]];
      });
    }),
  );
}

/** @param outermost template of the stack whose deployment uploads the templates of the nested ones */
function readWithNested(file: string, stack: AssemblyStack, outermost: string): readonly ForeignFile[] {
  const read = readForeignFile(file, true);
  const nested = 'bytes' in read ? listNested(file, read.bytes, stack, outermost) : [];
  return [{ ...read, stack }, ...nested.flatMap((inner) => readWithNested(inner.file, inner.stack, outermost))];
}

function listNested(
  file: string,
  bytes: Uint8Array,
  { assembly, path, env }: AssemblyStack,
  outermost: string,
): readonly { readonly file: string; readonly stack: AssemblyStack }[] {
  return Object.entries(readResources(bytes)).flatMap(([logicalId, resource]) => {
    const { Type: type, Properties: properties, Metadata: metadata } = toObject(resource);
    if (type !== 'AWS::CloudFormation::Stack') return [];
    const { 'aws:asset:path': asset, 'aws:cdk:path': construct } = toObject(metadata);
    const Resources = { [logicalId]: { Type: type, Properties: toObject(properties) } };
    const [deployed] = new TemplateSet([{ path: path.join('/'), file, template: { Resources }, ...env }]).resources;
    const url = deployed?.at('TemplateURL');
    // The old synthesizer makes the URL of parameters, `AssetParameters...S3Bucket`.
    const isParameter = url?.display().includes('${AssetParameters') === true;
    const named = isParameter && typeof asset === 'string' ? join(dirname(file), asset) : undefined;
    const template = (url && findNestedFile(url, outermost)) ?? named;
    if (template === undefined || !existsSync(template)) return [];
    // The resource of `App/Inner` is `App/Inner.NestedStack/Inner.NestedStackResource`.
    const steps = typeof construct === 'string' ? construct.split('/') : [];
    const place = path.every((step, index) => step === steps[index]) ? steps.slice(path.length) : [];
    const isNested = place.at(-2)?.endsWith('.NestedStack') === true;
    const own = isNested ? [...place.slice(0, -2), String(place.at(-2)).replace(/\.NestedStack$/, '')] : [logicalId];
    const nestedIn = { file, logicalId, place: place.length === 0 ? [logicalId] : place };
    return [{ file: template, stack: { assembly, path: [...path, ...own], ...(env && { env }), nestedIn } }];
  });
}

function readResources(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    return toObject(toObject(JSON.parse(new TextDecoder().decode(bytes)))['Resources']);
  } catch {
    // A template that cannot be parsed is refused later, with its cause.
    return {};
  }
}
