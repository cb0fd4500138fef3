import { toList, toObject } from '../../local/template/properties';
import type { ExistingResource } from '../emulator';

/** One action that a statement allows the role of a function, on the resources of that statement. */
export interface Permission {
  readonly action: string;
  readonly resources: readonly string[];
}

export interface FunctionPermissions {
  readonly functionId: string;
  /** Name of the role. */
  readonly role: string;
  readonly permissions: readonly Permission[];
}

/** What the policies of each function's role allow, as they were deployed. */
export function listFunctionPermissions(
  functions: readonly ExistingResource[],
  policies: readonly ExistingResource[],
): readonly FunctionPermissions[] {
  return functions.map(({ logicalId, properties }) => {
    const role = String(properties['Role']).split('/').at(-1) ?? '';
    const attached = policies.filter((policy) => toList(policy.properties['Roles']).includes(role));
    return {
      functionId: logicalId,
      role,
      permissions: attached.flatMap((policy) => listPermissions(policy.properties['PolicyDocument'])),
    };
  });
}

function listPermissions(document: unknown): readonly Permission[] {
  return toList(toObject(document)['Statement'])
    .map(toObject)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action, Resource }) => {
      const resources = toList(Resource).map(String);
      return toList(Action).map((action) => ({ action: String(action), resources }));
    });
}

/** ARNs of the KMS keys that encrypt a bucket by default. */
export function listBucketKeys({ BucketEncryption }: Readonly<Record<string, unknown>>): readonly string[] {
  return toList(toObject(BucketEncryption)['ServerSideEncryptionConfiguration'])
    .map((rule) => toObject(toObject(rule)['ServerSideEncryptionByDefault'])['KMSMasterKeyID'])
    .filter((key) => typeof key === 'string');
}
