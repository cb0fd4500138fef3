import { setTimeout as wait } from 'node:timers/promises';
import { CreateServiceLinkedRoleCommand, type IAMClient, InvalidInputException } from '@aws-sdk/client-iam';

/** Milliseconds until a new role is known in the region. IAM is eventually consistent. */
const PROPAGATION_MS = 10_000;

/**
 * Creates the service-linked role of a service, if the account lacks it. `AWS::IAM::ServiceLinkedRole` fails where the
 * role exists, and an account has one for all of its regions and environments.
 *
 * @param serviceName `config.amazonaws.com`
 * @param propagationMs milliseconds to wait after a creation
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
 */
export async function createServiceLinkedRole(
  iam: IAMClient,
  serviceName: string,
  abortSignal: AbortSignal,
  propagationMs = PROPAGATION_MS,
): Promise<void> {
  try {
    await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: serviceName }), { abortSignal });
    await wait(propagationMs, undefined, { signal: abortSignal });
  } catch (error) {
    // "Service role name ... has been taken in this account, please try a different suffix."
    if (error instanceof InvalidInputException && /has been taken/.test(error.message)) return;
    throw error;
  }
}
