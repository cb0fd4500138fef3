import { dataProtectionOfficer, developmentTeam, incidentTeam, management, platformTeam, purchasing } from './duties';
import { allOf, type Framework, resources, tested } from './framework';
import { principlesAndRights } from './gdpr-principles-and-rights';
import {
  alerts,
  auditLogs,
  authenticatedRequests,
  backups,
  checkedInput,
  encryptionAtRest,
  encryptionInTransit,
  fieldEncryption,
  keyManagement,
  leastPrivilege,
  noPublicAccess,
  patched,
  personRecord,
  privateNetwork,
  rateLimits,
  resilience,
  restores,
  tenantIsolation,
  webFirewall,
} from './safeguards';

/** Regulation (EU) 2016/679: the articles that a backend can serve, and those around them that only people can. */
export const gdpr: Framework = {
  id: 'gdpr',
  title: 'GDPR',
  version: 'Regulation (EU) 2016/679',
  url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  controls: [
    ...principlesAndRights,
    {
      id: 'Art. 24',
      title: 'The controller takes measures and keeps them up to date',
      evidence: allOf(leastPrivilege, auditLogs),
      ...management('Adopt data protection policies, and review them and the accepted findings every year.'),
    },
    {
      id: 'Art. 25(1)',
      title: 'Protection is part of the design',
      evidence: allOf(fieldEncryption, tenantIsolation, authenticatedRequests),
      ...developmentTeam('Go through the threat model again whenever a route or a field is added.'),
    },
    {
      id: 'Art. 25(2)',
      title: 'The default is the protective choice',
      evidence: allOf(
        noPublicAccess,
        privateNetwork,
        tested('lambda/records/routes.test.ts', 'demands scopes that exist, and none for health alone'),
      ),
      ...developmentTeam('Let new features of clients begin with the least data and the fewest readers.'),
    },
    {
      id: 'Art. 26',
      title: 'Joint controllers agree on who does what',
      evidence: [],
      ...purchasing('Conclude an arrangement with every joint controller and tell people its essence.'),
    },
    {
      id: 'Art. 28',
      title: 'Processors are bound by contract',
      evidence: [],
      ...purchasing('Accept the data processing addendum of AWS, and bind tenants and other processors by contract.'),
    },
    {
      id: 'Art. 29',
      title: 'Data is touched only on instruction',
      evidence: allOf(tested('attack/tenant-isolation.test.ts', '%s may not call %s'), personRecord),
      ...management('Instruct operators in writing when they may look at data of tenants.'),
    },
    {
      id: 'Art. 30',
      title: 'There is a record of processing activities',
      evidence: [],
      ...dataProtectionOfficer(
        'Keep the record of processing; the inventory of resources and the routes are its input.',
      ),
    },
    {
      id: 'Art. 32(1)(a)',
      title: 'Data is encrypted and pseudonymised',
      evidence: allOf(encryptionAtRest, encryptionInTransit, fieldEncryption, keyManagement),
    },
    {
      id: 'Art. 32(1)(b)',
      title: 'Confidentiality, integrity, availability and resilience last',
      evidence: allOf(webFirewall, rateLimits, resilience, checkedInput, patched, tenantIsolation),
      ...platformTeam('Answer the alarms, and plan capacity for the growth of the service.'),
    },
    {
      id: 'Art. 32(1)(c)',
      title: 'Data can be restored in time after an incident',
      evidence: allOf(backups, restores, resources('AWS::Backup::RestoreTestingPlan')),
      ...platformTeam('Rehearse a full restore with traffic once a year and note how long it took.'),
    },
    {
      id: 'Art. 32(1)(d)',
      title: 'Measures are tested regularly',
      evidence: allOf(
        restores,
        tested('attack/attack.test.ts', 'at least 400 different requests were refused'),
        tested('app/synth.test.ts', 'ends with a verdict that names both environments and every judge'),
      ),
      ...platformTeam('Have the deployed service tested by others than those who built it, every year.'),
    },
    {
      id: 'Art. 32(4)',
      title: 'Whoever has access acts on instruction',
      evidence: allOf(leastPrivilege, auditLogs),
      ...management('Train everyone with access to the account, and keep the list of them short.'),
    },
    {
      id: 'Art. 33',
      title: 'A breach is reported to the authority within 72 hours',
      evidence: allOf(alerts, auditLogs),
      ...incidentTeam('Keep a process that reports a breach within 72 hours, and a log of all breaches.'),
    },
    {
      id: 'Art. 34',
      title: 'People are told of a breach with high risk',
      evidence: personRecord,
      ...dataProtectionOfficer('Prepare the message to people concerned, and decide on it without delay.'),
    },
    {
      id: 'Art. 35',
      title: 'Risky processing is assessed beforehand',
      evidence: [],
      ...dataProtectionOfficer('Carry out an impact assessment; the threat model of this service is an input to it.'),
    },
    {
      id: 'Art. 37',
      title: 'There is a data protection officer where one is needed',
      evidence: [],
      ...management('Appoint a data protection officer where the law asks for one, and publish the contact.'),
    },
    {
      id: 'Art. 44',
      title: 'Data leaves the EU only under the rules for that',
      evidence: tested('data/data-stack.test.ts', 'are copied to another region only where settings say so'),
      ...dataProtectionOfficer('Choose a region of the EU in the settings, and assess access from other countries.'),
    },
  ],
};
