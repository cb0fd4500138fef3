import { assignDataProtectionOfficer, assignDevelopmentTeam, assignManagement } from './duties';
import {
  dataMinimisation,
  encryptionAtRest,
  encryptionInTransit,
  erasureOfPerson,
  exportOfPerson,
  leastPrivilege,
  logIntegrity,
  logRetention,
  noDataInLogs,
  noPublicAccess,
  personRecord,
  tenantIsolation,
} from './evidence-groups';
import { type Control, combineEvidence } from './framework';

/** Chapters II and III: the principles, and the rights of a person. */
export const principlesAndRights: readonly Control[] = [
  {
    id: 'Art. 5(1)(a)',
    title: 'Personal data is processed lawfully, fairly and transparently',
    evidence: [],
    ...assignDataProtectionOfficer(
      'Name the legal basis of every use of personal data, and inform people of it in plain language.',
    ),
  },
  {
    id: 'Art. 5(1)(b)',
    title: 'Personal data is used only for the purpose of its collection',
    evidence: [],
    ...assignDataProtectionOfficer('Write down the purpose of every field, and refuse uses that go beyond it.'),
  },
  {
    id: 'Art. 5(1)(c)',
    title: 'Personal data is limited to what is necessary',
    evidence: noDataInLogs,
    ...assignDevelopmentTeam('Add a field to a schema only when its purpose is written down.'),
  },
  {
    id: 'Art. 5(1)(d)',
    title: 'Personal data is accurate and can be corrected',
    evidence: [],
    ...assignDataProtectionOfficer('Give people a way to correct wrong data, and answer within one month.'),
  },
  {
    id: 'Art. 5(1)(e)',
    title: 'Personal data is stored no longer than necessary',
    evidence: combineEvidence(logRetention, dataMinimisation, erasureOfPerson),
    ...assignDataProtectionOfficer(
      'Decide how long each kind of record is kept, backups included, and have old records erased.',
    ),
  },
  {
    id: 'Art. 5(1)(f)',
    title: 'Personal data is protected against loss, damage and unauthorized access',
    evidence: combineEvidence(encryptionAtRest, encryptionInTransit, noPublicAccess, leastPrivilege, tenantIsolation),
    ...assignManagement('Bind every person who may see personal data to confidentiality.'),
  },
  {
    id: 'Art. 5(2)',
    title: 'The controller can demonstrate compliance with the principles',
    evidence: combineEvidence(logIntegrity, personRecord),
    ...assignDataProtectionOfficer(
      'Keep the assessments of the gate together with the records of processing activities.',
    ),
  },
  {
    id: 'Art. 6',
    title: 'Processing has a legal basis',
    evidence: [],
    ...assignDataProtectionOfficer(
      'Decide on the legal basis of every processing activity before it begins, and record it.',
    ),
  },
  {
    id: 'Art. 7',
    title: 'Consent can be demonstrated and withdrawn',
    evidence: [],
    ...assignDevelopmentTeam(
      'Record who consented to what and when, and stop the processing once consent is withdrawn.',
    ),
  },
  {
    id: 'Art. 9',
    title: 'Special categories of personal data have additional protection',
    evidence: [],
    ...assignDataProtectionOfficer(
      'Find out whether health, belief or other special data is stored, and which exception allows it.',
    ),
  },
  {
    id: 'Art. 12',
    title: 'Requests of people are answered in time and in plain language',
    evidence: [],
    ...assignDataProtectionOfficer(
      'Verify the identity of each person who sends a request, and answer within one month.',
    ),
  },
  {
    id: 'Art. 13',
    title: 'People are informed when their data is collected',
    evidence: [],
    ...assignDataProtectionOfficer('Show a privacy notice wherever personal data is collected.'),
  },
  {
    id: 'Art. 14',
    title: 'People are informed when their data is obtained from another source',
    evidence: [],
    ...assignDataProtectionOfficer('Inform people within one month when their data was received from another source.'),
  },
  {
    id: 'Art. 15',
    title: 'People can obtain a copy of their data',
    evidence: exportOfPerson,
    ...assignDataProtectionOfficer(
      'Verify the identity of the person, add the data of other systems, and deliver the export safely.',
    ),
  },
  {
    id: 'Art. 16',
    title: 'People can have their data corrected',
    evidence: [],
    ...assignDataProtectionOfficer('Decide on disputed corrections, and inform each recipient of the wrong data.'),
  },
  {
    id: 'Art. 17',
    title: 'People can have their data erased',
    evidence: erasureOfPerson,
    ...assignDataProtectionOfficer(
      'Check whether the law requires the data to be kept. Repeat erasures after a backup is restored.',
    ),
  },
  {
    id: 'Art. 18',
    title: 'People can restrict the processing of their data',
    evidence: [],
    ...assignDevelopmentTeam('Mark restricted records, and exclude them from processing.'),
  },
  {
    id: 'Art. 19',
    title: 'Recipients are informed of corrections and erasures',
    evidence: [],
    ...assignDataProtectionOfficer('Keep a list of recipients, and inform each of them of a correction or an erasure.'),
  },
  {
    id: 'Art. 20',
    title: 'People can transfer their data to another controller',
    evidence: exportOfPerson,
    ...assignDataProtectionOfficer(
      'Deliver the export in a machine-readable format, or send it to another controller on request.',
    ),
  },
  {
    id: 'Art. 21',
    title: 'People can object to processing',
    evidence: [],
    ...assignDataProtectionOfficer(
      'Review every objection, and stop the processing unless compelling grounds outweigh it.',
    ),
  },
  {
    id: 'Art. 22',
    title: 'People are not subject to solely automated decisions',
    evidence: [],
    ...assignDataProtectionOfficer('Find automated decisions about people, and offer a review by a person.'),
  },
];
