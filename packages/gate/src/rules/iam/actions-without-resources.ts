import { matchesPattern } from '../../templates/policy-statement';

/**
 * Actions that support no resource, or whose resource does not exist before the call, so that Resource has to be `*`.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html for the network interfaces of functions
 */
const WITHOUT_RESOURCES = [
  'ec2:assignprivateipaddresses',
  'ec2:createnetworkinterface',
  'ec2:deletenetworkinterface',
  'ec2:describe*',
  'ec2:unassignprivateipaddresses',
  'ecr:getauthorizationtoken',
  'sts:getcalleridentity',
  'xray:getsamplingrules',
  'xray:getsamplingstatisticsummaries',
  'xray:getsamplingtargets',
  'xray:puttelemetryrecords',
  'xray:puttracesegments',
];

/** Whether Resource can only be `*` for an action, given in lower case. */
export function hasNoResources(action: string): boolean {
  return WITHOUT_RESOURCES.some((pattern) => matchesPattern(pattern, action));
}
