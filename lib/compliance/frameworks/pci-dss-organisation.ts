import { incidentTeam, management, peopleTeam, platformTeam, purchasing, securityOfficer } from './duties';
import { type Control, resources, tested } from './framework';
import { alerts, patched } from './safeguards';

/** Requirement 12: the organisation. */
export const organisation: readonly Control[] = [
  {
    id: '12.1.1',
    title: 'There is a policy for information security',
    evidence: [],
    ...management('Adopt, publish and maintain a policy for information security.'),
  },
  {
    id: '12.1.4',
    title: 'One member of management answers for security',
    evidence: [],
    ...management('Assign information security to a member of management who knows it.'),
  },
  {
    id: '12.3.1',
    title: 'Risks of requirements with a choice are analysed',
    evidence: [],
    ...securityOfficer('Analyse the risk wherever the standard lets you choose how often, and review it yearly.'),
  },
  {
    id: '12.3.3',
    title: 'Cryptography in use is listed and reviewed',
    evidence: resources('AWS::KMS::Key'),
    ...securityOfficer('Review suites and protocols in use every year, and plan for the end of each.'),
  },
  {
    id: '12.3.4',
    title: 'Technologies in use are reviewed',
    evidence: patched,
    ...platformTeam('Review runtimes and engines every year, and plan for the end of their support.'),
  },
  {
    id: '12.5.1',
    title: 'Components in scope are listed',
    evidence: tested('app/inventory.test.ts', '$id grows only where a reviewer sees it'),
    ...securityOfficer('Add what each component does to the inventory, and keep it up to date.'),
  },
  {
    id: '12.5.2',
    title: 'The scope is confirmed every year',
    evidence: [],
    ...securityOfficer('Confirm once a year where card data is stored, processed and sent.'),
  },
  {
    id: '12.6.1',
    title: 'Everyone is made aware of security',
    evidence: [],
    ...peopleTeam('Train everyone on joining and every year, phishing included.'),
  },
  {
    id: '12.7.1',
    title: 'People are screened before they get access',
    evidence: [],
    ...peopleTeam('Screen those who will reach card data, within the limits of the law.'),
  },
  {
    id: '12.8.1',
    title: 'Service providers are listed',
    evidence: [],
    ...purchasing('Keep a list of providers that reach card data, AWS among them, and of what each does.'),
  },
  {
    id: '12.8.5',
    title: 'It is known who fulfils which requirement',
    evidence: [],
    ...purchasing('Keep the responsibility summary of AWS together with what remains for you.'),
  },
  {
    id: '12.10.1',
    title: 'There is a plan for incidents',
    evidence: [],
    ...incidentTeam('Keep a plan for incidents that names roles, contacts, steps and duties to report.'),
  },
  {
    id: '12.10.2',
    title: 'The plan for incidents is tested every year',
    evidence: [],
    ...incidentTeam('Rehearse the plan for incidents every year, and change it by what was learned.'),
  },
  {
    id: '12.10.5',
    title: 'The plan covers alerts of monitoring',
    evidence: alerts,
    ...incidentTeam('Take the alerts of every monitoring system into the plan for incidents.'),
  },
];
