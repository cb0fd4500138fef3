import { listAcceptedControls } from '@bulwark/gate';
import type { CfnResource } from 'aws-cdk-lib';
import { acknowledgementFiles } from '../lib/acknowledgements';
import type { Backend } from '../lib/backend';
import type { SuppressionTarget } from '../lib/detection/suppressions';

/**
 * Suppresses in Security Hub of an environment what its acknowledgements accept. It has to be called after the last
 * resource was added: it reads all of them.
 */
export function suppressAcceptedFindings(backend: Backend): void {
  const controls = listAcceptedControls(backend, acknowledgementFiles).map(({ resource, ...accepted }) => ({
    ...accepted,
    target: findTarget(accepted.control, resource),
  }));
  backend.detection.suppress(controls);
}

/** Controls whose findings are about the account, although a resource of a template decides them. */
const ABOUT_THE_ACCOUNT = /^((Config|GuardDuty|Inspector|Macie)\.\d+|IAM\.28)$/;

/** What a finding of Security Hub is about. A control about a stack is reported for one of its resources by the gate. */
function findTarget(control: string, { stack, logicalId }: CfnResource): SuppressionTarget {
  if (ABOUT_THE_ACCOUNT.test(control)) return { kind: 'account' };
  if (control.startsWith('CloudFormation.')) return { kind: 'stack', name: stack.stackName };
  return { kind: 'resource', logicalId: stack.resolve(logicalId) };
}
