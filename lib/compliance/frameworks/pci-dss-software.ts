import { developmentTeam, peopleTeam, platformTeam, securityOfficer } from './duties';
import { allOf, type Control, published, resources, rules, tested } from './framework';
import { authenticatedRequests, changes, checkedInput, patched, tenantIsolation, webFirewall } from './safeguards';

/** Requirements 5 and 6: malware, and the making of software. */
export const software: readonly Control[] = [
  {
    id: '5.1.1',
    title: 'Rules against malware are written, known and followed',
    evidence: [],
    ...securityOfficer('Keep the policy against malware up to date and known to those who follow it.'),
  },
  {
    id: '5.2.1',
    title: 'Malware protection runs where malware can',
    evidence: tested('functions/bundles.test.ts', 'brings no library that has no place in a function'),
    ...platformTeam('Turn on the malware protection of GuardDuty, and protect computers of the workforce.'),
  },
  {
    id: '5.2.3',
    title: 'Components without protection are looked at again',
    evidence: [],
    ...securityOfficer('Confirm once a year that managed services without files still need no malware scanner.'),
  },
  {
    id: '5.4.1',
    title: 'People are protected from phishing',
    evidence: tested('identity/identity-stack.test.ts', 'is served by a sign-in page that knows passkeys'),
    ...securityOfficer('Filter mail for phishing, and give operators phishing-resistant factors.'),
  },
  {
    id: '6.1.1',
    title: 'Rules for development are written, known and followed',
    evidence: [],
    ...developmentTeam('Keep the rules for secure development up to date and known to those who follow them.'),
  },
  {
    id: '6.2.1',
    title: 'Software is developed securely',
    evidence: tested('architecture.test.ts', 'holds'),
    ...developmentTeam('Consider security at each step of development, from the issue to the release.'),
  },
  {
    id: '6.2.2',
    title: 'Developers are trained every year',
    evidence: [],
    ...peopleTeam('Train developers in the security of their languages and tools every year.'),
  },
  {
    id: '6.2.3',
    title: 'Code is reviewed before release',
    evidence: [],
    ...developmentTeam('Have each change reviewed by somebody who did not write it, before it is merged.'),
  },
  {
    id: '6.2.4',
    title: 'Common attacks on software are prevented',
    evidence: allOf(checkedInput, authenticatedRequests, tenantIsolation),
    ...developmentTeam('Add an attack to the tests for each new kind of input.'),
  },
  {
    id: '6.3.1',
    title: 'Vulnerabilities are found and ranked',
    evidence: [],
    ...developmentTeam('Follow advisories of all dependencies, and rank what concerns this service.'),
  },
  {
    id: '6.3.2',
    title: 'Software and its parts are listed',
    evidence: tested('lockfile.test.ts', 'every direct dependency is asked for by one exact version'),
    ...developmentTeam('Keep the list of parts of every release for as long as it runs.'),
  },
  {
    id: '6.3.3',
    title: 'Critical patches are installed within a month',
    evidence: allOf(published('RDSAutomaticMinorVersionUpgradeEnabled'), patched),
    ...platformTeam('Merge security updates of dependencies and release them within a month.'),
  },
  {
    id: '6.4.1',
    title: 'Public applications are protected from new attacks',
    evidence: allOf(webFirewall, checkedInput),
  },
  {
    id: '6.4.2',
    title: 'A firewall for web attacks stands in front, and blocks',
    evidence: allOf(webFirewall, rules('WAFv2LoggingEnabled'), resources('AWS::WAFv2::WebACLAssociation')),
  },
  {
    id: '6.4.3',
    title: 'Scripts of payment pages are managed',
    evidence: [],
    ...developmentTeam('Authorise and list every script of payment pages; this service serves no pages.'),
  },
  {
    id: '6.5.1',
    title: 'Changes of production follow a procedure',
    evidence: allOf(
      changes,
      tested(
        'functions/canary-deployment.test.ts',
        'is taken back when it fails, or when the API answers with errors of its own',
      ),
    ),
    ...developmentTeam('Record for each change its reason, its effect on security, its approval and its way back.'),
  },
  {
    id: '6.5.2',
    title: 'After a large change all requirements are met again',
    evidence: tested('app/synth.test.ts', 'ends with a verdict that names both environments and every judge'),
    ...securityOfficer('Confirm after each large change that all requirements are still met.'),
  },
  {
    id: '6.5.3',
    title: 'Other environments are kept apart from production',
    evidence: [],
    ...platformTeam('Deploy each environment to an account of AWS of its own.'),
  },
  {
    id: '6.5.5',
    title: 'Live card numbers are not used in tests',
    evidence: [],
    ...developmentTeam('Use made-up data in every environment but production.'),
  },
];
