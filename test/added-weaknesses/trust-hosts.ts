import type { AddedWeakness } from './added-weakness';
import { host, ROLE, zone } from './origin-case';
import { OWN } from './trust-case';

/** Hosts of a stranger that data goes to, or that decide who signs in. */
export const trustHostsWeaknesses: readonly AddedWeakness[] = [
  host({
    id: 'host-sns',
    type: 'AWS::SNS::Subscription',
    properties: {
      TopicArn: `arn:aws:sns:eu-central-1:${OWN}:alerts`,
      Protocol: 'https',
      Endpoint: 'https://alerts.example.com/',
      RedrivePolicy: { deadLetterTargetArn: `arn:aws:sqs:eu-central-1:${OWN}:dead` },
    },
    beside: zone,
    path: 'Endpoint',
    weak: 'https://stranger.example/',
  }),
  host({
    id: 'host-api-destination',
    type: 'AWS::Events::ApiDestination',
    properties: {
      ConnectionArn: `arn:aws:events:eu-central-1:${OWN}:connection/one/1`,
      HttpMethod: 'POST',
      InvocationEndpoint: 'https://orders.example.com/',
    },
    beside: zone,
    path: 'InvocationEndpoint',
    weak: 'https://stranger.example/',
  }),
  host({
    id: 'host-firehose',
    type: 'AWS::KinesisFirehose::DeliveryStream',
    properties: {
      HttpEndpointDestinationConfiguration: {
        EndpointConfiguration: { Url: 'https://logs.example.com/' },
        S3Configuration: { RoleARN: ROLE, BucketARN: `arn:aws:s3:::lake-${OWN}` },
      },
    },
    beside: zone,
    path: 'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url',
    weak: 'https://stranger.example/',
  }),
  host({
    id: 'host-api-integration',
    type: 'AWS::ApiGatewayV2::Integration',
    properties: {
      ApiId: 'a1',
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      PayloadFormatVersion: '1.0',
      IntegrationUri: 'https://backend.example.com/{proxy}',
    },
    beside: zone,
    path: 'IntegrationUri',
    weak: 'https://stranger.example/{proxy}',
  }),
  host({
    id: 'host-jwt-issuer',
    type: 'AWS::ApiGatewayV2::Authorizer',
    properties: {
      ApiId: 'a1',
      Name: 'people',
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: ['app'], Issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_1' },
    },
    path: 'JwtConfiguration.Issuer',
    weak: 'https://login.stranger.example/',
  }),
  host({
    id: 'host-oidc-provider',
    type: 'AWS::IAM::OIDCProvider',
    properties: { Url: 'https://token.actions.githubusercontent.com', ClientIdList: ['sts.amazonaws.com'] },
    path: 'Url',
    weak: 'https://login.stranger.example',
  }),
  host({
    id: 'host-saml-metadata',
    type: 'AWS::Cognito::UserPoolIdentityProvider',
    properties: {
      UserPoolId: 'eu-central-1_1',
      ProviderName: 'staff',
      ProviderType: 'SAML',
      AttributeMapping: { email: 'email' },
      ProviderDetails: { MetadataURL: 'https://login.example.com/metadata' },
    },
    beside: zone,
    path: 'ProviderDetails.MetadataURL',
    weak: 'https://login.stranger.example/metadata',
  }),
  host({
    id: 'host-callback',
    type: 'AWS::Cognito::UserPoolClient',
    properties: {
      UserPoolId: 'eu-central-1_1',
      CallbackURLs: ['https://www.example.com/in', 'https://www.example.com/again'],
      LogoutURLs: ['https://www.example.com/out'],
    },
    path: 'CallbackURLs.1',
    weak: 'https://www.stranger.example/in',
  }),
  host({
    id: 'host-cloudfront-origin',
    type: 'AWS::CloudFront::Distribution',
    properties: {
      DistributionConfig: {
        Enabled: true,
        Origins: [
          {
            Id: 'one',
            DomainName: 'origin.example.com',
            CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
          },
        ],
        DefaultCacheBehavior: { TargetOriginId: 'one', ViewerProtocolPolicy: 'https-only' },
      },
    },
    beside: zone,
    path: 'DistributionConfig.Origins.0.DomainName',
    weak: 'origin.stranger.example',
  }),
];
