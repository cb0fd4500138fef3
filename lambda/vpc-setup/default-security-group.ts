import {
  DescribeSecurityGroupsCommand,
  type EC2Client,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type RevokeSecurityGroupIngressResult,
} from '@aws-sdk/client-ec2';

/**
 * Removes every rule from the default security group of a VPC, which CloudFormation cannot do. A resource that is
 * created without a security group then has no network access.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html EC2.2
 */
export async function emptyDefaultSecurityGroup(
  ec2: EC2Client,
  groupId: string,
  abortSignal: AbortSignal,
): Promise<{ Revoked: string }> {
  const found = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [groupId] }), { abortSignal });
  const group = found.SecurityGroups?.[0];
  if (group?.GroupName !== 'default') {
    throw new Error(`${groupId} is ${group?.GroupName ?? 'no group'}, not a default group; no rule was removed`);
  }
  const ingress = group.IpPermissions ?? [];
  const egress = group.IpPermissionsEgress ?? [];
  if (ingress.length > 0) {
    const command = new RevokeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions: ingress });
    assertRevoked(await ec2.send(command, { abortSignal }), 'ingress');
  }
  if (egress.length > 0) {
    const command = new RevokeSecurityGroupEgressCommand({ GroupId: groupId, IpPermissions: egress });
    assertRevoked(await ec2.send(command, { abortSignal }), 'egress');
  }
  return { Revoked: String(ingress.length + egress.length) };
}

/** EC2 can respond without an error although it kept a rule. It then lists the rules that it did not find. */
function assertRevoked(result: RevokeSecurityGroupIngressResult, rules: string): void {
  const left = result.UnknownIpPermissions?.length ?? 0;
  if (result.Return !== true || left > 0) throw new Error(`EC2 kept ${left} ${rules} rules in the default group`);
}
