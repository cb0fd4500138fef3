import { acknowledge } from '@bulwark/gate';
import { RecordsApi } from './records-api';

export const recordsApiAcks = acknowledge(RecordsApi, [
  {
    rule: [
      'HIPAA.Security-APIGWCacheEnabledAndEncrypted',
      'NIST.800.53.R5-APIGWCacheEnabledAndEncrypted',
      'PCI.DSS.321-APIGWCacheEnabledAndEncrypted',
    ],
    at: 'Resource/DeploymentStage.live/Resource',
    reason:
      'Responses contain personal data: a cache would keep a second copy that erasure does not reach. Cache encryption is enabled in case the cache is enabled later.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
  {
    rule: ['AwsSolutions-APIG4', 'AwsSolutions-COG4'],
    // This route only: another public route needs its own reason.
    at: 'Resource/Default/health/GET/Resource',
    reason:
      'Monitoring without a token must see whether the service is healthy. The route returns nothing else, is throttled and is protected by the web ACL.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
