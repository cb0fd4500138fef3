import { Stack } from 'aws-cdk-lib';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { EPOCH_KEY, EPOCH_TAG } from '../../lambda/shared/epoch-key';
import type { ServiceFunction } from '../functions/service-function';
import { allowAdministration, allowEpochKeyUse } from './key-policy';

/**
 * Lets a function call KMS with the keys of epochs, which the scheduled function creates: any KMS key of this account
 * with the tag of this environment, only for keys of epochs.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/tag-authorization.html
 */
export function grantEpochKeys(caller: ServiceFunction, environment: string): void {
  caller.allowEndpoint('kms');
  caller.role.allow({
    actions: ['kms:Decrypt'],
    resources: [buildKeyPattern(caller)],
    conditions: {
      StringEquals: { [`aws:ResourceTag/${EPOCH_TAG}`]: environment, 'kms:EncryptionContext:purpose': EPOCH_KEY },
    },
  });
}

/**
 * Lets the scheduled function create the keys of epochs, generate data keys with them and schedule their deletion. Each
 * key must have the tag of this environment from its creation on, and only such keys can be deleted. A deletion takes
 * at least seven days, in which an administrator can cancel it.
 */
export function grantEpochKeeping(keeper: ServiceFunction, environment: string): void {
  grantEpochKeys(keeper, environment);
  const tagged = { [`aws:ResourceTag/${EPOCH_TAG}`]: environment };
  // KMS authorizes the creation of a key on no resource, and its first tags as part of it:
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
  keeper.role.allow({
    actions: ['kms:CreateKey'],
    resources: ['*'],
    conditions: { StringEquals: { [`aws:RequestTag/${EPOCH_TAG}`]: environment } },
  });
  keeper.role.allow({
    actions: ['kms:TagResource'],
    resources: [buildKeyPattern(keeper)],
    conditions: { StringEquals: { [`aws:RequestTag/${EPOCH_TAG}`]: environment } },
  });
  keeper.role.allow({
    actions: ['kms:GenerateDataKey'],
    resources: [buildKeyPattern(keeper)],
    conditions: { StringEquals: { ...tagged, 'kms:EncryptionContext:purpose': EPOCH_KEY } },
  });
  keeper.role.allow({
    actions: ['kms:ScheduleKeyDeletion'],
    resources: [buildKeyPattern(keeper)],
    conditions: { StringEquals: tagged },
  });
}

/** Builds the key policy of the keys of epochs as JSON: administration without use, and use for keys of epochs. */
export function buildEpochKeyPolicy(scope: Construct): string {
  const stack = Stack.of(scope);
  const document = new PolicyDocument({ statements: [allowAdministration(), allowEpochKeyUse(stack.account)] });
  return stack.toJsonString(stack.resolve(document));
}

/** ARN pattern of every key of this account and region. The tag chooses among them. */
export function buildKeyPattern(scope: Construct): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:kms:${region}:${account}:key/*`;
}
