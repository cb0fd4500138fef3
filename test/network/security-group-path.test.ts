import { expect, test } from '@jest/globals';
import { CfnResource, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { openPath } from '../../lib/network/security-group-path';
import { testApp } from '../scaffold';
import { networkIn } from './synthesized';

const app = testApp();
const { stack: first, network } = networkIn(undefined, app);
const second = new Stack(app, 'Second', { env: { account: first.account, region: first.region } });
const group = (scope: Stack, id: string) =>
  new SecurityGroup(scope, id, { vpc: network.vpc, description: id, allowAllOutbound: false });
const path = openPath(second, 'Path', {
  from: group(second, 'Client'),
  to: group(first, 'Server'),
  port: 6432,
  purpose: 'SQL over TLS',
});
new CfnResource(second, 'Query', { type: 'Test::Query' }).node.addDependency(path);
const template = Template.fromStack(second);

const client = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Client'), 'GroupId'] };
const server = { 'Fn::ImportValue': Match.stringLikeRegexp('Server.*GroupId') };
const port = { IpProtocol: 'tcp', FromPort: 6432, ToPort: 6432, Description: 'SQL over TLS' };

test('a path is one rule out of a group and one into the other, each naming the other group', () => {
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

test('both rules stand in the stack that asks, so that the other stack does not depend on it', () => {
  Template.fromStack(first).resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  expect(first.dependencies).toEqual([]);
});

test('what connects during deployment can wait for both', () => {
  template.hasResource('Test::Query', {
    DependsOn: [Match.stringLikeRegexp('^PathEgress'), Match.stringLikeRegexp('^PathIngress')],
  });
});
