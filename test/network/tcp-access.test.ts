import { expect, test } from '@jest/globals';
import { CfnResource, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { allowTcp } from '../../lib/network/tcp-access';
import { createTestApp } from '../scaffold';
import { createNetwork } from './network-template';

const app = createTestApp();
const { stack: first, network } = createNetwork(undefined, app);
const second = new Stack(app, 'Second', { env: { account: first.account, region: first.region } });
const createSecurityGroup = (scope: Stack, id: string) =>
  new SecurityGroup(scope, id, { vpc: network.vpc, description: id, allowAllOutbound: false });
const path = allowTcp(second, 'Path', {
  from: createSecurityGroup(second, 'Client'),
  to: createSecurityGroup(first, 'Server'),
  port: 6432,
  purpose: 'SQL over TLS',
});
new CfnResource(second, 'Query', { type: 'Test::Query' }).node.addDependency(path);
const template = Template.fromStack(second);

const client = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Client'), 'GroupId'] };
const server = { 'Fn::ImportValue': Match.stringLikeRegexp('Server.*GroupId') };
const port = { IpProtocol: 'tcp', FromPort: 6432, ToPort: 6432, Description: 'SQL over TLS' };

test('access is one egress rule and one ingress rule, each referencing the other security group', () => {
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
    GroupId: client,
    DestinationSecurityGroupId: server,
    ...port,
  });
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: server,
    SourceSecurityGroupId: client,
    ...port,
  });
});

test('both rules are in the stack of the client, so that the other stack does not depend on it', () => {
  Template.fromStack(first).resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  expect(first.dependencies).toEqual([]);
});

test('a resource that connects during deployment can depend on both rules', () => {
  template.hasResource('Test::Query', {
    DependsOn: [Match.stringLikeRegexp('^PathEgress'), Match.stringLikeRegexp('^PathIngress')],
  });
});
