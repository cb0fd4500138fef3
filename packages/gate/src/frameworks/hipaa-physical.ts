import { assignPeopleTeam, assignPlatformTeam, assignSecurityOfficer, inheritedFromAws } from './duties';
import { backups, keyManagement } from './evidence-groups';
import { type Control, citeRules } from './framework';

/** 45 CFR 164.310: physical safeguards. AWS is responsible for those of its data centres. */
export const physicalSafeguards: readonly Control[] = [
  {
    id: '164.310(a)(1)',
    title: 'Physical access to systems is limited to authorized persons',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '164.310(a)(2)(i)',
    title: 'Data can be restored on site in an emergency',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '164.310(a)(2)(ii)',
    title: 'Facilities and equipment are protected from theft and tampering',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '164.310(a)(2)(iii)',
    title: 'Access of visitors and staff is controlled by role',
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
    title: 'The use of workstations is defined',
    evidence: [],
    ...assignSecurityOfficer('Define the permitted uses and places of workstations with access to health data.'),
  },
  {
    id: '164.310(c)',
    title: 'Workstations are physically protected',
    evidence: [],
    ...assignSecurityOfficer('Encrypt and lock the workstations of every person who can access health data.'),
  },
  {
    id: '164.310(d)(1)',
    title: 'The movement of devices and media is controlled',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: '164.310(d)(2)(i)',
    title: 'Media are disposed of safely',
    evidence: keyManagement,
    ...assignSecurityOfficer('Delete the keys of retired environments, and destroy media that held health data.'),
  },
  {
    id: '164.310(d)(2)(ii)',
    title: 'Media are erased before reuse',
    evidence: citeRules('RDSStorageEncrypted', 'S3DefaultEncryptionKMS'),
    ...assignPeopleTeam('Erase computers of the workforce before another person receives them.'),
  },
  {
    id: '164.310(d)(2)(iii)',
    title: 'The owner of each device is recorded',
    evidence: [],
    ...assignSecurityOfficer(
      'Keep a list of devices and media that hold health data, and of the person responsible for each.',
    ),
  },
  {
    id: '164.310(d)(2)(iv)',
    title: 'Data is copied before equipment moves',
    evidence: backups,
    ...assignPlatformTeam('Take a snapshot before a database moves to another account or region.'),
  },
];
