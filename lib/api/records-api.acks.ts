import { acknowledge } from '../compliance/acknowledgement';
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
      'Answers hold personal data: a cache would keep a second copy that erasure does not reach. Cache encryption is on should anyone switch it on.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
  {
    rule: ['AwsSolutions-APIG4', 'AwsSolutions-COG4'],
    // This route by name: another public route has to give a reason of its own.
    at: 'Resource/Default/health/GET/Resource',
    reason:
      'Monitors without a token must see whether the service lives; it tells nothing else, is throttled and stands behind the web firewall.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
