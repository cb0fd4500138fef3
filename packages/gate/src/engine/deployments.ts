import { join } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AWS_ACCOUNTS } from '../rules/generic/data/aws-accounts';
import { findAccounts, readRegistryAccount } from '../rules/generic/find-accounts';
import { getEnvironment } from '../templates/environment';
import { matchesPattern } from '../templates/match-pattern';
import { isRecord, type StackDeployment } from '../templates/template';
import { readTemplateFile } from '../templates/template-file';
import type { EnvironmentFacts } from '../templates/trust';

type Json = Readonly<Record<string, unknown>>;

interface StackArtifact {
  readonly path: string;
  readonly folder: string;
  readonly account: string | undefined;
  readonly properties: Json;
  /** Asset manifests that the stack depends on. */
  readonly assets: readonly string[];
}

/** What another account can do by each property of a stack in the manifest. */
const ROLES: Readonly<Record<string, string>> = {
  assumeRoleArn: 'deploys the stack',
  cloudFormationExecutionRoleArn: 'creates the resources',
  'lookupRole.arn': 'is asked about the account',
  notificationArns: 'receives the events of the stack',
  stackTemplateAssetObjectUrl: 'supplies the template',
};

/** Reads how stacks are deployed, by their path. */
export type DeploymentReader = (
  describeEnvironment: (environment: string) => EnvironmentFacts,
) => ReadonlyMap<string, StackDeployment>;

/** Creates the reader of the cloud assembly that an app writes. */
export function createDeploymentReader(app: IConstruct): DeploymentReader {
  // `Stage.of()` finds the stage above a construct, so it finds none for the app.
  const folder = Stage.isStage(app) ? app.outdir : undefined;
  return (describe) => (folder === undefined ? new Map() : readDeployments(folder, readTemplateFile, describe));
}

/**
 * Reads how the stacks of a cloud assembly are deployed, by their path: which roles, topics, buckets and repositories of
 * other accounts take part, and whether a stack is protected from deletion. Whoever owns them deploys with the rights of
 * a role, or exchanges the template and the code between synthesis and deployment.
 *
 * @param folder the cloud assembly
 * @param readText reads the text of a file
 * @see https://docs.aws.amazon.com/cdk/v2/guide/configure-synth.html
 */
export function readDeployments(
  folder: string,
  readText: (path: string) => string,
  describeEnvironment: (environment: string) => EnvironmentFacts = () => ({}),
): ReadonlyMap<string, StackDeployment> {
  const stacks = listStacks(folder, readText);
  const own = new Set(stacks.flatMap(({ account }) => account ?? []));
  return new Map(
    stacks.map((stack) => {
      const { accounts = [], buckets = [] } = describeEnvironment(getEnvironment(stack.path)).trusts ?? {};
      const isKnown = (id: string): boolean => own.has(id) || id in AWS_ACCOUNTS || accounts.includes(id);
      const isKnownBucket = (name: string): boolean =>
        /\$\{/.test(name) ||
        [...own, ...accounts].some((id) => name.includes(id)) ||
        buckets.some((pattern) => matchesPattern(pattern, name));
      const properties = Object.entries(ROLES).flatMap(([name, ability]) =>
        readTexts(stack.properties, name).flatMap((text) => describeText(name, text, ability, isKnown, isKnownBucket)),
      );
      const assets = stack.assets.flatMap((file) =>
        listDestinations(JSON.parse(readText(join(stack.folder, file)))).flatMap(({ place, text, ability }) =>
          describeText(place, text, ability, isKnown, isKnownBucket),
        ),
      );
      const strangers = [...new Set([...properties, ...assets])];
      const terminationProtection = stack.properties['terminationProtection'] === true;
      return [stack.path, { strangers, terminationProtection }];
    }),
  );
}

function describeText(
  place: string,
  text: string,
  ability: string,
  isKnown: (id: string) => boolean,
  isKnownBucket: (name: string) => boolean,
): readonly string[] {
  const registry = readRegistryAccount(text);
  const accounts = [...findAccounts(text).map(({ id }) => id), ...(registry === undefined ? [] : [registry])];
  const bucket = place.endsWith('bucketName')
    ? text
    : /^s3:\/\/([^/]+)\/|^https:\/\/s3[^/]*\/([^/]+)\//.exec(text)?.slice(1).find(Boolean);
  return [
    ...accounts.filter((id) => !isKnown(id)).map((id) => `${place}: account ${id} ${ability}`),
    ...(bucket === undefined || isKnownBucket(bucket)
      ? []
      : [`${place}: bucket ${bucket} of another owner ${ability}`]),
  ];
}

/** The stacks of an assembly and of those nested in it. */
function listStacks(folder: string, readText: (path: string) => string): readonly StackArtifact[] {
  const manifest: unknown = JSON.parse(readText(join(folder, 'manifest.json')));
  const artifacts = Object.entries(getRecord(manifest, 'artifacts')).filter((entry): entry is [string, Json] =>
    isRecord(entry[1]),
  );
  const assetFiles = new Map(
    artifacts
      .filter(([, { type }]) => type === 'cdk:asset-manifest')
      .map(([id, artifact]) => [id, String(getRecord(artifact, 'properties')['file'])]),
  );
  return artifacts.flatMap(([id, artifact]): readonly StackArtifact[] => {
    const properties = getRecord(artifact, 'properties');
    if (artifact['type'] === 'cdk:cloud-assembly') {
      return listStacks(join(folder, String(properties['directoryName'])), readText);
    }
    if (artifact['type'] !== 'aws:cloudformation:stack') return [];
    const dependencies = Array.isArray(artifact['dependencies']) ? artifact['dependencies'].map(String) : [];
    return [
      {
        // `displayName` is the path, with the name of the stack in brackets where it differs.
        path: String(artifact['displayName'] ?? id).replace(/ \(.*\)$/, ''),
        folder,
        account: /^aws:\/\/(\d{12})\//.exec(String(artifact['environment']))?.[1],
        properties,
        assets: dependencies.flatMap((name) => assetFiles.get(name) ?? []),
      },
    ];
  });
}

/** Where the assets of a stack are uploaded to, and with which role. */
function listDestinations(
  manifest: unknown,
): readonly { readonly place: string; readonly text: string; readonly ability: string }[] {
  return ['files', 'dockerImages'].flatMap((kind) =>
    Object.values(getRecord(manifest, kind)).flatMap((asset) =>
      Object.values(getRecord(asset, 'destinations')).flatMap((destination) => [
        ...readTexts(destination, 'assumeRoleArn').map((text) => ({
          place: `${kind}.assumeRoleArn`,
          text,
          ability: 'uploads the assets',
        })),
        ...readTexts(destination, 'bucketName').map((text) => ({
          place: `${kind}.bucketName`,
          text,
          ability: 'supplies the assets',
        })),
      ]),
    ),
  );
}

function readTexts(value: unknown, path: string): readonly string[] {
  const found = path.split('.').reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
  return (Array.isArray(found) ? found : [found]).filter((one): one is string => typeof one === 'string');
}

function getRecord(value: unknown, key: string): Json {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
}
