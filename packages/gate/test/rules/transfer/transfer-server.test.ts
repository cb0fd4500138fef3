import { transferServerRules } from '../../../src/rules/transfer/transfer-server';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const policy = (SecurityPolicyName: unknown) => ({ SecurityPolicyName });
const methods = (SftpAuthenticationMethods: unknown) => ({ IdentityProviderDetails: { SftpAuthenticationMethods } });

rulesDecide('Transfer Family server rules', transferServerRules, {
  TransferServerNoFtp: {
    holds: [{}, { Protocols: ['SFTP', 'FTPS'] }],
    broken: [{ Protocols: ['SFTP', 'FTP'] }],
    undecided: [{ Protocols: [UNKNOWN] }],
  },
  TransferServerPrivate: {
    holds: [{ EndpointType: 'VPC' }, { EndpointType: 'VPC_ENDPOINT' }],
    broken: [{}, { EndpointType: 'PUBLIC' }],
    undecided: [{ EndpointType: UNKNOWN }],
  },
  TransferServerNoElasticAddresses: {
    holds: [{}, { EndpointDetails: { SubnetIds: ['subnet-0abc'] } }],
    broken: [{ EndpointDetails: { AddressAllocationIds: ['eipalloc-0abc'] } }],
    undecided: [{ EndpointDetails: UNKNOWN }],
  },
  TransferServerSecurityPolicy: {
    holds: [
      {},
      policy('TransferSecurityPolicy-2024-01'),
      policy('TransferSecurityPolicy-FIPS-2024-05'),
      policy('TransferSecurityPolicy-SshAuditCompliant-2025-02'),
    ],
    broken: [
      policy('TransferSecurityPolicy-2018-11'),
      policy('TransferSecurityPolicy-FIPS-2020-06'),
      policy('TransferSecurityPolicy-Restricted-2018-11'),
    ],
    undecided: [policy(UNKNOWN)],
  },
  TransferServerPublicKeys: {
    holds: [{}, methods('PUBLIC_KEY_AND_PASSWORD')],
    broken: [methods('PASSWORD'), methods('PUBLIC_KEY_OR_PASSWORD')],
    undecided: [methods(UNKNOWN)],
  },
  TransferServerLogs: {
    holds: [
      { StructuredLogDestinations: ['arn:aws:logs:eu-central-1:111122223333:log-group:t:*'] },
      { LoggingRole: 'arn' },
    ],
    broken: [{}, { StructuredLogDestinations: [] }],
    undecided: [{ StructuredLogDestinations: { 'Fn::Split': [',', UNKNOWN] } }],
  },
  TransferServerWebAppPrivate: {
    holds: [
      {
        resources: {
          Subject: { Type: 'AWS::Transfer::WebApp', Properties: { EndpointDetails: { Vpc: { VpcId: 'vpc-0abc' } } } },
        },
      },
    ],
    broken: [{ resources: { Subject: { Type: 'AWS::Transfer::WebApp', Properties: {} } } }],
    undecided: [
      { resources: { Subject: { Type: 'AWS::Transfer::WebApp', Properties: { EndpointDetails: UNKNOWN } } } },
    ],
  },
});
