import type { PolicyStatement } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { findRoleStatements } from '../iam/granted-statements';

/** Types of workloads other than functions. Their roles and subnets cannot be followed, so each may call any service. */
const OTHER_WORKLOADS = [
  'AWS::AppRunner::VpcConnector',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::Batch::ComputeEnvironment',
  'AWS::CodeBuild::Project',
  'AWS::DMS::ReplicationInstance',
  'AWS::EC2::Instance',
  'AWS::EC2::LaunchTemplate',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::EKS::Cluster',
  'AWS::EMR::Cluster',
  'AWS::EMRServerless::Application',
  'AWS::Glue::Connection',
  'AWS::MWAA::Environment',
  'AWS::Redshift::Cluster',
  'AWS::SageMaker::Domain',
  'AWS::SageMaker::Model',
  'AWS::SageMaker::NotebookInstance',
];

/**
 * Actions that the Lambda service itself uses with the role of a function, from outside the VPC.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
 */
const LAMBDA_SERVICE_ACTIONS: readonly string[] = [
  'ec2:assignprivateipaddresses',
  'ec2:createnetworkinterface',
  'ec2:deletenetworkinterface',
  'ec2:describenetworkinterfaces',
  'ec2:describesubnets',
  'ec2:detachnetworkinterface',
  'ec2:unassignprivateipaddresses',
  'logs:createloggroup',
  'logs:createlogstream',
  'logs:putlogevents',
  'xray:puttelemetryrecords',
  'xray:puttracesegments',
];

/** AWS managed policies with no other actions than these. */
const LAMBDA_SERVICE_POLICIES =
  /\/(AWSLambdaBasicExecutionRole|AWSLambdaVPCAccessExecutionRole|AWSXRayDaemonWriteAccess)$/;

/** The Lambda functions in a VPC; undefined if it may have workloads that the templates do not show as functions. */
export function findFunctionsIn(
  vpc: TemplateResource | undefined,
  templates: TemplateSet,
): readonly TemplateResource[] | undefined {
  if (vpc === undefined || templates.ofType(...OTHER_WORKLOADS).length > 0) return undefined;
  const inside = templates.ofType('AWS::Lambda::Function').filter((fn) =>
    fn
      .at('VpcConfig.SubnetIds')
      .items()
      .some((subnet) => subnet.target()?.at('VpcId').target() === vpc),
  );
  return inside.length === 0 ? undefined : inside;
}

/** Whether the code of a function may call a service: its role allows an action that Lambda itself does not use. */
export function mayCall(fn: TemplateResource, prefix: string, templates: TemplateSet): boolean {
  const role = fn.at('Role').target();
  if (role === undefined) return true;
  const hasUnknownPolicy = role
    .at('ManagedPolicyArns')
    .items()
    .some((arn) => arn.target() === undefined && !LAMBDA_SERVICE_POLICIES.test(arn.display()));
  if (hasUnknownPolicy) return true;
  const failures = findFailureTargets(fn, templates);
  return findRoleStatements(role, templates).some(
    (statement) => statement.allows && allowsService(statement, prefix) && !isOnlyAbout(statement, failures),
  );
}

function allowsService({ actions, hasNotAction }: PolicyStatement, prefix: string): boolean {
  return (
    hasNotAction ||
    actions.some(
      (action) => action === '*' || (action.startsWith(`${prefix}:`) && !LAMBDA_SERVICE_ACTIONS.includes(action)),
    )
  );
}

/** Dead-letter queues and destinations, to which Lambda itself sends, and the keys that encrypt them. */
function findFailureTargets(fn: TemplateResource, templates: TemplateSet): readonly TemplateResource[] {
  const configs = templates
    .ofType('AWS::Lambda::EventInvokeConfig')
    .filter((config) => config.at('FunctionName').target() === fn);
  const destinations = [
    fn.at('DeadLetterConfig.TargetArn'),
    ...configs.flatMap((config) =>
      ['OnFailure', 'OnSuccess'].map((kind) => config.at(`DestinationConfig.${kind}.Destination`)),
    ),
  ].flatMap((arn) => arn.target() ?? []);
  return destinations.flatMap((target) => [target, ...[target.at('KmsMasterKeyId').target() ?? []].flat()]);
}

function isOnlyAbout({ resources }: PolicyStatement, targets: readonly TemplateResource[]): boolean {
  return (
    resources.length > 0 &&
    resources.every((resource) => {
      const target = resource.target();
      return target !== undefined && targets.includes(target);
    })
  );
}
