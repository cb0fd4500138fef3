import { acknowledge } from '@bulwark/gate';
import { TokenClaims } from './token-claims';

export const tokenClaimsAcks = acknowledge(TokenClaims, [
  {
    rule: ['HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC'],
    at: 'Function/Resource/Resource',
    reason:
      'It adds the tenant to a token only from the event: it calls no service and no database, so a VPC would protect nothing. Its role can only log, trace and send to the dead letter queue.',
    owner: 'platform-security',
    until: '2027-10-31',
  },
]);
