import {
  GetRoleCommand,
  type IAMClient,
  ListAccessKeysCommand,
  type StatusType,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { assertOwnName } from '../environment';
import { allowAgain, denyEverything, isDeniedEverything } from '../playbooks/deny-everything';
import type { Playbook } from '../playbooks/playbook';
import { readName } from '../playbooks/playbook-input';
import { Refused } from '../refused';
import { assertOwnUser } from './own-user';

/** A key of a user, or a role. */
export type CredentialTarget =
  | { readonly userName: string; readonly accessKeyId: string }
  | { readonly roleName: string };

interface CredentialBefore {
  /** Status of the key; undefined for a role. */
  readonly status: StatusType | undefined;
  /** Another incident has denied the identity every call, and its undo allows it again. */
  readonly wasDenied: boolean;
}

const NAME = /^[\w+=,.@-]{1,64}$/;

/**
 * Takes a credential out of use. A key becomes inactive, and its user is denied every call, with sessions that were
 * started with the key as well. A role is denied every call, so whatever assumes it fails.
 */
export function createQuarantineCredential(iam: IAMClient): Playbook<CredentialTarget, CredentialBefore> {
  return {
    name: 'quarantine-credential',
    parseTarget: (target, environment) => {
      if (Object.hasOwn(Object(target), 'roleName')) {
        const roleName = readName(target, 'roleName', NAME);
        assertOwnName(environment, roleName);
        if (roleName.startsWith(`${environment.name}-Response-`)) {
          throw new Refused(`${roleName} is a role of the response; quarantine it by hand`);
        }
        return { roleName };
      }
      return {
        userName: readName(target, 'userName', NAME),
        accessKeyId: readName(target, 'accessKeyId', /^\w{16,128}$/),
      };
    },
    describe: (target) =>
      'roleName' in target
        ? `Deny the role ${target.roleName} every call`
        : `Deactivate the access key ${target.accessKeyId} of ${target.userName}`,
    observe: async (target, { environment }) => {
      if ('roleName' in target) {
        await iam.send(new GetRoleCommand({ RoleName: target.roleName }));
        return { status: undefined, wasDenied: await isDeniedEverything(iam, target) };
      }
      await assertOwnUser(iam, environment, target.userName);
      const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName: target.userName }));
      const status = AccessKeyMetadata.find(({ AccessKeyId }) => AccessKeyId === target.accessKeyId)?.Status;
      if (status === undefined) throw new Refused(`${target.userName} has no access key ${target.accessKeyId}`);
      return { status, wasDenied: await isDeniedEverything(iam, target) };
    },
    contain: [
      {
        name: 'deactivate-key',
        run: async (target) => {
          if ('roleName' in target) return { why: 'A role has no key.' };
          await setStatus(iam, target, 'Inactive');
          return { status: 'Inactive' };
        },
      },
      {
        name: 'deny',
        run: async (target) => {
          await denyEverything(iam, target);
          return { denied: 'every call' };
        },
      },
    ],
    undo: [
      {
        name: 'allow-again',
        run: async (target, { wasDenied }) => {
          if (!wasDenied) await allowAgain(iam, target);
          return { denied: wasDenied };
        },
      },
      {
        name: 'restore-key',
        run: async (target, { status }) => {
          if ('roleName' in target || status === undefined) return { why: 'A role has no key.' };
          await setStatus(iam, target, status);
          return { status };
        },
      },
    ],
  };
}

async function setStatus(
  iam: IAMClient,
  { userName: UserName, accessKeyId: AccessKeyId }: Extract<CredentialTarget, { readonly userName: string }>,
  Status: StatusType,
): Promise<void> {
  await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status }));
}
