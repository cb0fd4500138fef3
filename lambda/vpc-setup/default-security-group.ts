import {
  DescribeSecurityGroupsCommand,
  type EC2Client,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type RevokeSecurityGroupIngressResult,
} from '@aws-sdk/client-ec2';

/**
 * Takes every rule out of the default security group of a VPC, which CloudFormation cannot: whatever is started without a group of
 * its own then reaches nothing and is reached by nothing.
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
    throw new Error(
      `${groupId} is ${group?.GroupName ?? 'no group'}, not a default group; nothing was taken out of it`,
    );
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

/** EC2 can answer without an error and still have left a rule: it then names the rules it did not know. */
function assertRevoked(result: RevokeSecurityGroupIngressResult, rules: string): void {
  const left = result.UnknownIpPermissions?.length ?? 0;
  if (result.Return !== true || left > 0) throw new Error(`EC2 left ${left} ${rules} rules in the default group`);
}
