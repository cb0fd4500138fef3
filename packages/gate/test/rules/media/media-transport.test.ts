import { mediaTransportRules } from '../../../src/rules/media/media-transport';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('media transport rules', mediaTransportRules, {
  MediaTransportIvsIngestTls: decideProperty('InsecureIngest', { holds: [false, undefined], broken: [true] }),
  MediaTransportIvsPlaybackAuthorized: decideProperty('Authorized', { holds: [true], broken: [false, undefined] }),
  MediaTransportVoiceEncrypted: decideProperty('RequireEncryption', { holds: [true], broken: [false] }),
  MediaTransportEntitlementEncrypted: decideProperty('Encryption.Algorithm', {
    holds: ['aes256'],
    broken: [undefined],
    unknownAt: 'Encryption',
  }),
});
