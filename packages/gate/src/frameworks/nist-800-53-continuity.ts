import {
  assignDevelopmentTeam,
  assignIncidentTeam,
  assignManagement,
  assignPeopleTeam,
  assignPlatformTeam,
  assignPurchasing,
  inheritedFromAws,
} from './duties';
import { alerts, backups, patched, resilience, restores, tenantIsolation } from './evidence-groups';
import { type Control, citePublishedRules, citeRules, combineEvidence } from './framework';
import { nistAvailability, nistBackup } from './nist-800-53-published';

/** Families CP, IR, SA and some of AT, PE and SR: continuity, incidents, development and the organisation. */
export const continuity: readonly Control[] = [
  {
    id: 'CP-1',
    title: 'Contingency planning policy and procedures exist',
    evidence: [],
    ...assignManagement('Adopt and review a policy for contingency planning.'),
  },
  {
    id: 'CP-2',
    title: 'A contingency plan exists',
    evidence: combineEvidence(nistAvailability, resilience),
    ...assignManagement('Adopt a plan that defines what is restored first, by whom and how fast.'),
  },
  {
    id: 'CP-3',
    title: 'People are trained for contingencies',
    evidence: [],
    ...assignManagement('Train the people with a role in the contingency plan every year.'),
  },
  {
    id: 'CP-4',
    title: 'The contingency plan is tested',
    evidence: restores,
    ...assignPlatformTeam('Rehearse the contingency plan every year, and update it with the lessons learned.'),
  },
  {
    id: 'CP-6',
    title: 'Backups are stored at an alternate site',
    evidence: nistBackup,
    ...assignPlatformTeam('Copy backups of production to another region.'),
  },
  {
    id: 'CP-7',
    title: 'Processing can continue at an alternate site',
    evidence: citeRules('RDSMultiAZSupport'),
    ...assignPlatformTeam('Decide whether the service must survive the loss of a region, and prepare for it.'),
  },
  {
    id: 'CP-9',
    title: 'Backups exist',
    evidence: combineEvidence(nistBackup, citePublishedRules('S3DefaultEncryptionKMS'), backups),
  },
  { id: 'CP-9(1)', title: 'Backups are tested', evidence: restores },
  {
    id: 'CP-9(8)',
    title: 'Backups are encrypted',
    evidence: combineEvidence(citePublishedRules('S3DefaultEncryptionKMS'), backups),
  },
  {
    id: 'CP-10',
    title: 'The system can be recovered',
    evidence: combineEvidence(nistBackup, citePublishedRules('RDSMultiAZSupport'), restores),
  },
  {
    id: 'IR-1',
    title: 'Incident response policy and procedures exist',
    evidence: [],
    ...assignIncidentTeam('Adopt and review a policy for incident response.'),
  },
  {
    id: 'IR-2',
    title: 'People are trained for incidents',
    evidence: [],
    ...assignIncidentTeam('Train every person with a role in incident response each year.'),
  },
  {
    id: 'IR-3',
    title: 'Incident response is tested',
    evidence: [],
    ...assignIncidentTeam('Rehearse an incident with the runbooks every year.'),
  },
  {
    id: 'IR-4',
    title: 'Incidents are handled',
    evidence: [],
    ...assignIncidentTeam('Prepare for incidents, and detect, contain, eradicate and recover as the plan requires.'),
  },
  {
    id: 'IR-5',
    title: 'Incidents are monitored',
    evidence: alerts,
    ...assignIncidentTeam('Record every incident from the alarm to the cause.'),
  },
  {
    id: 'IR-6',
    title: 'Incidents are reported',
    evidence: alerts,
    ...assignIncidentTeam('Report incidents to the parties that law and contracts name, within their deadlines.'),
  },
  {
    id: 'IR-8',
    title: 'An incident response plan exists',
    evidence: [],
    ...assignIncidentTeam(
      'Write an incident response plan, have it approved, and give it to every person with a role in it.',
    ),
  },
  {
    id: 'SA-1',
    title: 'Acquisition policy and procedures exist',
    evidence: [],
    ...assignPurchasing('Adopt and review a policy for the acquisition of systems and services.'),
  },
  {
    id: 'SA-3',
    title: 'Security is part of the development life cycle',
    evidence: [],
    ...assignDevelopmentTeam('Name who is responsible for security in each phase of the life cycle.'),
  },
  {
    id: 'SA-4',
    title: 'Contracts contain security requirements',
    evidence: [],
    ...assignPurchasing('Put requirements for security and privacy into contracts with suppliers.'),
  },
  {
    id: 'SA-5',
    title: 'The system is documented',
    evidence: [],
    ...assignDevelopmentTeam('Keep documentation for administrators and users complete and up to date.'),
  },
  {
    id: 'SA-8',
    title: 'Security engineering principles are applied',
    evidence: tenantIsolation,
    ...assignDevelopmentTeam('Write down the security principles of the design, and check each change against them.'),
  },
  {
    id: 'SA-9',
    title: 'External services are governed',
    evidence: [],
    ...assignPurchasing('Read the reports of AWS every year, and record which controls remain with you.'),
  },
  {
    id: 'SA-10',
    title: 'Developers manage configuration',
    evidence: citeRules('CloudTrailLogFileValidationEnabled'),
  },
  {
    id: 'SA-11',
    title: 'Developers test security',
    evidence: [],
    ...assignDevelopmentTeam('Test the security functions with every change, and keep the results.'),
  },
  {
    id: 'SA-15',
    title: 'The development process and its tools are defined',
    evidence: citePublishedRules('RDSInstanceDeletionProtectionEnabled'),
  },
  {
    id: 'SA-22',
    title: 'No component is out of support',
    evidence: patched,
    ...assignPlatformTeam('Plan the upgrade of runtimes and engines before their support ends.'),
  },
  {
    id: 'AT-2',
    title: 'People have security awareness training',
    evidence: [],
    ...assignPeopleTeam('Train every person when they join and each year after that.'),
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
    ...assignPeopleTeam('Revoke access, tokens and devices on the last day of work.'),
  },
  {
    id: 'SR-3',
    title: 'The supply chain is controlled',
    evidence: [],
    ...assignDevelopmentTeam('Check the origin and the maintenance of a dependency before it is added.'),
  },
];
