import { isRecord } from '../../templates/template';
import { type JsonObject, omitAbsent } from '../json-value';

/**
 * Reads `s3://bucket/key?versionId=id` or an object with bucket, key and version. Undefined for a path on the machine of
 * the developer, which `sam package` replaces.
 */
export function readS3Location(uri: unknown): JsonObject | undefined {
  if (isRecord(uri) && 'Bucket' in uri)
    return omitAbsent({ Bucket: uri['Bucket'], Key: uri['Key'], Version: uri['Version'] });
  if (typeof uri !== 'string' || !uri.startsWith('s3://')) return undefined;
  const [path = '', query = ''] = uri.slice('s3://'.length).split('?');
  const slash = path.indexOf('/');
  if (slash < 0) return undefined;
  const version = new URLSearchParams(query).get('versionId') ?? undefined;
  return omitAbsent({ Bucket: path.slice(0, slash), Key: path.slice(slash + 1), Version: version });
}
