import { inheritedFromAws, peopleTeam, platformTeam, securityOfficer } from './duties';
import { type Control, rules } from './framework';
import { backups, keyManagement } from './safeguards';

/** 45 CFR 164.310: physical safeguards. Those of data centres are the work of AWS. */
export const physicalSafeguards: readonly Control[] = [
  {
    id: '164.310(a)(1)',
    title: 'Buildings with systems let in only those who should be there',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '164.310(a)(2)(i)',
    title: 'Restoring data is possible on site in an emergency',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '164.310(a)(2)(ii)',
    title: 'Buildings and equipment are safe from theft and tampering',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '164.310(a)(2)(iii)',
    title: 'Visitors and staff are checked by their role',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '164.310(a)(2)(iv)',
    title: 'Repairs of locks, doors and walls are recorded',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '164.310(b)',
    title: 'It is known what workstations are for',
    evidence: [],
    ...securityOfficer('Say what workstations with access to health data may be used for, and where.'),
  },
  {
    id: '164.310(c)',
    title: 'Workstations are out of reach of strangers',
    evidence: [],
    ...securityOfficer('Encrypt and lock the workstations of everyone who can reach health data.'),
  },
  {
    id: '164.310(d)(1)',
    title: 'Devices and media are controlled as they come and go',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '164.310(d)(2)(i)',
    title: 'Media are disposed of so that nothing can be read',
    evidence: keyManagement,
    ...securityOfficer('Delete keys of retired environments, and destroy media of your own that held health data.'),
  },
  {
    id: '164.310(d)(2)(ii)',
    title: 'Media are emptied before they are used again',
    evidence: rules('RDSStorageEncrypted', 'S3DefaultEncryptionKMS'),
    ...peopleTeam('Wipe computers of the workforce before somebody else gets them.'),
  },
  {
    id: '164.310(d)(2)(iii)',
    title: 'It is known who has which device',
    evidence: [],
    ...securityOfficer('Keep a list of devices and media that hold health data, and of who answers for each.'),
  },
  {
    id: '164.310(d)(2)(iv)',
    title: 'There is a copy before equipment moves',
    evidence: backups,
    ...platformTeam('Take a snapshot before a migration of the database to another account or region.'),
  },
];
