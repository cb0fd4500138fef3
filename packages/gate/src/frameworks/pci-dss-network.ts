import { assignDevelopmentTeam, assignPlatformTeam, assignSecurityOfficer } from './duties';
import {
  closedInbound,
  closedOutbound,
  databaseIdentity,
  encryptionInTransit,
  noPublicAccess,
  privateNetwork,
} from './evidence-groups';
import { type Control, citePublishedRules, citeRules, combineEvidence } from './framework';

/** Requirements 1 and 2: network security controls and secure configurations. */
export const networkAndConfiguration: readonly Control[] = [
  {
    id: '1.1.1',
    title: 'Policies for network controls are documented, known and followed',
    evidence: [],
    ...assignSecurityOfficer('Keep the policy for network controls up to date and known to the people who follow it.'),
  },
  {
    id: '1.2.1',
    title: 'Network controls have a configuration standard',
    evidence: combineEvidence(closedInbound, citeRules('EC2SecurityGroupDescription')),
    ...assignPlatformTeam('Write down which ports and directions are allowed, and who decides on new ones.'),
  },
  {
    id: '1.2.2',
    title: 'Network changes follow change control',
    evidence: [],
    ...assignPlatformTeam('Approve each change of network paths in the assessment before it is deployed.'),
  },
  {
    id: '1.2.3',
    title: 'An accurate network diagram exists',
    evidence: [],
    ...assignPlatformTeam('Keep a diagram of all connections to cardholder data, wireless ones included.'),
  },
  {
    id: '1.2.4',
    title: 'An accurate data flow diagram exists',
    evidence: [],
    ...assignPlatformTeam('Keep a diagram of all flows of account data between systems and networks.'),
  },
  {
    id: '1.2.5',
    title: 'Services, protocols and ports are approved',
    evidence: [],
    ...assignSecurityOfficer('Approve the list of allowed services and ports with the business reason of each.'),
  },
  {
    id: '1.2.7',
    title: 'Network rules are reviewed every six months',
    evidence: [],
    ...assignSecurityOfficer('Review network rules every six months, and confirm that each is still needed.'),
  },
  {
    id: '1.2.8',
    title: 'Configuration of network controls is protected from unauthorized changes',
    evidence: [],
    ...assignPlatformTeam('Require a review by a code owner for each change of network controls.'),
  },
  {
    id: '1.3.1',
    title: 'Inbound traffic is limited to what is necessary',
    evidence: combineEvidence(citePublishedRules('EC2RestrictedSSH', 'EC2RestrictedCommonPorts'), closedInbound),
  },
  {
    id: '1.3.2',
    title: 'Outbound traffic is limited to what is necessary',
    evidence: combineEvidence(closedOutbound, citeRules('VPCNoUnrestrictedRouteToIGW')),
  },
  {
    id: '1.4.1',
    title: 'Network controls exist between trusted and untrusted networks',
    evidence: combineEvidence(citeRules('APIGWAssociatedWithWAF'), privateNetwork),
  },
  {
    id: '1.4.2',
    title: 'Traffic from untrusted networks reaches only public components',
    evidence: combineEvidence(citeRules('APIGWAuthorization'), noPublicAccess),
  },
  {
    id: '1.4.4',
    title: 'Stores of cardholder data are not accessible from untrusted networks',
    evidence: combineEvidence(
      citePublishedRules('RDSInstancePublicAccess', 'S3BucketLevelPublicAccessProhibited'),
      privateNetwork,
    ),
  },
  {
    id: '1.4.5',
    title: 'Internal addresses are not disclosed',
    evidence: [],
    ...assignDevelopmentTeam('Check that responses and errors contain no internal address or host name.'),
  },
  {
    id: '1.5.1',
    title: 'Devices that connect to untrusted networks are protected',
    evidence: [],
    ...assignSecurityOfficer('Manage the firewalls of computers that reach both the internet and the AWS account.'),
  },
  {
    id: '2.1.1',
    title: 'Policies for secure configurations are documented, known and followed',
    evidence: [],
    ...assignSecurityOfficer(
      'Keep the policy for secure configurations up to date and known to the people who follow it.',
    ),
  },
  {
    id: '2.2.1',
    title: 'Configuration standards cover all components',
    evidence: [],
    ...assignPlatformTeam('Review the rules of the gate when its packs are upgraded.'),
  },
  {
    id: '2.2.2',
    title: 'Vendor default accounts are removed or have changed passwords',
    evidence: databaseIdentity,
  },
  {
    id: '2.2.3',
    title: 'Functions with different security levels are separated',
    evidence: citeRules('LambdaInsideVPC'),
  },
  {
    id: '2.2.4',
    title: 'Only necessary services and functions are enabled',
    evidence: closedInbound,
  },
  {
    id: '2.2.5',
    title: 'Insecure protocols are not used or are secured',
    evidence: encryptionInTransit,
  },
  {
    id: '2.2.6',
    title: 'Security parameters prevent misuse',
    evidence: citeRules('APIGWRequestValidation'),
  },
  {
    id: '2.2.7',
    title: 'Remote administration is encrypted',
    evidence: citeRules('EC2RestrictedSSH', 'S3BucketSSLRequestsOnly'),
    ...assignPlatformTeam('Administer only through the console and the APIs of AWS, which require TLS.'),
  },
];
