import {
  assignDataProtectionOfficer,
  assignDevelopmentTeam,
  assignIncidentTeam,
  assignManagement,
  assignPlatformTeam,
  assignPurchasing,
} from './duties';
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
} from './evidence-groups';
import { citeResources, combineEvidence, type Framework } from './framework';
import { principlesAndRights } from './gdpr-principles-and-rights';

/** Regulation (EU) 2016/679: the articles that a backend supports, and the related ones that only people can fulfil. */
export const gdpr: Framework = {
  id: 'gdpr',
  title: 'GDPR',
  version: 'Regulation (EU) 2016/679',
  url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  controls: [
    ...principlesAndRights,
    {
      id: 'Art. 24',
      title: 'The controller takes appropriate measures and reviews them',
      evidence: combineEvidence(leastPrivilege, auditLogs),
      ...assignManagement('Adopt data protection policies, and review them and the accepted findings every year.'),
    },
    {
      id: 'Art. 25(1)',
      title: 'Data protection is part of the design',
      evidence: combineEvidence(fieldEncryption, tenantIsolation, authenticatedRequests),
      ...assignDevelopmentTeam('Review the threats to personal data whenever a feature or a field is added.'),
    },
    {
      id: 'Art. 25(2)',
      title: 'Data protection is the default setting',
      evidence: combineEvidence(noPublicAccess, privateNetwork),
      ...assignDevelopmentTeam('Start each new feature with the least data and the fewest readers.'),
    },
    {
      id: 'Art. 26',
      title: 'Joint controllers agree on their responsibilities',
      evidence: [],
      ...assignPurchasing(
        'Conclude an arrangement with every joint controller, and make its essence available to people.',
      ),
    },
    {
      id: 'Art. 28',
      title: 'Processors are bound by contract',
      evidence: [],
      ...assignPurchasing('Accept the data processing addendum of AWS, and bind other processors by contract.'),
    },
    {
      id: 'Art. 29',
      title: 'Personal data is processed only on instruction',
      evidence: personRecord,
      ...assignManagement('Instruct operators in writing when they may access personal data.'),
    },
    {
      id: 'Art. 30',
      title: 'Processing activities are recorded',
      evidence: [],
      ...assignDataProtectionOfficer('Keep the record of processing activities complete and up to date.'),
    },
    {
      id: 'Art. 32(1)(a)',
      title: 'Personal data is encrypted and pseudonymised',
      evidence: combineEvidence(encryptionAtRest, encryptionInTransit, fieldEncryption, keyManagement),
    },
    {
      id: 'Art. 32(1)(b)',
      title: 'Confidentiality, integrity, availability and resilience are ensured',
      evidence: combineEvidence(webFirewall, rateLimits, resilience, checkedInput, patched, tenantIsolation),
      ...assignPlatformTeam('Respond to alarms, and plan capacity for the growth of the service.'),
    },
    {
      id: 'Art. 32(1)(c)',
      title: 'Access to data can be restored in time after an incident',
      evidence: combineEvidence(backups, restores, citeResources('AWS::Backup::RestoreTestingPlan')),
      ...assignPlatformTeam('Rehearse a full restore with traffic every year, and record how long it took.'),
    },
    {
      id: 'Art. 32(1)(d)',
      title: 'Security measures are tested regularly',
      evidence: restores,
      ...assignPlatformTeam('Have an independent team test the deployed service every year.'),
    },
    {
      id: 'Art. 32(4)',
      title: 'People with access process data only on instruction',
      evidence: combineEvidence(leastPrivilege, auditLogs),
      ...assignManagement('Train every person with access to the account, and keep the list of them short.'),
    },
    {
      id: 'Art. 33',
      title: 'Breaches are reported to the authority within 72 hours',
      evidence: combineEvidence(alerts, auditLogs),
      ...assignIncidentTeam('Keep a process that reports a breach within 72 hours, and a record of all breaches.'),
    },
    {
      id: 'Art. 34',
      title: 'People are informed of breaches with a high risk',
      evidence: personRecord,
      ...assignDataProtectionOfficer('Prepare the message to affected people, and decide on it without delay.'),
    },
    {
      id: 'Art. 35',
      title: 'High-risk processing is assessed in advance',
      evidence: [],
      ...assignDataProtectionOfficer(
        'Carry out a data protection impact assessment before high-risk processing begins.',
      ),
    },
    {
      id: 'Art. 37',
      title: 'A data protection officer is appointed where the law requires one',
      evidence: [],
      ...assignManagement('Appoint a data protection officer where the law requires one, and publish the contact.'),
    },
    {
      id: 'Art. 44',
      title: 'Transfers to countries outside the EU follow the rules for transfers',
      evidence: [],
      ...assignDataProtectionOfficer('Choose a region in the EU, and assess access to the data from other countries.'),
    },
  ],
};
