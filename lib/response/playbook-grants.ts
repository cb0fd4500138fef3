import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ServiceRole } from '../iam/service-role';

/**
 * The rights of playbooks on resources whose names are generated. CloudFormation begins them with the name of the stack,
 * so a pattern matches the resources of one environment: no environment has a hyphen in its name.
 */
function buildArn(role: ServiceRole, service: string, resource: string): string {
  const { partition, region, account } = Stack.of(role);
  const place = service === 'iam' ? '' : region;
  return `arn:${partition}:${service}:${place}:${account}:${resource}`;
}

/**
 * Lets a playbook deny identities every call, and allow them again. It may attach and detach one policy only, so it can
 * give nobody a right, itself included. The roles of the response are exempt: a forged finding must not stop it.
 */
function grantDenial(role: ServiceRole, kind: 'Role' | 'User', identities: readonly string[], tags: object = {}): void {
  role.allow({ actions: [`iam:ListAttached${kind}Policies`], resources: identities });
  role.allow({
    actions: [`iam:Attach${kind}Policy`, `iam:Detach${kind}Policy`],
    resources: identities,
    conditions: {
      StringEquals: { 'iam:PolicyARN': `arn:${Stack.of(role).partition}:iam::aws:policy/AWSDenyAll`, ...tags },
    },
  });
}

function grantRoleDenial(role: ServiceRole, prefix: string): void {
  grantDenial(role, 'Role', [buildArn(role, 'iam', `role/${prefix}-*`)]);
  role.deny({
    actions: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
    resources: [buildArn(role, 'iam', `role/${prefix}-Response-*`)],
  });
}

export function grantFunctionContainment(role: ServiceRole, prefix: string): void {
  role.allow({
    actions: ['lambda:DeleteFunctionConcurrency', 'lambda:GetFunction', 'lambda:PutFunctionConcurrency'],
    resources: [buildArn(role, 'lambda', `function:${prefix}-*`)],
  });
  role.deny({
    actions: ['lambda:DeleteFunctionConcurrency', 'lambda:PutFunctionConcurrency'],
    resources: [buildArn(role, 'lambda', `function:${prefix}-Response-*`)],
  });
  grantRoleDenial(role, prefix);
}

export function grantQuarantine(role: ServiceRole, prefix: string): void {
  role.allow({ actions: ['iam:GetRole'], resources: [buildArn(role, 'iam', `role/${prefix}-*`)] });
  grantRoleDenial(role, prefix);
  const named = buildArn(role, 'iam', `user/${prefix}-*`);
  const everyUser = buildArn(role, 'iam', 'user/*');
  grantDenial(role, 'User', [named]);
  role.allow({ actions: ['iam:UpdateAccessKey'], resources: [named] });
  // A user with another name belongs to the environment by its tag, which the function reads first.
  const tagged = { 'aws:ResourceTag/environment': prefix };
  grantDenial(role, 'User', [everyUser], tagged);
  role.allow({ actions: ['iam:UpdateAccessKey'], resources: [everyUser], conditions: { StringEquals: tagged } });
  role.allow({ actions: ['iam:ListAccessKeys', 'iam:ListUserTags'], resources: [everyUser] });
}

/** `region` limits the use of the key to RDS, as the key policy does. */
export function grantDatabaseIsolation(role: ServiceRole, prefix: string, key: IKey, region: string): void {
  const clusters = buildArn(role, 'rds', `cluster:${prefix}-records-*`);
  const snapshots = buildArn(role, 'rds', `cluster-snapshot:${prefix}-incident-*`);
  role.allow({
    actions: ['rds:AddTagsToResource', 'rds:CreateDBClusterSnapshot'],
    resources: [clusters, snapshots],
  });
  role.allow({ actions: ['rds:DescribeDBClusters', 'rds:ModifyDBCluster'], resources: [clusters] });
  // The names of instances are generated, in lower case.
  role.allow({ actions: ['rds:RebootDBInstance'], resources: [buildArn(role, 'rds', `db:${prefix}-*`)] });
  const throughRds = { 'kms:ViaService': `rds.${region}.amazonaws.com` };
  role.allow({
    actions: ['kms:CreateGrant'],
    resources: [key.keyArn],
    conditions: { StringEquals: throughRds, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  });
  role.allow({ actions: ['kms:DescribeKey'], resources: [key.keyArn] });
}
