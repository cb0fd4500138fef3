import { dirname, resolve } from 'node:path';
import { findPseudoParameter } from './pseudo-parameters';
import { isRecord, type StackTemplate } from './template';
import { readTemplateFile } from './template-file';
import type { Value } from './template-resource';

/** A file that the deployment of a stack uploads, as its asset manifest names it. */
interface FileAsset {
  readonly path: string;
  readonly bucket: string;
  readonly key: string;
}

/**
 * Finds the file of a cloud assembly behind the TemplateURL of a nested stack: the asset that is uploaded to exactly
 * this place. A URL of any other bucket is a template that nobody sees before the deployment.
 *
 * @param templatePath path of the outermost template, whose stack uploads the assets of the nested ones too
 */
export function findNestedFile(templateUrl: Value, templatePath: string): string | undefined {
  const url = templateUrl.display();
  const { source } = templateUrl.stack;
  return readFileAssets(templatePath).find(({ bucket, key }) => {
    const name = fillPlaceholders(bucket, source);
    return url.endsWith(`/${name}/${key}`) || (url.startsWith(`https://${name}.s3.`) && url.endsWith(`/${key}`));
  })?.path;
}

/** Writes account and region as the text of a value has them. */
function fillPlaceholders(bucket: string, source: StackTemplate): string {
  return bucket.replaceAll(/\$\{(AWS::\w+)\}/g, (text, parameter) => findPseudoParameter(parameter, source) ?? text);
}

/** Reads the asset manifest beside a template. A stack without assets may have none. */
function readFileAssets(templatePath: string): FileAsset[] {
  const manifest = templatePath.replace(/\.template\.json$/, '.assets.json');
  const files = readFiles(manifest);
  return Object.values(files).flatMap((file): FileAsset[] => {
    const { source, destinations } = isRecord(file) ? file : {};
    if (!isRecord(source) || typeof source['path'] !== 'string' || !isRecord(destinations)) return [];
    const path = resolve(dirname(templatePath), source['path']);
    return Object.values(destinations)
      .filter(isRecord)
      .map(({ bucketName, objectKey }) => ({ path, bucket: String(bucketName), key: String(objectKey) }));
  });
}

function readFiles(manifest: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(readTemplateFile(manifest));
    const files = isRecord(parsed) ? parsed['files'] : undefined;
    return isRecord(files) ? files : {};
  } catch {
    return {};
  }
}
