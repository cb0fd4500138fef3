import { matchesPattern } from '../deployment/policy-statement';

/**
 * Actions for which the service knows no resource, or none at the time of the call; `*` is the only thing to write.
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

/** Whether a star in Resource is all that can be written for an action, which is given in lower case. */
export function hasNoResources(action: string): boolean {
  return WITHOUT_RESOURCES.some((pattern) => matchesPattern(pattern, action));
}
