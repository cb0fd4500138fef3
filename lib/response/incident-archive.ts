import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { ServiceRole } from '../iam/service-role';

/** A part of the archive. A function reads and writes only the parts that it needs. */
export type ArchivePart = 'incidents' | 'incident-days' | 'approvals' | 'blocks';

/** A function that uses the archive. */
export interface ArchiveUser {
  readonly role: ServiceRole;
  /** Parts of the archive that the role may use. */
  readonly archiveParts: Set<ArchivePart>;
}

/**
 * The incident record: objects of the log archive, which encrypts, versions and locks them. No permission here deletes
 * or lists beyond its part.
 */
export class IncidentArchive {
  readonly bucketName: string;
  /** Name of the output with the ARN of the bucket, by which the stack of the archive exports it. */
  readonly exportName: string;
  readonly #arn: string;
  readonly #key: IKey;

  constructor(bucket: Bucket, key: IKey) {
    this.bucketName = bucket.bucketName;
    const stack = Stack.of(bucket);
    this.#arn = stack.exportValue(bucket.bucketArn);
    this.exportName = stack.resolve(this.#arn)['Fn::ImportValue'];
    this.#key = key;
  }

  grantAdd(user: ArchiveUser, ...parts: readonly ArchivePart[]): void {
    this.#grant(user, 's3:PutObject', parts);
  }

  grantRead(user: ArchiveUser, ...parts: readonly ArchivePart[]): void {
    this.#grant(user, 's3:GetObject', parts);
  }

  grantList({ role }: ArchiveUser, part: ArchivePart): void {
    role.allow({
      actions: ['s3:ListBucket'],
      resources: [this.#arn],
      conditions: { StringLike: { 's3:prefix': `${part}/*` } },
    });
  }

  #grant({ role, archiveParts }: ArchiveUser, action: string, parts: readonly ArchivePart[]): void {
    for (const part of parts) archiveParts.add(part);
    role.allow({ actions: [action], resources: parts.map((part) => `${this.#arn}/${part}/*`) });
    // The key policy allows the use of the key through S3 only.
    role.allow({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.#key.keyArn] });
  }
}
