import { smsVoiceRules } from '../../../src/rules/sms-voice/sms-voice';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('SMS and voice rules', smsVoiceRules, {
  SmsVoiceDeletionProtection: decideProperty('DeletionProtectionEnabled', {
    holds: [true],
    broken: [false, undefined],
  }),
});
