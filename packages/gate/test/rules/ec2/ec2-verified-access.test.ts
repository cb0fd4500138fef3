import { ec2VerifiedAccessRules } from '../../../src/rules/ec2/ec2-verified-access';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('EC2 Verified Access rules', ec2VerifiedAccessRules, {
  Ec2VerifiedAccessEndpointEncrypted: {
    holds: [{}, { LoadBalancerOptions: { Protocol: 'https' } }, { NetworkInterfaceOptions: { Protocol: 'tcp' } }],
    broken: [{ LoadBalancerOptions: { Protocol: 'http' } }, { NetworkInterfaceOptions: { Protocol: 'http' } }],
    undecided: [{ LoadBalancerOptions: { Protocol: UNKNOWN } }],
  },
  Ec2VerifiedAccessLogs: {
    holds: [
      { LoggingConfigurations: { CloudWatchLogs: { Enabled: true, LogGroup: 'access' }, S3: { Enabled: false } } },
    ],
    broken: [
      {},
      { LoggingConfigurations: { S3: { Enabled: false } } },
      { LoggingConfigurations: { LogVersion: 'ocsf' } },
    ],
    undecided: [{ LoggingConfigurations: { CloudWatchLogs: { Enabled: UNKNOWN } } }],
  },
  Ec2VerifiedAccessPolicyConditions: {
    holds: [
      {},
      { PolicyDocument: 'permit(principal, action, resource)\nwhen { context.idp.groups.contains("admins") };' },
    ],
    broken: [
      { PolicyDocument: 'permit(principal, action, resource);' },
      { PolicyDocument: 'permit ( principal,action,resource ) ;' },
      { PolicyDocument: 'forbid(principal, action, resource);', PolicyEnabled: false },
    ],
    undecided: [{ PolicyDocument: UNKNOWN }],
  },
  Ec2VerifiedAccessProviderEncrypted: {
    holds: [
      {
        resources: {
          Subject: { Type: 'AWS::EC2::VerifiedAccessTrustProvider', Properties: { DeviceTrustProviderType: 'jamf' } },
        },
      },
      {
        resources: {
          Subject: {
            Type: 'AWS::EC2::VerifiedAccessTrustProvider',
            Properties: { OidcOptions: { Issuer: 'https://login.example.com' } },
          },
        },
      },
    ],
    broken: [
      {
        resources: {
          Subject: {
            Type: 'AWS::EC2::VerifiedAccessTrustProvider',
            Properties: {
              OidcOptions: { Issuer: 'https://login.example.com', TokenEndpoint: 'http://login.example.com/token' },
            },
          },
        },
      },
    ],
    undecided: [
      {
        resources: {
          Subject: { Type: 'AWS::EC2::VerifiedAccessTrustProvider', Properties: { OidcOptions: { Issuer: UNKNOWN } } },
        },
      },
    ],
  },
});
