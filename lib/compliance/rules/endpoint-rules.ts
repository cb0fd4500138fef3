import type { Deployment, Resource } from '../deployment/deployment';
import type { PolicyStatement } from '../deployment/policy-statement';
import { statementsOf } from '../deployment/policy-statement';
import { hasNoResources } from './actions-without-resources';
import { accountOf, arnParts, plain } from './granted-statements';
import { isInEveryZone, routeTablesOf } from './network-rules';
import { faultyGrants, hasOpenActions, hasOpenResources, isBound } from './resource-policy';
import { awsDocs, nist, type Rule } from './rule';

const TYPES = ['AWS::EC2::VPCEndpoint'];
const PROPERTY = 'Properties.PolicyDocument';
const POLICIES = awsDocs('vpc/latest/privatelink/vpc-endpoints-access.html');
const PERIMETER = awsDocs('whitepapers/latest/building-a-data-perimeter-on-aws/building-a-data-perimeter-on-aws.html');
const INTERFACES = awsDocs('vpc/latest/privatelink/create-interface-endpoint.html');

/** Rules for endpoints: the doors from a network to services of AWS. Each finding of a policy is one statement. */
export const endpointRules: readonly Rule[] = [
  {
    id: 'Ec2EndpointHasPolicy',
    types: TYPES,
    what: 'An endpoint has a policy of its own.',
    why: 'The default lets anybody in the network do anything with the service, for any account: the way that stolen data takes.',
    fix: 'Set PolicyDocument with statements.',
    property: PROPERTY,
    references: [POLICIES, nist('SC-7(5)')],
    check: (endpoint) => statementsOf(endpoint.at('PolicyDocument')).length > 0,
  },
  {
    id: 'Ec2EndpointExactActions',
    types: TYPES,
    what: 'An endpoint is for actions that are named one by one.',
    why: 'What nobody in the network needs is there for an intruder.',
    fix: 'List the actions; leave NotAction out.',
    property: PROPERTY,
    references: [POLICIES, nist('AC-6')],
    check: (endpoint) => faultyGrants(endpoint, hasOpenActions),
  },
  {
    id: 'Ec2EndpointOfThisAccount',
    types: TYPES,
    what: 'An endpoint is for principals and resources of this account, but for a bucket that is named.',
    why: 'With keys of his own account an intruder would copy data into it through our endpoint, and no right of ours would be missing.',
    fix: 'Add StringEquals aws:PrincipalAccount and aws:ResourceAccount with this account.',
    property: PROPERTY,
    references: [PERIMETER, nist('AC-4')],
    check: (endpoint) =>
      faultyGrants(endpoint, (statement) => !namesBuckets(statement) && !isWithin(statement, accountOf(endpoint))),
  },
  {
    id: 'Ec2EndpointExactResources',
    types: TYPES,
    what: 'An endpoint is for resources of this account by their ARN, where the action knows one.',
    why: 'A request that does not tell whose resource it is about passes a condition that only asks where it is told.',
    fix: 'Name the resources in Resource, or make aws:ResourceAccount a StringEquals that has to be met.',
    property: PROPERTY,
    references: [PERIMETER, nist('AC-6')],
    check: (endpoint) =>
      faultyGrants(
        endpoint,
        (statement) =>
          hasOpenResources(statement) &&
          !isBound(statement, 'aws:resourceaccount', (value) => plain(value.display()) === accountOf(endpoint)) &&
          !statement.actions.every((action) => hasNoResources(action) || action === 'cloudwatch:putmetricdata'),
      ),
  },
  {
    id: 'Ec2EndpointAnswersToItsName',
    types: TYPES,
    what: 'Inside the network the name of the service leads to the endpoint.',
    why: 'Otherwise programs go out to the internet, or nowhere, and the policy of the endpoint is passed by.',
    fix: 'Set PrivateDnsEnabled to true.',
    property: 'Properties.PrivateDnsEnabled',
    references: [INTERFACES, nist('SC-7')],
    check: ofInterface((endpoint) => endpoint.at('PrivateDnsEnabled').flag() === true),
  },
  {
    id: 'Ec2EndpointOwnGroup',
    types: TYPES,
    what: 'An endpoint has a security group.',
    why: 'Without one it is in the default group of its network, with whatever else forgot to name one.',
    fix: 'Set SecurityGroupIds.',
    property: 'Properties.SecurityGroupIds',
    references: [INTERFACES, nist('SC-7')],
    check: ofInterface((endpoint) => endpoint.at('SecurityGroupIds').items().length > 0),
  },
  {
    id: 'Ec2EndpointInEveryZone',
    types: TYPES,
    what: 'An endpoint stands in every zone of its network.',
    why: 'With the zone of the only one the service is gone for all: no key, no log, no alarm.',
    fix: 'Name a subnet of every zone in SubnetIds.',
    property: 'Properties.SubnetIds',
    references: [INTERFACES, nist('CP-10')],
    check: ofInterface((endpoint, deployment) => isInEveryZone(endpoint.at('SubnetIds').items(), deployment, 1)),
  },
  {
    id: 'Ec2GatewayServesFunctions',
    types: TYPES,
    what: 'A gateway endpoint serves every subnet of its network that functions run in.',
    why: 'A function in a subnet without the route fails, or goes out by another way that has no policy.',
    fix: 'Name the route tables of the subnets in RouteTableIds.',
    property: 'Properties.RouteTableIds',
    references: [awsDocs('vpc/latest/privatelink/gateway-endpoints.html'), nist('SC-7')],
    check: (endpoint, deployment) => {
      if (isInterface(endpoint)) return 'not applicable';
      const tables = endpoint.at('RouteTableIds').items();
      const served = tables.flatMap((table) => table.target() ?? []);
      if (served.length < tables.length) return tables.map((table) => table.text()).length > 0;
      const needed = subnetsOfFunctions(endpoint.at('VpcId').target(), deployment).flatMap((subnet) =>
        routeTablesOf(subnet, deployment),
      );
      return served.length > 0 && needed.every((table) => served.includes(table));
    },
  },
];

function ofInterface(check: Rule['check']): Rule['check'] {
  return (endpoint, deployment) => (isInterface(endpoint) ? check(endpoint, deployment) : 'not applicable');
}

function isInterface(endpoint: Resource): boolean {
  return endpoint.at('VpcEndpointType').text() === 'Interface';
}

/** Whether a statement is for principals and resources of one account. Where a request names no resource the second cannot be told. */
function isWithin(statement: PolicyStatement, account: string): boolean {
  const isOwn = isBound(statement, 'aws:principalaccount', (value) => plain(value.display()) === account);
  const ofOwn = statement.conditions.some(
    ({ operator, key, values }) =>
      key === 'aws:resourceaccount' &&
      /^StringEquals(IfExists)?$/.test(operator) &&
      values.every((value) => plain(value.display()) === account),
  );
  return isOwn && ofOwn;
}

/** Whether all that a statement names is in buckets that it names: an ARN of a bucket has no account. */
function namesBuckets({ resources }: PolicyStatement): boolean {
  return (
    resources.length > 0 &&
    resources.every((resource) => {
      const { service, named = '' } = arnParts(resource.display()) ?? {};
      return service === 's3' && /^[^*?/]+(\/|$)/.test(named);
    })
  );
}

function subnetsOfFunctions(network: Resource | undefined, deployment: Deployment): readonly Resource[] {
  const subnets = deployment
    .ofType('AWS::Lambda::Function')
    .flatMap((fn) => fn.at('VpcConfig.SubnetIds').items())
    .flatMap((id) => id.target() ?? []);
  return subnets.filter((subnet) => subnet.at('VpcId').target() === network);
}
