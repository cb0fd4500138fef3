import { acknowledge } from '@bulwark/gate';
import { CfnResource, Stack } from 'aws-cdk-lib';
import { Backend } from './backend';
import { describeOpenProtection } from './open-protection';

/**
 * The rule does not apply to a disposable environment, so only the phase `creation` leaves an open decision. A stack
 * reports it at its first resource.
 */
export const backendAcks = acknowledge(Backend, (backend) => {
  const open =
    backend.protection.protections.phase === 'creation' ? describeOpenProtection(backend.protection) : undefined;
  if (open === undefined) return [];
  return backend.node.children.filter(Stack.isStack).flatMap((stack) => {
    const first = stack.node.findAll().find(CfnResource.isCfnResource);
    const at = first?.node.path.slice(backend.node.path.length + 1);
    return at === undefined ? [] : [{ rule: 'Bulwark-DeploymentTerminationProtection', at, ...open }];
  });
});
