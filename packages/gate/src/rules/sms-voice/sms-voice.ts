import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['PhoneNumber', 'Pool', 'SenderId', 'ProtectConfiguration'].map((name) => `AWS::SMSVOICE::${name}`);

/** Rules for telephone numbers and senders. */
export const smsVoiceRules: readonly Rule[] = createPropertyRules([
  {
    id: 'SmsVoiceDeletionProtection',
    level: 'hardening',
    keepsData: true,
    group: 'resilience',
    types: TYPES,
    what: 'End User Messaging number, pool or sender has deletion protection enabled',
    why: 'A number that was released can go to another customer, who then receives the answers and codes of your users.',
    fix: 'Set DeletionProtectionEnabled to true.',
    property: 'DeletionProtectionEnabled',
    expects: { equals: true },
    references: [awsDocs('sms-voice/latest/userguide/phone-numbers.html'), nist('CP-9')],
  },
]);
