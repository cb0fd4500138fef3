import type { CfnIPSet } from 'aws-cdk-lib/aws-wafv2';
import type { ServiceRole } from '../iam/service-role';

/** Lets a function read and replace the addresses of one IP set. */
export function grantIpSet(role: ServiceRole, set: CfnIPSet): void {
  role.allow({ actions: ['wafv2:GetIPSet', 'wafv2:UpdateIPSet'], resources: [set.attrArn] });
}
