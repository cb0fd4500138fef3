import type { PolicyStatement } from '../../templates/policy-statement';
import { readStatements } from '../../templates/policy-statement';
import type { TemplateResource, Value } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { hasNoResources } from '../iam/actions-without-resources';
import { parseArn, readAccountId, stripPseudoParameters } from '../iam/granted-statements';
import { findFaultyGrants, hasWildcardActions, hasWildcardResources, isLimitedBy } from '../iam/resource-policy';
import { awsDocs, nist, type Rule } from '../rule';
import { findFunctionsIn, mayCall } from './endpoint-callers';
import { findActionPrefix } from './endpoint-services';
import { findRouteTables, isInSeveralZones } from './subnet-lookup';

const TYPES = ['AWS::EC2::VPCEndpoint'];
const PROPERTY = 'Properties.PolicyDocument';
const POLICIES = awsDocs('vpc/latest/privatelink/vpc-endpoints-access.html');
const PERIMETER = awsDocs('whitepapers/latest/building-a-data-perimeter-on-aws/building-a-data-perimeter-on-aws.html');
const INTERFACES = awsDocs('vpc/latest/privatelink/create-interface-endpoint.html');

/** Rules for VPC endpoints and their policies. Each finding of a policy is one statement. */
export const ec2VpcEndpointRules: readonly Rule[] = [
  {
    id: 'Ec2VpcEndpointPolicyDefined',
    level: 'hardening',
    group: 'closedOutbound',
    types: TYPES,
    what: 'VPC endpoint has an endpoint policy',
    why: 'The default policy allows every action for any account, so stolen data can be copied to another account.',
    fix: 'Set PolicyDocument with at least one statement.',
    property: PROPERTY,
    references: [POLICIES, nist('SC-7(5)')],
    check: (endpoint) => readStatements(endpoint.at('PolicyDocument')).length > 0,
  },
  {
    id: 'Ec2VpcEndpointPolicyActionsExact',
    level: 'hardening',
    group: 'closedOutbound',
    types: TYPES,
    what: 'VPC endpoint policy names actions without wildcards',
    why: 'An intruder in the VPC can use actions that the workload does not need.',
    fix: 'List the actions in Action of PolicyDocument. Remove wildcards and NotAction.',
    property: PROPERTY,
    references: [POLICIES, nist('AC-6')],
    check: (endpoint) => findFaultyGrants(endpoint, hasWildcardActions),
  },
  {
    id: 'Ec2VpcEndpointPolicyOwnAccount',
    level: 'hardening',
    group: 'closedOutbound',
    types: TYPES,
    what: 'VPC endpoint policy admits only principals and resources of its account or organization, and named buckets',
    why: 'An intruder with credentials of another account could copy data to that account through the endpoint.',
    fix: 'Add StringEquals conditions on aws:PrincipalAccount and aws:ResourceAccount, or on their OrgID forms.',
    property: PROPERTY,
    references: [PERIMETER, nist('AC-4')],
    check: (endpoint) =>
      findFaultyGrants(
        endpoint,
        (statement) => !namesOnlyBuckets(statement) && !admitsOnlyOwn(statement, readAccountId(endpoint)),
      ),
  },
  {
    id: 'Ec2VpcEndpointPolicyResourcesExact',
    level: 'hardening',
    group: 'closedOutbound',
    types: TYPES,
    what: 'VPC endpoint policy names resources, or requires aws:ResourceAccount, where the action supports them',
    why: 'StringEqualsIfExists also admits requests without aws:ResourceAccount, for resources of any account.',
    fix: 'Name ARNs in Resource of PolicyDocument, or use StringEquals for aws:ResourceAccount.',
    property: PROPERTY,
    references: [PERIMETER, nist('AC-6')],
    check: (endpoint) =>
      findFaultyGrants(
        endpoint,
        (statement) =>
          hasWildcardResources(statement) &&
          !limitsResources(statement, readAccountId(endpoint)) &&
          !statement.actions.every((action) => hasNoResources(action) || action === 'cloudwatch:putmetricdata'),
      ),
  },
  {
    id: 'Ec2VpcEndpointPrivateDnsEnabled',
    level: 'hardening',
    group: 'privateNetwork',
    types: TYPES,
    what: 'VPC interface endpoint has private DNS enabled',
    why: 'Without private DNS the service name resolves to public addresses. Requests bypass the endpoint policy.',
    fix: 'Set PrivateDnsEnabled to true.',
    property: 'Properties.PrivateDnsEnabled',
    references: [INTERFACES, nist('SC-7')],
    check: checkInterface((endpoint) => endpoint.at('PrivateDnsEnabled').flag() === true),
  },
  {
    id: 'Ec2VpcEndpointSecurityGroup',
    level: 'hardening',
    group: 'closedOutbound',
    types: TYPES,
    what: 'VPC interface endpoint has a dedicated security group',
    why: 'Without SecurityGroupIds the endpoint is in the default security group of the VPC, with its rules.',
    fix: 'Set SecurityGroupIds to a security group that admits only the clients of the endpoint.',
    property: 'Properties.SecurityGroupIds',
    references: [INTERFACES, nist('SC-7')],
    check: checkInterface((endpoint) => endpoint.at('SecurityGroupIds').items().length > 0),
  },
  {
    id: 'Ec2VpcEndpointMultipleZones',
    level: 'hardening',
    group: 'resilience',
    types: TYPES,
    what: 'VPC interface endpoint has subnets in two Availability Zones',
    why: 'When the only Availability Zone of an endpoint fails, no client in the VPC can reach the service.',
    fix: 'Name subnets of two Availability Zones in SubnetIds.',
    property: 'Properties.SubnetIds',
    references: [INTERFACES, nist('CP-10')],
    check: checkInterface((endpoint, templates) => isInSeveralZones(endpoint.at('SubnetIds').items(), templates)),
  },
  {
    id: 'Ec2VpcEndpointServiceCalled',
    level: 'hardening',
    group: 'closedOutbound',
    types: TYPES,
    what: 'VPC interface endpoint is for a service that a Lambda function in the VPC is allowed to call',
    why: 'An endpoint without a caller is an unneeded way out of the VPC, and is billed per hour and zone.',
    fix: 'Remove the endpoint, or allow the role of a function in the VPC an action of the service.',
    property: 'Properties.ServiceName',
    references: [awsDocs('vpc/latest/privatelink/aws-services-privatelink-support.html'), nist('CM-7')],
    check: checkInterface((endpoint, templates) => {
      const prefix = findActionPrefix(readServiceName(endpoint));
      const functions = findFunctionsIn(endpoint.at('VpcId').target(), templates);
      if (prefix === undefined || functions === undefined) return 'not applicable';
      return functions.some((fn) => mayCall(fn, prefix, templates));
    }),
  },
  {
    id: 'Ec2VpcEndpointGatewayRoutes',
    level: 'hardening',
    group: 'privateNetwork',
    types: TYPES,
    what: 'VPC gateway endpoint has routes from every subnet with Lambda functions',
    why: 'Without the route the requests of a function fail, or leave the VPC on a path without an endpoint policy.',
    fix: 'Name the route tables of these subnets in RouteTableIds.',
    property: 'Properties.RouteTableIds',
    references: [awsDocs('vpc/latest/privatelink/gateway-endpoints.html'), nist('SC-7')],
    check: (endpoint, templates) => {
      if (isInterface(endpoint)) return 'not applicable';
      const tables = endpoint.at('RouteTableIds').items();
      const served = tables.flatMap((table) => table.target() ?? []);
      if (served.length < tables.length) return tables.map((table) => table.text()).length > 0;
      const needed = findFunctionSubnets(endpoint.at('VpcId').target(), templates).flatMap((subnet) =>
        findRouteTables(subnet, templates),
      );
      return served.length > 0 && needed.every((table) => served.includes(table));
    },
  },
];

function checkInterface(check: Rule['check']): Rule['check'] {
  return (endpoint, templates) => (isInterface(endpoint) ? check(endpoint, templates) : 'not applicable');
}

function isInterface(endpoint: TemplateResource): boolean {
  return endpoint.at('VpcEndpointType').text() === 'Interface';
}

/** The name with the region as text or as a pseudo parameter. @throws Undecidable for another reference */
function readServiceName(endpoint: TemplateResource): string {
  const shown = stripPseudoParameters(endpoint.at('ServiceName').display());
  return shown.includes('${') ? (endpoint.at('ServiceName').text() ?? '') : shown;
}

/** Whether a statement admits principals and resources of one account or organization only. */
function admitsOnlyOwn(statement: PolicyStatement, account: string): boolean {
  const isOwn = acceptAccount(account);
  const limitsPrincipals =
    isLimitedBy(statement, 'aws:principalaccount', isOwn) ||
    isLimitedBy(statement, 'aws:principalorgid', isOrganization);
  // Requests without a resource have no aws:ResourceAccount, so IfExists is accepted here.
  const areLimited = statement.conditions.some(
    ({ operator, key, values }) =>
      /^StringEquals(IfExists)?$/.test(operator) &&
      ((key === 'aws:resourceaccount' && values.every(isOwn)) ||
        (key === 'aws:resourceorgid' && values.every(isOrganization))),
  );
  return limitsPrincipals && areLimited;
}

function limitsResources(statement: PolicyStatement, account: string): boolean {
  return (
    isLimitedBy(statement, 'aws:resourceaccount', acceptAccount(account)) ||
    isLimitedBy(statement, 'aws:resourceorgid', isOrganization)
  );
}

function acceptAccount(account: string): (value: Value) => boolean {
  return (value) => stripPseudoParameters(value.display()) === account;
}

function isOrganization(value: Value): boolean {
  return /^o-[a-z0-9]+$/.test(value.text() ?? '');
}

/** Whether every resource of a statement is in a named bucket: the ARN of a bucket contains no account. */
function namesOnlyBuckets({ resources }: PolicyStatement): boolean {
  return (
    resources.length > 0 &&
    resources.every((resource) => {
      const { service, named = '' } = parseArn(resource.display()) ?? {};
      return service === 's3' && /^[^*?/]+(\/|$)/.test(named);
    })
  );
}

function findFunctionSubnets(vpc: TemplateResource | undefined, templates: TemplateSet): readonly TemplateResource[] {
  const subnets = templates
    .ofType('AWS::Lambda::Function')
    .flatMap((fn) => fn.at('VpcConfig.SubnetIds').items())
    .flatMap((id) => id.target() ?? []);
  return subnets.filter((subnet) => subnet.at('VpcId').target() === vpc);
}
