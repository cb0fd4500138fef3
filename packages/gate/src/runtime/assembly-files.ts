import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { isRecord } from '../templates/template';
import { DECISION_FILES } from './decision-files';

/** SHA-256 of every file of a cloud assembly that a deployment reads, by its path with `/`. */
export type FileHashes = Readonly<Record<string, string>>;

/**
 * Hashes the files that a deployment of a cloud assembly reads: manifests, templates, asset manifests and assets, those
 * of nested assemblies included, and the decisions that the gate wrote there. CDK writes other files there (its report,
 * locks, a tree), which nothing deploys.
 *
 * @throws Error when a manifest is missing or is not JSON
 */
export function hashAssemblyFiles(folder: string): FileHashes {
  const files = new Set<string>();
  addAssembly(folder, files);
  for (const name of Object.values(DECISION_FILES)) {
    const file = join(folder, 'bulwark', name);
    if (existsSync(file)) files.add(file);
  }
  const paths = [...files].map((file) => ({ file, name: relative(folder, file).split(sep).join('/') }));
  return Object.fromEntries(
    paths.sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ file, name }) => [name, hashFile(file)]),
  );
}

function addAssembly(folder: string, files: Set<string>): void {
  const manifest = join(folder, 'manifest.json');
  files.add(manifest);
  for (const artifact of listValues(readJson(manifest), 'artifacts')) {
    const properties = getRecord(artifact, 'properties');
    const template = properties['templateFile'];
    if (typeof template === 'string') files.add(join(folder, template));
    const nested = properties['directoryName'];
    if (artifact['type'] === 'cdk:cloud-assembly' && typeof nested === 'string') {
      addAssembly(join(folder, nested), files);
    }
    const assets = properties['file'];
    if (artifact['type'] === 'cdk:asset-manifest' && typeof assets === 'string') {
      addAssets(folder, join(folder, assets), files);
    }
  }
}

/** Adds the files of an asset manifest, contexts of images included. A folder outside of the assembly is not hashed. */
function addAssets(folder: string, manifest: string, files: Set<string>): void {
  files.add(manifest);
  const content = readJson(manifest);
  const sources = [...listValues(content, 'files'), ...listValues(content, 'dockerImages')].map((asset) =>
    getRecord(asset, 'source'),
  );
  for (const { path: file, directory } of sources) {
    const path = file ?? directory;
    if (typeof path === 'string' && !isAbsolute(path) && !path.startsWith('..')) addFiles(join(folder, path), files);
  }
}

function addFiles(path: string, files: Set<string>): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) for (const name of readdirSync(path)) addFiles(join(path, name), files);
  else files.add(path);
}

function hashFile(path: string): string {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 'missing';
  const content = found.isSymbolicLink() ? readlinkSync(path) : readFileSync(path);
  return createHash('sha256').update(content).digest('hex');
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function listValues(value: unknown, key: string): Readonly<Record<string, unknown>>[] {
  return Object.values(getRecord(value, key)).filter(isRecord);
}

function getRecord(value: unknown, key: string): Readonly<Record<string, unknown>> {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
}
