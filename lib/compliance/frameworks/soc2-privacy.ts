import { dataProtectionOfficer, incidentTeam } from './duties';
import { allOf, type Control, tested } from './framework';
import { auditLogs, checkedInput, erasureOfPerson, exportOfPerson, logRetention, personRecord } from './safeguards';

/** The P series: privacy. */
export const privacyCriteria: readonly Control[] = [
  ...(
    [
      ['P1.1', 'People are told of privacy practices', 'Publish a privacy notice, and tell people when it changes.'],
      ['P2.1', 'People have a choice', 'Tell people of their choices, and obtain consent where it is needed.'],
      ['P3.1', 'Collection fits the objectives', 'Collect what the notice says, by fair and lawful means.'],
      [
        'P3.2',
        'Explicit consent is obtained',
        'Obtain and record explicit consent for sensitive data before it is collected.',
      ],
      ['P4.1', 'Use is limited to the purpose', 'Limit the use of personal data to the purposes in the notice.'],
      [
        'P6.1',
        'Disclosure needs consent',
        'Disclose personal data to others only with consent, and for the stated purpose.',
      ],
      [
        'P6.4',
        'Others commit themselves to privacy',
        'Obtain commitments on privacy from all who receive data, and check them.',
      ],
      ['P6.5', 'Others report incidents', 'Oblige all who receive data to report incidents, and act on the reports.'],
      [
        'P8.1',
        'Complaints are answered',
        'Run a process for inquiries, complaints and disputes, and watch compliance.',
      ],
    ] as const
  ).map(([id, title, what]) => ({ id, title, evidence: [], ...dataProtectionOfficer(what) })),
  {
    id: 'P4.2',
    title: 'Data is kept no longer than needed',
    evidence: allOf(logRetention, erasureOfPerson),
    ...dataProtectionOfficer('Decide how long each kind of data is kept, and have old data erased.'),
  },
  {
    id: 'P4.3',
    title: 'Data is disposed of safely',
    evidence: erasureOfPerson,
    ...dataProtectionOfficer('Have requests to dispose of data carried out in all other systems.'),
  },
  {
    id: 'P5.1',
    title: 'People can see their data',
    evidence: exportOfPerson,
    ...dataProtectionOfficer('Verify who asks, and explain a refusal.'),
  },
  {
    id: 'P5.2',
    title: 'People can have data corrected',
    evidence: tested('service/records.test.ts', 'touches the fields it names, and makes a new version'),
    ...dataProtectionOfficer('Tell recipients of a correction, and explain a refusal.'),
  },
  {
    id: 'P6.2',
    title: 'Disclosures are recorded',
    evidence: personRecord,
    ...dataProtectionOfficer('Record disclosures that happen outside of the API.'),
  },
  {
    id: 'P6.3',
    title: 'Disclosures without permission are recorded',
    evidence: allOf(personRecord, auditLogs),
    ...incidentTeam('Record every breach, with the persons and data concerned.'),
  },
  {
    id: 'P6.6',
    title: 'People are told of breaches',
    evidence: personRecord,
    ...dataProtectionOfficer('Notify people, authorities and customers of breaches in the time of the law.'),
  },
  {
    id: 'P6.7',
    title: 'People get an account of data and disclosures',
    evidence: exportOfPerson,
    ...dataProtectionOfficer('Answer requests for an account of what is held and was disclosed.'),
  },
  {
    id: 'P7.1',
    title: 'Data is accurate and complete',
    evidence: checkedInput,
    ...dataProtectionOfficer('Ask people at intervals whether their data is still right.'),
  },
];
