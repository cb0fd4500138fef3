import {
  developmentTeam,
  incidentTeam,
  inheritedFromAws,
  management,
  peopleTeam,
  platformTeam,
  purchasing,
} from './duties';
import { allOf, type Control, published, rules, tested } from './framework';
import { nistAvailability, nistBackup } from './nist-800-53-published';
import { alerts, backups, patched, resilience, restores, tenantIsolation } from './safeguards';

/** Families CP, IR, SA and some of AT, PE and SR: continuity, incidents, development and the organisation. */
export const continuity: readonly Control[] = [
  {
    id: 'CP-1',
    title: 'Policy and procedures for contingencies',
    evidence: [],
    ...management('Adopt and review a policy for contingency planning.'),
  },
  {
    id: 'CP-2',
    title: 'There is a contingency plan',
    evidence: allOf(nistAvailability, resilience),
    ...management('Adopt a plan that says what is restored first, by whom and how fast.'),
  },
  {
    id: 'CP-3',
    title: 'People are trained for contingencies',
    evidence: [],
    ...management('Train those who have a part in the contingency plan every year.'),
  },
  {
    id: 'CP-4',
    title: 'The plan is tested',
    evidence: restores,
    ...platformTeam('Rehearse the contingency plan every year, and change it by what was learned.'),
  },
  {
    id: 'CP-6',
    title: 'Copies lie in another place',
    evidence: allOf(
      nistBackup,
      tested('data/data-stack.test.ts', 'are copied to another region only where settings say so'),
    ),
    ...platformTeam('Name another region for copies of backups in the settings of production.'),
  },
  {
    id: 'CP-7',
    title: 'Processing can go on in another place',
    evidence: rules('RDSMultiAZSupport'),
    ...platformTeam('Decide whether the service has to survive the loss of a region, and prepare for it.'),
  },
  { id: 'CP-9', title: 'There are backups', evidence: allOf(nistBackup, published('S3DefaultEncryptionKMS'), backups) },
  { id: 'CP-9(1)', title: 'Backups are tested', evidence: restores },
  { id: 'CP-9(8)', title: 'Backups are encrypted', evidence: allOf(published('S3DefaultEncryptionKMS'), backups) },
  {
    id: 'CP-10',
    title: 'The system can be restored',
    evidence: allOf(nistBackup, published('RDSMultiAZSupport'), restores),
  },
  {
    id: 'IR-1',
    title: 'Policy and procedures for incidents',
    evidence: [],
    ...incidentTeam('Adopt and review a policy for incident response.'),
  },
  {
    id: 'IR-2',
    title: 'People are trained for incidents',
    evidence: [],
    ...incidentTeam('Train everyone with a part in incident response every year.'),
  },
  {
    id: 'IR-3',
    title: 'Incident response is tested',
    evidence: [],
    ...incidentTeam('Rehearse an incident with the runbooks every year.'),
  },
  {
    id: 'IR-4',
    title: 'Incidents are handled',
    evidence: allOf(
      tested('app/runbooks.test.ts', '$id names a runbook that exists, and reaches people'),
      tested('api/web-firewall.test.ts', 'blocks the addresses on a list that only responders fill'),
    ),
    ...incidentTeam('Prepare, detect, contain, remove and recover as the plan says.'),
  },
  {
    id: 'IR-5',
    title: 'Incidents are followed',
    evidence: alerts,
    ...incidentTeam('Keep a record of every incident from alarm to cause.'),
  },
  {
    id: 'IR-6',
    title: 'Incidents are reported',
    evidence: alerts,
    ...incidentTeam('Report incidents to those whom law and contracts name, in their time.'),
  },
  {
    id: 'IR-8',
    title: 'There is a plan for incidents',
    evidence: [],
    ...incidentTeam('Write a plan for incidents, have it approved, and hand it to all who act in it.'),
  },
  {
    id: 'SA-1',
    title: 'Policy and procedures for acquisition',
    evidence: [],
    ...purchasing('Adopt and review a policy for the acquisition of systems and services.'),
  },
  {
    id: 'SA-3',
    title: 'Security is part of the life cycle',
    evidence: [],
    ...developmentTeam('Name who answers for security in each phase, from the idea to the end.'),
  },
  {
    id: 'SA-4',
    title: 'Contracts hold security requirements',
    evidence: [],
    ...purchasing('Put requirements for security and privacy into contracts with suppliers.'),
  },
  {
    id: 'SA-5',
    title: 'The system is documented',
    evidence: tested(
      'api/openapi.test.ts',
      'is the one in docs/: run "npm run openapi" after a change of the route table',
    ),
  },
  {
    id: 'SA-8',
    title: 'Principles of security engineering are followed',
    evidence: allOf(tested('architecture.test.ts', 'holds'), tenantIsolation),
  },
  {
    id: 'SA-9',
    title: 'Services of others are governed',
    evidence: [],
    ...purchasing('Read the reports of AWS every year, and note which controls are yours.'),
  },
  {
    id: 'SA-10',
    title: 'Developers manage configuration',
    evidence: allOf(
      rules('CloudTrailLogFileValidationEnabled'),
      tested('functions/bundles.test.ts', 'is the same bytes each time'),
    ),
  },
  {
    id: 'SA-11',
    title: 'Developers test security',
    evidence: tested('attack/attack.test.ts', 'nothing was written, changed or taken away'),
  },
  {
    id: 'SA-15',
    title: 'Process and tools of development are fixed',
    evidence: allOf(
      published('RDSInstanceDeletionProtectionEnabled'),
      tested('lockfile.test.ts', 'the lock file knows the packages of every platform, so that npm ci works on each'),
    ),
  },
  {
    id: 'SA-22',
    title: 'Nothing in use is out of support',
    evidence: patched,
    ...platformTeam('Plan the change to the next version of runtime and engine before support ends.'),
  },
  {
    id: 'AT-2',
    title: 'People know about security',
    evidence: [],
    ...peopleTeam('Train everyone on joining and every year.'),
  },
  {
    id: 'PE-3',
    title: 'Physical access is controlled',
    evidence: [],
    ...inheritedFromAws,
  },
  {
    id: 'PS-4',
    title: 'Access ends with employment',
    evidence: [],
    ...peopleTeam('Revoke access, tokens and devices on the last day of work.'),
  },
  {
    id: 'SR-3',
    title: 'The supply chain is controlled',
    evidence: tested('lockfile.test.ts', 'every direct dependency is asked for by one exact version'),
    ...developmentTeam('Check origin and upkeep of a dependency before it is taken in.'),
  },
];
