import type { Control } from '../framework';
import { describeControls } from './describe-controls';

/** Controls of APIs, content delivery, sign-in, functions, messages and web ACLs. */
export const fsbpApplication: readonly Control[] = [
  ...describeControls(
    ['AWS::CertificateManager::Certificate'],
    [
      { id: 'ACM.1', title: 'Certificates are renewed before they expire' },
      { id: 'ACM.2', title: 'RSA keys of certificates have 2048 bits or more' },
    ],
  ),
  ...describeControls(
    ['AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Stage'],
    [
      {
        id: 'APIGateway.1',
        title: 'Stages of REST and WebSocket APIs write execution logs',
      },
    ],
  ),
  ...describeControls(
    ['AWS::ApiGateway::Stage'],
    [
      {
        id: 'APIGateway.2',
        title: 'Stages of REST APIs identify themselves to the backend with a client certificate',
      },
      { id: 'APIGateway.3', title: 'Stages of REST APIs are traced with X-Ray' },
      { id: 'APIGateway.4', title: 'A web ACL protects stages of REST APIs' },
    ],
  ),
  ...describeControls(
    ['AWS::ApiGateway::Stage', 'AWS::ApiGateway::Deployment'],
    [{ id: 'APIGateway.5', title: 'The cache of REST APIs is encrypted' }],
  ),
  ...describeControls(
    ['AWS::ApiGateway::Method', 'AWS::ApiGatewayV2::Route'],
    [{ id: 'APIGateway.8', title: 'Every route has an authorization type', cited: ['APIGWAuthorization'] }],
  ),
  ...describeControls(
    ['AWS::ApiGatewayV2::Stage'],
    [
      {
        id: 'APIGateway.9',
        title: 'Stages of HTTP and WebSocket APIs write access logs',
        cited: ['APIGWAccessLogging'],
      },
    ],
  ),
  ...describeControls(
    ['AWS::ApiGatewayV2::Integration'],
    [{ id: 'APIGateway.10', title: 'Private integrations of HTTP APIs use HTTPS' }],
  ),
  ...describeControls(
    ['AWS::AppSync::GraphQLApi'],
    [
      { id: 'AppSync.2', title: 'GraphQL APIs log field resolvers', cited: ['AppSyncGraphQLRequestLogging'] },
      { id: 'AppSync.5', title: 'GraphQL APIs do not authenticate callers by API key' },
    ],
  ),
  ...describeControls(
    ['AWS::CloudFront::Distribution'],
    [
      { id: 'CloudFront.1', title: 'Distributions have a default root object' },
      { id: 'CloudFront.3', title: 'Distributions accept viewers over HTTPS only' },
      { id: 'CloudFront.4', title: 'Distributions fail over to a second origin' },
      { id: 'CloudFront.5', title: 'Distributions write access logs', cited: ['CloudFrontDistributionAccessLogging'] },
      {
        id: 'CloudFront.6',
        title: 'A web ACL protects distributions',
        cited: ['CloudFrontDistributionWAFIntegration'],
      },
      { id: 'CloudFront.7', title: 'Distributions have a certificate for their own domain' },
      { id: 'CloudFront.8', title: 'Distributions use SNI in place of dedicated addresses' },
      { id: 'CloudFront.9', title: 'Distributions reach custom origins over HTTPS only' },
      {
        id: 'CloudFront.10',
        title: 'Distributions use no outdated TLS version towards origins',
        cited: ['CloudFrontDistributionNoOutdatedSSL'],
      },
      { id: 'CloudFront.12', title: 'Buckets that distributions name as origins exist' },
      {
        id: 'CloudFront.13',
        title: 'Distributions read S3 origins with origin access control',
        cited: ['CloudFrontDistributionS3OriginAccessControl'],
      },
      {
        id: 'CloudFront.15',
        title: 'Distributions require a current TLS policy from viewers',
        cited: ['CloudFrontDistributionHttpsViewerNoOutdatedSSL'],
      },
      { id: 'CloudFront.16', title: 'Distributions call function URLs with origin access control' },
      { id: 'CloudFront.17', title: 'Signed URLs and cookies are checked with key groups' },
    ],
  ),
  ...describeControls(
    ['AWS::Cognito::UserPool'],
    [
      {
        id: 'Cognito.1',
        title: 'User pools enforce threat protection at standard sign-in',
        cited: ['CognitoUserPoolPlusTier'],
      },
    ],
  ),
  ...describeControls(
    ['AWS::Cognito::IdentityPool', 'AWS::Cognito::IdentityPoolRoleAttachment'],
    [
      {
        id: 'Cognito.2',
        title: 'Identity pools give no credentials to guests',
        cited: ['CognitoUserPoolNoUnauthenticatedLogins'],
      },
    ],
  ),
  ...describeControls(
    ['AWS::Cognito::UserPool'],
    [
      { id: 'Cognito.3', title: 'User pools require strong passwords', cited: ['CognitoUserPoolStrongPasswordPolicy'] },
      { id: 'Cognito.4', title: 'User pools enforce threat protection at custom sign-in' },
      { id: 'Cognito.5', title: 'User pools require a second factor', cited: ['CognitoUserPoolMFA'] },
      { id: 'Cognito.6', title: 'User pools are protected from deletion' },
    ],
  ),
  ...describeControls(
    ['AWS::Connect::Instance'],
    [{ id: 'Connect.2', title: 'Contact centers log their flows to CloudWatch' }],
  ),
  ...describeControls(
    ['AWS::Events::EventBus'],
    [{ id: 'EventBridge.3', title: 'Custom event buses have a resource policy' }],
  ),
  ...describeControls(
    ['AWS::Lambda::Function', 'AWS::Lambda::Permission'],
    [
      {
        id: 'Lambda.1',
        title: 'Function policies exclude the public',
      },
    ],
  ),
  ...describeControls(
    ['AWS::Lambda::Function'],
    [
      { id: 'Lambda.2', title: 'Functions run on supported runtimes', cited: ['LambdaLatestVersion'] },
      { id: 'Lambda.5', title: 'Functions in a VPC use several Availability Zones' },
    ],
  ),
  ...describeControls(
    ['AWS::AmazonMQ::Broker'],
    [{ id: 'MQ.2', title: 'ActiveMQ brokers write audit logs to CloudWatch' }],
  ),
  ...describeControls(['AWS::Route53::HostedZone'], [{ id: 'Route53.2', title: 'Public hosted zones log queries' }]),
  ...describeControls(
    ['AWS::SES::ConfigurationSet'],
    [{ id: 'SES.3', title: 'Configuration sets require TLS for outgoing mail' }],
  ),
  ...describeControls(
    ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy'],
    [{ id: 'SNS.4', title: 'Topic policies exclude the public' }],
  ),
  ...describeControls(['AWS::SQS::Queue'], [{ id: 'SQS.1', title: 'Queues are encrypted', cited: ['SQSQueueSSE'] }]),
  ...describeControls(
    ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
    [{ id: 'SQS.3', title: 'Queue policies exclude the public' }],
  ),
  ...describeControls(
    ['AWS::StepFunctions::StateMachine'],
    [
      {
        id: 'StepFunctions.1',
        title: 'State machines write logs',
        cited: ['StepFunctionStateMachineAllLogsToCloudWatch'],
      },
    ],
  ),
  ...describeControls(['AWS::WAF::WebACL'], [{ id: 'WAF.1', title: 'Global web ACLs of WAF Classic write logs' }]),
  ...describeControls(
    ['AWS::WAFRegional::Rule'],
    [{ id: 'WAF.2', title: 'Regional rules of WAF Classic have a condition' }],
  ),
  ...describeControls(
    ['AWS::WAFRegional::WebACL'],
    [
      { id: 'WAF.3', title: 'Regional rule groups of WAF Classic have a rule' },
      { id: 'WAF.4', title: 'Regional web ACLs of WAF Classic have a rule' },
    ],
  ),
  ...describeControls(['AWS::WAF::Rule'], [{ id: 'WAF.6', title: 'Global rules of WAF Classic have a condition' }]),
  ...describeControls(
    ['AWS::WAF::WebACL'],
    [
      { id: 'WAF.7', title: 'Global rule groups of WAF Classic have a rule' },
      { id: 'WAF.8', title: 'Global web ACLs of WAF Classic have a rule' },
    ],
  ),
  ...describeControls(['AWS::WAFv2::WebACL'], [{ id: 'WAF.10', title: 'Web ACLs have a rule' }]),
  ...describeControls(
    ['AWS::WAFv2::WebACL', 'AWS::WAFv2::RuleGroup'],
    [{ id: 'WAF.12', title: 'Rules of web ACLs publish metrics' }],
  ),
];
