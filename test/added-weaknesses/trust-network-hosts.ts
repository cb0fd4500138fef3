import type { AddedWeakness } from './added-weakness';
import { host, ROLE, zone } from './origin-case';
import { OWN } from './trust-case';

/** Hosts of a stranger that data goes to, or that decide who signs in. */
export const trustNetworkHostsWeaknesses: readonly AddedWeakness[] = [
  host({
    id: 'host-appsync',
    type: 'AWS::AppSync::DataSource',
    properties: { ApiId: 'a1', Name: 'orders', Type: 'HTTP', HttpConfig: { Endpoint: 'https://orders.example.com/' } },
    beside: zone,
    path: 'HttpConfig.Endpoint',
    weak: 'https://stranger.example/',
  }),
  host({
    id: 'host-connection-token',
    type: 'AWS::Events::Connection',
    properties: {
      AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
      AuthParameters: {
        OAuthParameters: { AuthorizationEndpoint: 'https://login.example.com/token', HttpMethod: 'POST' },
      },
    },
    beside: zone,
    path: 'AuthParameters.OAuthParameters.AuthorizationEndpoint',
    weak: 'https://stranger.example/token',
  }),
  host({
    id: 'host-resolver',
    type: 'AWS::Route53Resolver::ResolverRule',
    properties: {
      DomainName: '.',
      RuleType: 'FORWARD',
      ResolverEndpointId: 'rslvr-out-1',
      TargetIps: [{ Ip: '10.0.0.2' }],
    },
    path: 'TargetIps.0.Ip',
    weak: '8.8.8.8',
  }),
  host({
    id: 'host-dhcp',
    type: 'AWS::EC2::DHCPOptions',
    properties: { DomainNameServers: ['AmazonProvidedDNS'] },
    path: 'DomainNameServers.0',
    weak: '8.8.8.8',
  }),
  host({
    id: 'host-alb-redirect',
    type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    properties: {
      ListenerArn: `arn:aws:elasticloadbalancing:eu-central-1:${OWN}:listener/app/one/1/2`,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/old'] } }],
      Actions: [
        { Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', Protocol: 'HTTPS', Host: 'www.example.com' } },
      ],
    },
    beside: zone,
    path: 'Actions.0.RedirectConfig.Host',
    weak: 'www.stranger.example',
  }),
  host({
    id: 'host-alb-oidc',
    type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    properties: {
      ListenerArn: `arn:aws:elasticloadbalancing:eu-central-1:${OWN}:listener/app/one/1/2`,
      Priority: 1,
      Conditions: [],
      Actions: [
        {
          Type: 'authenticate-oidc',
          AuthenticateOidcConfig: {
            Issuer: 'https://login.example.com',
            TokenEndpoint: 'https://login.example.com/token',
            ClientId: 'one',
          },
        },
      ],
    },
    beside: zone,
    path: 'Actions.0.AuthenticateOidcConfig.TokenEndpoint',
    weak: 'https://login.stranger.example/token',
  }),
  host({
    id: 'host-iot-action',
    type: 'AWS::IoT::TopicRule',
    properties: {
      TopicRulePayload: {
        Sql: "SELECT * FROM 'devices'",
        Actions: [{ Http: { Url: 'https://devices.example.com/' } }],
      },
    },
    beside: zone,
    path: 'TopicRulePayload.Actions.0.Http.Url',
    weak: 'https://stranger.example/',
  }),
  host({
    id: 'host-dms-endpoint',
    type: 'AWS::AppFlow::ConnectorProfile',
    properties: {
      ConnectorProfileName: 'crm',
      ConnectorType: 'Salesforce',
      ConnectionMode: 'Private',
      ConnectorProfileConfig: {
        ConnectorProfileProperties: { Salesforce: { InstanceUrl: 'https://crm.example.com' } },
      },
    },
    beside: zone,
    path: 'ConnectorProfileConfig.ConnectorProfileProperties.Salesforce.InstanceUrl',
    weak: 'https://crm.stranger.example',
  }),
  {
    ...host({
      id: 'host-endpoint-service',
      type: 'AWS::EC2::VPCEndpoint',
      properties: {
        VpcId: 'vpc-1',
        VpcEndpointType: 'Interface',
        PrivateDnsEnabled: true,
        SubnetIds: ['subnet-1'],
        SecurityGroupIds: ['sg-1'],
        ServiceName: 'com.amazonaws.eu-central-1.sqs',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: ROLE },
              Action: 'sqs:SendMessage',
              Resource: 'arn:aws:sqs:eu-central-1:111122223333:orders',
            },
          ],
        },
      },
      path: 'ServiceName',
      weak: 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123',
    }),
    names: /host com\.amazonaws\.vpce/,
  },
  host({
    id: 'host-database-connection',
    type: 'AWS::QuickSight::DataSource',
    properties: {
      Name: 'sales',
      Type: 'POSTGRESQL',
      AlternateDataSourceParameters: [{ Url: 'jdbc:postgresql://db.example.com/sales' }],
    },
    beside: zone,
    path: 'AlternateDataSourceParameters.0.Url',
    weak: 'jdbc:postgresql://db.stranger.example/sales',
  }),
  host({
    id: 'host-mail-relay',
    type: 'AWS::SES::MailManagerRelay',
    properties: {
      ServerName: 'smtp.example.com',
      ServerPort: 587,
      Authentication: { SecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:relay' },
    },
    beside: zone,
    path: 'ServerName',
    weak: 'smtp.stranger.example',
  }),
  host({
    id: 'host-datasync-nfs',
    type: 'AWS::DataSync::LocationNFS',
    properties: {
      ServerHostname: 'files.example.com',
      Subdirectory: '/',
      OnPremConfig: { AgentArns: ['arn:aws:datasync:eu-central-1:111122223333:agent/1'] },
    },
    beside: zone,
    path: 'ServerHostname',
    weak: 'files.stranger.example',
  }),
];
