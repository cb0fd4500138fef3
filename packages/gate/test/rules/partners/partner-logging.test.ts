import { partnerLoggingRules } from '../../../src/rules/partners/partner-logging';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const STATUS = { holds: ['ENABLED'], broken: ['DISABLED'] };

rulesDecide('partner logging rules', partnerLoggingRules, {
  PartnerLoggingB2bi: decideProperty('Logging', STATUS),
  PartnerLoggingCleanRooms: decideProperty('JobLogStatus', STATUS),
});
