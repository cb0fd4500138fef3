import { expect, test } from '@jest/globals';
import { listCosts, listLines, listProblems } from './estimated-resources';

const createEndpoint = (properties: Readonly<Record<string, unknown>>) => ({
  Endpoint: { Type: 'AWS::EC2::VPCEndpoint', Properties: properties },
});

const KMS = { VpcEndpointType: 'Interface', ServiceName: 'com.amazonaws.eu-central-1.kms' };

test('an interface endpoint costs by the hour and zone', () => {
  const [line] = listLines(createEndpoint({ ...KMS, SubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'] }));
  expect(line).toMatchObject({
    resource: 'test/Stack/Endpoint',
    what: 'interface endpoint of kms in 3 zones',
    quantity: 2190,
    unit: 'zone-hour',
    unitUsd: 0.012,
    monthlyUsd: 26.28,
  });
});

test('an endpoint in one zone costs a third of it, at the price of its region', () => {
  const resources = createEndpoint({ ...KMS, SubnetIds: ['subnet-1'] });
  expect(listCosts(resources)).toEqual({ 'interface endpoint of kms in 1 zone': 8.76 });
  expect(listCosts(resources, 'eu-west-1')).toEqual({ 'interface endpoint of kms in 1 zone': 8.03 });
});

test('a gateway endpoint is free', () => {
  expect(listLines(createEndpoint({ VpcEndpointType: 'Gateway' }))).toEqual([]);
  expect(listLines(createEndpoint({}))).toEqual([]);
});

test.each([
  ['an endpoint of another type', { VpcEndpointType: 'GatewayLoadBalancer' }],
  ['an interface endpoint without subnets', KMS],
])('%s has no price', (_case, properties) => {
  expect(listProblems(createEndpoint(properties))).toHaveLength(1);
});
