import {
  assignIncidentTeam,
  assignManagement,
  assignPeopleTeam,
  assignPlatformTeam,
  assignPurchasing,
  assignSecurityOfficer,
} from './duties';
import { alerts, patched } from './evidence-groups';
import { type Control, citeResources } from './framework';

/** Requirement 12: the organisation. */
export const organisation: readonly Control[] = [
  {
    id: '12.1.1',
    title: 'An information security policy exists',
    evidence: [],
    ...assignManagement('Adopt, publish and maintain a policy for information security.'),
  },
  {
    id: '12.1.4',
    title: 'An executive is responsible for information security',
    evidence: [],
    ...assignManagement('Assign information security to an executive with security knowledge.'),
  },
  {
    id: '12.3.1',
    title: 'Requirements with a flexible frequency have a risk analysis',
    evidence: [],
    ...assignSecurityOfficer(
      'Analyze the risk wherever the standard leaves the frequency to you, and review it every year.',
    ),
  },
  {
    id: '12.3.3',
    title: 'Cryptography in use is inventoried and reviewed',
    evidence: citeResources('AWS::KMS::Key'),
    ...assignSecurityOfficer('Review cipher suites and protocols every year, and plan for the end of each.'),
  },
  {
    id: '12.3.4',
    title: 'Technologies in use are reviewed',
    evidence: patched,
    ...assignPlatformTeam('Review runtimes and engines every year, and plan for the end of their support.'),
  },
  {
    id: '12.5.1',
    title: 'Components in scope are inventoried',
    evidence: [],
    ...assignSecurityOfficer('Add the function of each component to the inventory, and keep it up to date.'),
  },
  {
    id: '12.5.2',
    title: 'The scope is confirmed every year',
    evidence: [],
    ...assignSecurityOfficer('Confirm every year where card data is stored, processed and transmitted.'),
  },
  {
    id: '12.6.1',
    title: 'People have security awareness training',
    evidence: [],
    ...assignPeopleTeam('Train every person when they join and each year, including on phishing.'),
  },
  {
    id: '12.7.1',
    title: 'People are screened before they get access',
    evidence: [],
    ...assignPeopleTeam('Screen the people who will access card data, within the limits of the law.'),
  },
  {
    id: '12.8.1',
    title: 'Service providers are listed',
    evidence: [],
    ...assignPurchasing(
      'Keep a list of the providers that can affect card data, including AWS, and of their services.',
    ),
  },
  {
    id: '12.8.5',
    title: 'Responsibilities of service providers are documented',
    evidence: [],
    ...assignPurchasing('Keep the responsibility summary of AWS, and a list of the requirements that remain with you.'),
  },
  {
    id: '12.10.1',
    title: 'An incident response plan exists',
    evidence: [],
    ...assignIncidentTeam('Keep an incident response plan with roles, contacts, steps and duties to report.'),
  },
  {
    id: '12.10.2',
    title: 'The incident response plan is tested every year',
    evidence: [],
    ...assignIncidentTeam('Rehearse the incident response plan every year, and update it with the lessons learned.'),
  },
  {
    id: '12.10.5',
    title: 'The incident response plan covers monitoring alerts',
    evidence: alerts,
    ...assignIncidentTeam('Include the alerts of every monitoring system in the incident response plan.'),
  },
];
