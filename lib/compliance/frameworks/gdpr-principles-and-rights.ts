import { dataProtectionOfficer, developmentTeam, management } from './duties';
import { allOf, type Control, tested } from './framework';
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
} from './safeguards';

/** Chapters II and III: the principles, and the rights of a person. */
export const principlesAndRights: readonly Control[] = [
  {
    id: 'Art. 5(1)(a)',
    title: 'Data is processed lawfully, fairly and openly',
    evidence: [],
    ...dataProtectionOfficer('Name the lawful ground of every use of the data, and tell people of it in plain words.'),
  },
  {
    id: 'Art. 5(1)(b)',
    title: 'Data serves only the purpose it was collected for',
    evidence: [],
    ...dataProtectionOfficer('Write down the purpose of every field, and refuse uses that go beyond it.'),
  },
  {
    id: 'Art. 5(1)(c)',
    title: 'No more data is taken than needed',
    evidence: allOf(
      noDataInLogs,
      tested('lambda/records/http/request-check.test.ts', 'every part that is wrong, at once'),
    ),
    ...developmentTeam('Take fields into the schema of a route only when their purpose is written down.'),
  },
  {
    id: 'Art. 5(1)(d)',
    title: 'Data is accurate and can be put right',
    evidence: tested('service/records.test.ts', 'touches the fields it names, and makes a new version'),
    ...dataProtectionOfficer('Offer people a way to have what is wrong corrected, and answer within a month.'),
  },
  {
    id: 'Art. 5(1)(e)',
    title: 'Data is kept no longer than needed',
    evidence: allOf(logRetention, dataMinimisation, erasureOfPerson),
    ...dataProtectionOfficer(
      'Decide how long each kind of record is kept, backups included, and have old ones erased.',
    ),
  },
  {
    id: 'Art. 5(1)(f)',
    title: 'Data is protected from loss, damage and strangers',
    evidence: allOf(encryptionAtRest, encryptionInTransit, noPublicAccess, leastPrivilege, tenantIsolation),
    ...management('Bind everyone who may see personal data to confidentiality.'),
  },
  {
    id: 'Art. 5(2)',
    title: 'The controller can show that it keeps to the principles',
    evidence: allOf(logIntegrity, personRecord),
    ...dataProtectionOfficer('Keep assessments of this gate together with your own records of processing.'),
  },
  {
    id: 'Art. 6',
    title: 'There is a lawful ground for processing',
    evidence: [],
    ...dataProtectionOfficer('Decide on and record the lawful ground of every processing before it begins.'),
  },
  {
    id: 'Art. 7',
    title: 'Consent can be shown and taken back',
    evidence: [],
    ...developmentTeam('Record who consented to what and when, and stop the processing once consent is withdrawn.'),
  },
  {
    id: 'Art. 9',
    title: 'Special categories of data need more',
    evidence: [],
    ...dataProtectionOfficer(
      'Find out whether health, belief or other special data is stored, and on which exception.',
    ),
  },
  {
    id: 'Art. 12',
    title: 'People get answers in time, in plain words',
    evidence: [],
    ...dataProtectionOfficer('Run a desk that checks who asks and answers within a month of the request.'),
  },
  {
    id: 'Art. 13',
    title: 'People are told when data is taken from them',
    evidence: [],
    ...dataProtectionOfficer('Show a privacy notice wherever a client of the API collects personal data.'),
  },
  {
    id: 'Art. 14',
    title: 'People are told when data comes from elsewhere',
    evidence: [],
    ...dataProtectionOfficer('Inform people within a month when their data was received from somebody else.'),
  },
  {
    id: 'Art. 15',
    title: 'A person can have a copy of their data',
    evidence: exportOfPerson,
    ...dataProtectionOfficer('Verify who asks, add what other systems hold, and hand the export over safely.'),
  },
  {
    id: 'Art. 16',
    title: 'A person can have data corrected',
    evidence: tested('service/records.test.ts', 'of the e-mail address moves the search with it'),
    ...dataProtectionOfficer('Decide on disputed corrections and tell those who received the wrong data.'),
  },
  {
    id: 'Art. 17',
    title: 'A person can have data erased',
    evidence: erasureOfPerson,
    ...dataProtectionOfficer(
      'Check whether the law demands to keep the data, and repeat erasures after a restore of a backup.',
    ),
  },
  {
    id: 'Art. 18',
    title: 'A person can have processing restricted',
    evidence: [],
    ...developmentTeam('Mark restricted records in the clients of the API and leave them out of processing.'),
  },
  {
    id: 'Art. 19',
    title: 'Recipients learn of corrections and erasures',
    evidence: [],
    ...dataProtectionOfficer('Keep a list of recipients, and tell each of them of a correction or an erasure.'),
  },
  {
    id: 'Art. 20',
    title: 'A person can take their data elsewhere',
    evidence: exportOfPerson,
    ...dataProtectionOfficer('Hand the export over in its JSON form, or send it on where the person asks for that.'),
  },
  {
    id: 'Art. 21',
    title: 'A person can object',
    evidence: [],
    ...dataProtectionOfficer('Weigh every objection and stop the processing where its reasons do not outweigh it.'),
  },
  {
    id: 'Art. 22',
    title: 'No one is subject to decisions of machines alone',
    evidence: [],
    ...dataProtectionOfficer('Find automated decisions about persons and give them a human to turn to.'),
  },
];
