import { mediaTransportRules } from '../../../src/rules/media/media-transport';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('media transport rules', mediaTransportRules, {
  MediaTransportIvsIngestTls: decideProperty('InsecureIngest', { holds: [false, undefined], broken: [true] }),
  MediaTransportIvsPlaybackAuthorized: decideProperty('Authorized', { holds: [true], broken: [false, undefined] }),
  MediaTransportIvsOriginsNamed: decideProperty('AllowedOrigins.*', {
    holds: ['https://www.example.com'],
    broken: ['*', 'https://*.example.com', undefined],
    unknownAt: 'AllowedOrigins',
  }),
  MediaTransportIvsOriginsEnforced: decideProperty('EnableStrictOriginEnforcement', {
    holds: [true],
    broken: [false, undefined],
  }),
  MediaTransportOriginAuthorized: decideProperty('Authorization', {
    holds: [{ CdnIdentifierSecret: 'secret' }],
    broken: [undefined, {}],
    unknownAt: 'Whitelist',
    notApplicable: [{ Whitelist: ['203.0.113.0/24'] }],
  }),
  MediaTransportVoiceEncrypted: decideProperty('RequireEncryption', { holds: [true], broken: [false] }),
  MediaTransportEntitlementEncrypted: decideProperty('Encryption.Algorithm', {
    holds: ['aes256'],
    broken: [undefined],
    unknownAt: 'Encryption',
  }),
});
