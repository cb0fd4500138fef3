import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for logs of what partners send and ask. */
export const partnerLoggingRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'PartnerLoggingB2bi',
      level: 'required',
      group: 'auditLogs',
      types: ['AWS::B2BI::Profile'],
      what: 'B2B Data Interchange profile writes logs',
      why: 'Without a log an investigation cannot show which document a partner sent.',
      fix: 'Set Logging to ENABLED.',
      property: 'Logging',
      expects: { equals: 'ENABLED' },
      references: [pciDss('10.2.1'), awsDocs('b2bi/latest/userguide/b2bi-profile.html'), nist('AU-12')],
    },
  ]),
  ...createElementRules([
    {
      id: 'PartnerLoggingCleanRooms',
      level: 'required',
      group: 'auditLogs',
      types: ['AWS::CleanRooms::Collaboration', 'AWS::CleanRooms::Membership'],
      what: 'Clean Rooms collaboration logs queries and jobs',
      why: 'Without a log no member can show which question another member asked about its data.',
      fix: 'Set QueryLogStatus and JobLogStatus to ENABLED.',
      elements: ['QueryLogStatus', 'JobLogStatus'],
      isFaulty: (status) => status.text() === 'DISABLED',
      references: [pciDss('10.2.1'), awsDocs('clean-rooms/latest/userguide/query-logs.html'), nist('AU-12')],
    },
  ]),
];
