import type { ControlName, Duty } from '@bulwark/gate/frameworks';

/** Duties in the words of this app. They replace the general duties of the frameworks, for this app only. */
export const duties: Readonly<Record<ControlName, Duty>> = {
  'gdpr Art. 25(1)': {
    who: 'Development team',
    what: 'Review the threat model whenever a route or a field is added.',
  },
  'gdpr Art. 28': {
    who: 'Purchasing and legal',
    what: 'Accept the data processing addendum of AWS, and conclude contracts with tenants and other processors.',
  },
  'gdpr Art. 29': {
    who: 'Management',
    what: 'Instruct operators in writing when they may access data of tenants.',
  },
  'gdpr Art. 30': {
    who: 'Data protection officer',
    what: 'Keep the record of processing activities, with the inventory of resources and the route table as input.',
  },
  'gdpr Art. 35': {
    who: 'Data protection officer',
    what: 'Carry out a data protection impact assessment, with the threat model as input.',
  },
  'gdpr Art. 44': {
    who: 'Data protection officer',
    what: 'Choose a region in the EU in bin/environments.ts, and assess access to the data from other countries.',
  },
  'hipaa-security-rule 164.308(a)(1)(ii)(A)': {
    who: 'Security officer',
    what: 'Carry out a risk analysis of the whole organisation, with the threat model as input.',
  },
  'hipaa-security-rule 164.308(a)(6)(ii)': {
    who: 'Incident response team',
    what: 'Follow the runbook that the alarm names, and keep a report of every incident and its outcome.',
  },
  'hipaa-security-rule 164.316(b)(1)(i)': {
    who: 'Security officer',
    what: 'Keep policies and procedures in written form; the documents in docs/ can be part of them.',
  },
  'nist-800-53-r5 CP-6': {
    who: 'Platform team',
    what: 'Name another region for copies of backups in the settings of production.',
  },
  'nist-800-53-r5 IA-3': {
    who: 'Platform team',
    what: 'Name the authority of client certificates in the settings where devices call the API.',
  },
  'nist-800-53-r5 RA-3': {
    who: 'Security officer',
    what: 'Assess the risks of the organisation every year, with the threat model as input.',
  },
  'pci-dss-4.0.1 1.2.4': {
    who: 'Platform team',
    what: 'Keep the data flow diagram of the threat model in line with what clients send and store.',
  },
  'pci-dss-4.0.1 3.3.1': {
    who: 'Development team',
    what: 'Add no card verification codes, track data or PINs to a schema of the API.',
  },
  'pci-dss-4.0.1 3.3.2': {
    who: 'Development team',
    what: 'Let a payment provider process such data, so that it never reaches this API.',
  },
  'pci-dss-4.0.1 3.4.1': {
    who: 'Development team',
    what: 'Display at most the first six and the last four digits in every client of the API.',
  },
  'pci-dss-4.0.1 3.5.1': {
    who: 'Development team',
    what: 'Store card numbers, if at all, only in encrypted fields of records.',
  },
  'pci-dss-4.0.1 3.5.1.1': {
    who: 'Development team',
    what: 'Search for card numbers only by the keyed index of the records.',
  },
  'pci-dss-4.0.1 6.4.3': {
    who: 'Development team',
    what: 'Authorize and list every script of payment pages; this API serves no pages.',
  },
  'pci-dss-4.0.1 11.3.2': {
    who: 'Security officer',
    what: 'Have the public names of the API scanned by an approved scanning vendor every quarter.',
  },
  'pci-dss-4.0.1 11.6.1': {
    who: 'Development team',
    what: 'Monitor the headers and scripts of payment pages; this API serves no pages.',
  },
  'cis-aws-5.0.0 2.1.3': {
    who: 'Data protection officer',
    what: 'Enable Macie for buckets with personal data; the buckets of this app hold only logs.',
  },
  'cis-aws-5.0.0 5.6': {
    who: 'Platform team',
    what: 'Limit the routes of each VPC peering that you add; this app creates no peering.',
  },
  'soc2-2017 CC3.2': {
    who: 'Security officer',
    what: 'Assess the risks of the organisation every year, with the threat model as input.',
  },
  'soc2-2017 P6.2': {
    who: 'Data protection officer',
    what: 'Record each disclosure of personal data that does not go through the API.',
  },
  'soc2-2017 A1.1': {
    who: 'Platform team',
    what: 'Compare the load with the limits in the settings every quarter.',
  },
};
