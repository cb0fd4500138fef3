import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const IVS = awsDocs('ivs/latest/LowLatencyUserGuide/streaming-config.html');

/** Rules for calls and video on their way. */
export const mediaTransportRules: readonly Rule[] = createPropertyRules([
  {
    id: 'MediaTransportIvsIngestTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: ['AWS::IVS::Channel', 'AWS::IVS::IngestConfiguration'],
    what: 'IVS channel receives video over TLS only',
    why: 'Everyone on the path reads the stream key, and then sends another video into the channel.',
    fix: 'Set InsecureIngest to false, or remove it.',
    property: 'InsecureIngest',
    expects: { differsFrom: true },
    references: [pciDss('4.2.1'), IVS, nist('SC-8')],
  },
  {
    id: 'MediaTransportIvsPlaybackAuthorized',
    level: 'hardening',
    group: 'authenticatedRequests',
    types: ['AWS::IVS::Channel'],
    what: 'IVS channel requires a token for playback',
    why: 'Everyone with the address watches the channel.',
    fix: 'Set Authorized to true.',
    property: 'Authorized',
    expects: { equals: true },
    references: [awsDocs('ivs/latest/LowLatencyUserGuide/private-channels.html'), nist('AC-3')],
  },
  {
    id: 'MediaTransportVoiceEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: ['AWS::Chime::VoiceConnector'],
    what: 'Chime Voice Connector requires encryption of calls',
    why: 'Everyone on the path listens to the calls, and makes calls at your cost.',
    fix: 'Set RequireEncryption to true.',
    property: 'RequireEncryption',
    expects: { equals: true },
    references: [pciDss('4.2.1'), awsDocs('chime-sdk/latest/ag/voice-connectors.html'), nist('SC-8')],
  },
  {
    id: 'MediaTransportEntitlementEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: ['AWS::MediaConnect::FlowEntitlement'],
    what: 'MediaConnect entitlement encrypts the content that it grants',
    why: 'Content without encryption can be copied on its way and after it.',
    fix: 'Set Encryption.',
    property: 'Encryption.Algorithm',
    expects: { present: true },
    references: [pciDss('4.2.1'), awsDocs('mediaconnect/latest/ug/encryption.html'), nist('SC-8')],
  },
]);
