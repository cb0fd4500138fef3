import { assignDevelopmentTeam, assignPeopleTeam, assignPlatformTeam, assignSecurityOfficer } from './duties';
import { authenticatedRequests, changes, checkedInput, patched, tenantIsolation, webFirewall } from './evidence-groups';
import { type Control, citePublishedRules, citeResources, citeRules, combineEvidence } from './framework';

/** Requirements 5 and 6: malware and software development. */
export const software: readonly Control[] = [
  {
    id: '5.1.1',
    title: 'Policies against malware are documented, known and followed',
    evidence: [],
    ...assignSecurityOfficer('Keep the policy against malware up to date and known to the people who follow it.'),
  },
  {
    id: '5.2.1',
    title: 'Malware protection runs on components at risk',
    evidence: [],
    ...assignPlatformTeam('Enable the malware protection of GuardDuty, and protect the computers of the workforce.'),
  },
  {
    id: '5.2.3',
    title: 'Components without malware protection are evaluated periodically',
    evidence: [],
    ...assignSecurityOfficer('Confirm every year that components without malware protection are not at risk.'),
  },
  {
    id: '5.4.1',
    title: 'People are protected from phishing',
    evidence: [],
    ...assignSecurityOfficer('Filter mail for phishing, and give operators phishing-resistant authentication factors.'),
  },
  {
    id: '6.1.1',
    title: 'Policies for secure development are documented, known and followed',
    evidence: [],
    ...assignDevelopmentTeam(
      'Keep the policy for secure development up to date and known to the people who follow it.',
    ),
  },
  {
    id: '6.2.1',
    title: 'Software is developed securely',
    evidence: [],
    ...assignDevelopmentTeam('Consider security at each step of development, from the first request to the release.'),
  },
  {
    id: '6.2.2',
    title: 'Developers are trained every year',
    evidence: [],
    ...assignPeopleTeam('Train developers every year in the security of their languages and tools.'),
  },
  {
    id: '6.2.3',
    title: 'Code is reviewed before release',
    evidence: [],
    ...assignDevelopmentTeam('Have another person than the author review each change before it is merged.'),
  },
  {
    id: '6.2.4',
    title: 'Common attacks on software are prevented',
    evidence: combineEvidence(checkedInput, authenticatedRequests, tenantIsolation),
    ...assignDevelopmentTeam('Add a test for each new kind of input and the attacks on it.'),
  },
  {
    id: '6.3.1',
    title: 'Vulnerabilities are identified and ranked',
    evidence: [],
    ...assignDevelopmentTeam('Follow the advisories of all dependencies, and rank those that concern the app.'),
  },
  {
    id: '6.3.2',
    title: 'Software components are inventoried',
    evidence: [],
    ...assignDevelopmentTeam('Keep the list of components of every release for as long as it runs.'),
  },
  {
    id: '6.3.3',
    title: 'Critical patches are installed within one month',
    evidence: combineEvidence(citePublishedRules('RDSAutomaticMinorVersionUpgradeEnabled'), patched),
    ...assignPlatformTeam('Merge security updates of dependencies, and release them within one month.'),
  },
  {
    id: '6.4.1',
    title: 'Public applications are protected from attacks',
    evidence: combineEvidence(webFirewall, checkedInput),
  },
  {
    id: '6.4.2',
    title: 'A web application firewall blocks attacks on public applications',
    evidence: combineEvidence(
      webFirewall,
      citeRules('WAFv2LoggingEnabled'),
      citeResources('AWS::WAFv2::WebACLAssociation'),
    ),
  },
  {
    id: '6.4.3',
    title: 'Scripts of payment pages are managed',
    evidence: [],
    ...assignDevelopmentTeam('Authorize and list every script of payment pages.'),
  },
  {
    id: '6.5.1',
    title: 'Changes to production follow a procedure',
    evidence: changes,
    ...assignDevelopmentTeam('Record the reason, the security impact, the approval and the rollback of each change.'),
  },
  {
    id: '6.5.2',
    title: 'Requirements are confirmed after significant changes',
    evidence: [],
    ...assignSecurityOfficer('Confirm after each significant change that all requirements are still met.'),
  },
  {
    id: '6.5.3',
    title: 'Other environments are separated from production',
    evidence: [],
    ...assignPlatformTeam('Deploy each environment to a separate AWS account.'),
  },
  {
    id: '6.5.5',
    title: 'Live card numbers are not used in tests',
    evidence: [],
    ...assignDevelopmentTeam('Use synthetic data in every environment except production.'),
  },
];
