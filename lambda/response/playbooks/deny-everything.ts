import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  type IAMClient,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
} from '@aws-sdk/client-iam';
import { isAwsError } from '../aws-error';

/**
 * The managed policy of AWS that denies every call, of sessions that run and of those that start later. A role that may
 * attach only this policy can take rights away, and give none. An inline policy with `aws:TokenIssueTime` would need
 * `iam:PutRolePolicy`, with which a role gives itself any right.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSDenyAll.html
 */
const PolicyArn = 'arn:aws:iam::aws:policy/AWSDenyAll';

export type Identity = { readonly roleName: string } | { readonly userName: string };

export async function isDeniedEverything(iam: IAMClient, identity: Identity): Promise<boolean> {
  const { AttachedPolicies = [] } =
    'roleName' in identity
      ? await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: identity.roleName }))
      : await iam.send(new ListAttachedUserPoliciesCommand({ UserName: identity.userName }));
  return AttachedPolicies.some((policy) => policy.PolicyArn === PolicyArn);
}

/** Attaching it twice changes nothing. */
export async function denyEverything(iam: IAMClient, identity: Identity): Promise<void> {
  if ('roleName' in identity) {
    await iam.send(new AttachRolePolicyCommand({ RoleName: identity.roleName, PolicyArn }));
  } else await iam.send(new AttachUserPolicyCommand({ UserName: identity.userName, PolicyArn }));
}

export async function allowAgain(iam: IAMClient, identity: Identity): Promise<void> {
  try {
    if ('roleName' in identity) {
      await iam.send(new DetachRolePolicyCommand({ RoleName: identity.roleName, PolicyArn }));
    } else await iam.send(new DetachUserPolicyCommand({ UserName: identity.userName, PolicyArn }));
  } catch (error) {
    if (!isAwsError(error, 'NoSuchEntityException')) throw error;
  }
}
