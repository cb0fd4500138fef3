import type { AddedWeakness } from './added-weakness';
import { NO_AUTHENTICATION, NO_LOGS, OLD, PUBLIC, REST, TOO_BROAD, TRANSIT, WORK, weaken } from './weakened-properties';

const SEARCH_ROLE = 'arn:aws:iam::111122223333:role/search';
const DOMAIN = {
  AccessPolicies: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: SEARCH_ROLE }, Action: 'es:ESHttpGet', Resource: '*' }],
  },
};
const writeNetwork = (AllowFromPublic: boolean): string =>
  JSON.stringify([
    {
      Rules: [{ ResourceType: 'collection', Resource: ['collection/records'] }],
      AllowFromPublic,
      ...(AllowFromPublic ? {} : { SourceVPCEs: ['vpce-0abc'] }),
    },
  ]);
const writeAccess = (Resource: string, Permission: string): string =>
  JSON.stringify([
    { Rules: [{ ResourceType: 'index', Resource: [Resource], Permission: [Permission] }], Principal: [SEARCH_ROLE] },
  ]);

/** OpenSearch: domains, serverless collections and pipelines. */
export const searchWeaknesses: readonly AddedWeakness[] = [
  ...['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'].flatMap((type) => {
    const name = type.split('::')[1]?.toLowerCase() ?? '';
    return weaken(type, DOMAIN, [
      [`${name}-http`, TRANSIT, 'DomainEndpointOptions.EnforceHTTPS', false, /without HTTPS/],
      [
        `${name}-old-tls`,
        OLD,
        'DomainEndpointOptions.TLSSecurityPolicy',
        'Policy-Min-TLS-1-0-2019-07',
        /old versions of TLS/,
      ],
      [`${name}-no-access-control`, TOO_BROAD, 'AdvancedSecurityOptions.Enabled', false, /fine-grained access control/],
      [`${name}-anonymous`, NO_AUTHENTICATION, 'AdvancedSecurityOptions.AnonymousAuthEnabled', true, /anonymous/],
      [`${name}-no-audit`, NO_LOGS, 'LogPublishingOptions.AUDIT_LOGS.Enabled', false, /audit log/],
      [`${name}-plain-nodes`, TRANSIT, 'NodeToNodeEncryptionOptions.Enabled', false, /node-to-node/],
      [`${name}-plain-disk`, REST, 'EncryptionAtRestOptions.Enabled', false, /at rest/],
      [`${name}-public`, PUBLIC, 'VPCOptions', undefined, /inside a VPC/],
    ]);
  }),
  ...weaken(
    'AWS::OpenSearchServerless::SecurityPolicy',
    { Name: 'records', Type: 'network', Policy: writeNetwork(false) },
    [['collection-public', PUBLIC, 'Policy', writeNetwork(true), /collections to the internet/]],
  ),
  ...weaken(
    'AWS::OpenSearchServerless::AccessPolicy',
    { Name: 'records', Type: 'data', Policy: writeAccess('index/records/*', 'aoss:ReadDocument') },
    [['collection-every-right', TOO_BROAD, 'Policy', writeAccess('index/*/*', 'aoss:*'), /all permissions/]],
  ),
  ...weaken(
    'AWS::OSIS::Pipeline',
    {
      PipelineName: 'records',
      MinUnits: 1,
      MaxUnits: 4,
      PipelineRoleArn: WORK,
      PipelineConfigurationBody: 'records:\n  source:\n    http:\n      path: /records\n',
      LogPublishingOptions: {
        IsLoggingEnabled: true,
        CloudWatchLogDestination: { LogGroup: '/aws/vendedlogs/OpenSearchIngestion/records' },
      },
      VpcOptions: { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-0abc'] },
    },
    [
      ['ingestion-no-log', NO_LOGS, 'LogPublishingOptions.IsLoggingEnabled', false, /does not switch off its log/],
      [
        'ingestion-no-sign-in',
        NO_AUTHENTICATION,
        'PipelineConfigurationBody',
        'records:\n  source:\n    http:\n      path: /records\n      authentication:\n        unauthenticated:\n',
        /unauthenticated senders/,
      ],
      [
        'ingestion-no-verification',
        TRANSIT,
        'PipelineConfigurationBody',
        'records:\n  source:\n    http:\n      path: /records\n  sink:\n    - opensearch:\n        insecure: true\n',
        /verifies certificates/,
      ],
    ],
  ),
];
