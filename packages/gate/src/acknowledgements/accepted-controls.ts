import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { findSecurityHubControl } from '../rules/security-hub/controls-of-rules';
import type { AcknowledgementFile } from './acknowledgement';
import { buildMatchers } from './ledger';

/** A control of Security Hub whose finding on one resource an acknowledgement accepts. */
export interface AcceptedControl {
  /** `RDS.8` */
  readonly control: string;
  readonly resource: CfnResource;
  readonly reason: string;
  readonly owner: string;
  /** Last day, as YYYY-MM-DD. */
  readonly until: string;
}

/**
 * Lists the controls of Security Hub that acknowledgements accept, so that an app can suppress the same findings in the
 * account. Acknowledgements are known before synthesis. One that matches no finding fails the gate, so nothing is
 * suppressed that is not reported.
 *
 * @param root construct whose resources are searched, such as an environment
 */
export function listAcceptedControls(
  root: IConstruct,
  files: readonly AcknowledgementFile[],
): readonly AcceptedControl[] {
  const constructs = root.node.findAll();
  const resources = constructs.filter((construct) => CfnResource.isCfnResource(construct));
  const found = new Map<string, AcceptedControl>();
  for (const { acknowledgement, rule, coversPath } of buildMatchers(constructs, files)) {
    for (const resource of resources) {
      if (!coversPath(resource.node.path)) continue;
      const control = findSecurityHubControl(rule, resource.cfnResourceType);
      if (control === undefined) continue;
      const { reason, owner, until } = acknowledgement;
      found.set(`${resource.node.path} ${control}`, { control, resource, reason, owner, until });
    }
  }
  return [...found.values()];
}
