import { assignDataProtectionOfficer, assignIncidentTeam } from './duties';
import {
  auditLogs,
  checkedInput,
  erasureOfPerson,
  exportOfPerson,
  logRetention,
  personRecord,
} from './evidence-groups';
import { type Control, combineEvidence } from './framework';

/** The P series: privacy. */
export const privacyCriteria: readonly Control[] = [
  ...(
    [
      [
        'P1.1',
        'People are informed of privacy practices',
        'Publish a privacy notice, and inform people when it changes.',
      ],
      [
        'P2.1',
        'People have choices about their data',
        'Inform people of their choices, and obtain consent where it is needed.',
      ],
      [
        'P3.1',
        'Collection is consistent with the privacy objectives',
        'Collect only the data in the privacy notice, by fair and lawful means.',
      ],
      [
        'P3.2',
        'Explicit consent is obtained',
        'Obtain and record explicit consent for sensitive data before it is collected.',
      ],
      [
        'P4.1',
        'Use of personal data is limited to its purpose',
        'Limit the use of personal data to the purposes in the privacy notice.',
      ],
      [
        'P6.1',
        'Disclosure to third parties requires consent',
        'Disclose personal data to others only with consent, and for the stated purpose.',
      ],
      [
        'P6.4',
        'Third parties commit to privacy',
        'Obtain privacy commitments from all recipients of personal data, and check them.',
      ],
      [
        'P6.5',
        'Third parties report incidents',
        'Oblige all recipients of personal data to report incidents, and act on the reports.',
      ],
      [
        'P8.1',
        'Inquiries and complaints are answered',
        'Run a process for inquiries, complaints and disputes, and monitor compliance.',
      ],
    ] as const
  ).map(([id, title, what]) => ({ id, title, evidence: [], ...assignDataProtectionOfficer(what) })),
  {
    id: 'P4.2',
    title: 'Personal data is retained no longer than necessary',
    evidence: combineEvidence(logRetention, erasureOfPerson),
    ...assignDataProtectionOfficer('Decide how long each kind of data is kept, and have old data erased.'),
  },
  {
    id: 'P4.3',
    title: 'Personal data is disposed of securely',
    evidence: erasureOfPerson,
    ...assignDataProtectionOfficer('Carry out requests for disposal in all other systems.'),
  },
  {
    id: 'P5.1',
    title: 'People can access their data',
    evidence: exportOfPerson,
    ...assignDataProtectionOfficer('Verify the identity of the person, and explain each refusal.'),
  },
  {
    id: 'P5.2',
    title: 'People can have their data corrected',
    evidence: [],
    ...assignDataProtectionOfficer('Inform recipients of each correction, and explain each refusal.'),
  },
  {
    id: 'P6.2',
    title: 'Disclosures are recorded',
    evidence: personRecord,
    ...assignDataProtectionOfficer('Record each disclosure of personal data to another party.'),
  },
  {
    id: 'P6.3',
    title: 'Unauthorized disclosures are recorded',
    evidence: combineEvidence(personRecord, auditLogs),
    ...assignIncidentTeam('Record every breach, with the people and data concerned.'),
  },
  {
    id: 'P6.6',
    title: 'People are notified of breaches',
    evidence: personRecord,
    ...assignDataProtectionOfficer('Notify people, authorities and customers of breaches within the legal deadlines.'),
  },
  {
    id: 'P6.7',
    title: 'People receive an account of their data and its disclosures',
    evidence: exportOfPerson,
    ...assignDataProtectionOfficer('Answer requests for an account of the stored and disclosed data.'),
  },
  {
    id: 'P7.1',
    title: 'Personal data is accurate and complete',
    evidence: checkedInput,
    ...assignDataProtectionOfficer('Ask people regularly whether their data is still correct.'),
  },
];
