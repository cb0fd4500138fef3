import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { isAwsError } from '../aws-error';
import { CLIENT_OPTIONS } from '../client-options';
import { readVariable } from '../environment';

/** Objects of the log archive, which locks each version (lib/audit/log-archive.ts). */
export interface ObjectStore {
  /** Writes an object unless it exists. Returns whether it was written: of two writers, one. */
  create(key: string, body: string | Uint8Array): Promise<boolean>;
  /** Writes a new version. */
  write(key: string, body: string): Promise<void>;
  /** Returns undefined for an object that does not exist. */
  read(key: string): Promise<string | undefined>;
  list(prefix: string): Promise<readonly string[]>;
}

/**
 * S3 answers a conditional write with 412, and with 409 while another conditional write of the key runs.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function createObjectStore(): ObjectStore {
  const s3 = new S3Client({ ...CLIENT_OPTIONS, forcePathStyle: true });
  const Bucket = readVariable('RECORD_BUCKET');
  return {
    create: async (Key, Body) => {
      try {
        await s3.send(new PutObjectCommand({ Bucket, Key, Body, IfNoneMatch: '*' }));
        return true;
      } catch (error) {
        if (isAwsError(error, 'PreconditionFailed')) return false;
        throw error;
      }
    },
    write: async (Key, Body) => {
      await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
    },
    read: async (Key) => {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
        return await Body?.transformToString();
      } catch (error) {
        // S3 answers AccessDenied for a missing object, since no role here may list the whole bucket:
        // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
        if (isAwsError(error, 'NoSuchKey', 'AccessDenied')) return undefined;
        throw error;
      }
    },
    list: async (Prefix) => {
      const keys: string[] = [];
      for (let ContinuationToken: string | undefined; ; ) {
        const page = await s3.send(
          new ListObjectsV2Command({ Bucket, Prefix, ...(ContinuationToken ? { ContinuationToken } : {}) }),
        );
        keys.push(...(page.Contents ?? []).flatMap((object) => object.Key ?? []));
        ContinuationToken = page.NextContinuationToken;
        if (ContinuationToken === undefined) return keys;
      }
    },
  };
}
