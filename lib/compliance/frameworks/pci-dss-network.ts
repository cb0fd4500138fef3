import { platformTeam, securityOfficer } from './duties';
import { allOf, type Control, published, rules, tested } from './framework';
import {
  closedInbound,
  closedOutbound,
  databaseIdentity,
  encryptionInTransit,
  noPublicAccess,
  privateNetwork,
} from './safeguards';

/** Requirements 1 and 2: network security controls and secure configurations. */
export const networkAndConfiguration: readonly Control[] = [
  {
    id: '1.1.1',
    title: 'Rules for network controls are written, known and followed',
    evidence: [],
    ...securityOfficer('Keep the policy for network controls up to date, and make it known to those who follow it.'),
  },
  {
    id: '1.2.1',
    title: 'Rule sets of network controls have a defined standard',
    evidence: allOf(closedInbound, rules('EC2SecurityGroupDescription')),
    ...platformTeam('Write down which ports and directions are allowed, and who may decide on new ones.'),
  },
  {
    id: '1.2.2',
    title: 'Changes of the network go through change control',
    evidence: tested('audit/audit-stack.test.ts', '$name tells people within five minutes and names its runbook'),
    ...platformTeam('Approve each change of network paths that the assessment shows, before it is deployed.'),
  },
  {
    id: '1.2.3',
    title: 'There is a network diagram that is true',
    evidence: [],
    ...platformTeam('Keep a diagram of all connections to cardholder data, wireless ones included.'),
  },
  {
    id: '1.2.4',
    title: 'There is a picture of how cardholder data flows',
    evidence: [],
    ...platformTeam('Keep the data flow of the threat model in line with what clients send and store.'),
  },
  {
    id: '1.2.5',
    title: 'Services, protocols and ports are known and needed',
    evidence: tested(
      'network/security-group-path.test.ts',
      'a path is one rule out of a group and one into the other, each naming the other group',
    ),
    ...securityOfficer('Approve the list of allowed services and ports with the business reason of each.'),
  },
  {
    id: '1.2.7',
    title: 'Rule sets are reviewed every six months',
    evidence: [],
    ...securityOfficer('Review network rules every six months, and confirm that each is still needed.'),
  },
  {
    id: '1.2.8',
    title: 'Configurations of network controls cannot be changed unseen',
    evidence: allOf(
      tested('network/vpc-setup.test.ts', 'nothing else in the network has a role, a policy or a function'),
      tested(
        'network/dns-firewall.test.ts',
        'cannot be taken off in production, and can in a sandbox that is torn down',
      ),
    ),
    ...platformTeam('Protect the repository: changes need a review by an owner of the code.'),
  },
  {
    id: '1.3.1',
    title: 'Only needed traffic comes in',
    evidence: allOf(published('EC2RestrictedSSH', 'EC2RestrictedCommonPorts'), closedInbound),
  },
  {
    id: '1.3.2',
    title: 'Only needed traffic goes out',
    evidence: allOf(closedOutbound, rules('VPCNoUnrestrictedRouteToIGW')),
  },
  {
    id: '1.4.1',
    title: 'Controls stand between trusted and untrusted networks',
    evidence: allOf(rules('APIGWAssociatedWithWAF'), privateNetwork),
  },
  {
    id: '1.4.2',
    title: 'Strangers reach only what is meant for the public',
    evidence: allOf(
      rules('APIGWAuthorization'),
      noPublicAccess,
      tested('api/rest-api.test.ts', 'has one route without a token, GET /health'),
    ),
  },
  {
    id: '1.4.4',
    title: 'Stores of cardholder data cannot be reached from outside',
    evidence: allOf(published('RDSInstancePublicAccess', 'S3BucketLevelPublicAccessProhibited'), privateNetwork),
  },
  {
    id: '1.4.5',
    title: 'Internal addresses are not disclosed',
    evidence: tested(
      'api/gateway-answers.test.ts',
      'is a problem document with security headers, without a word of the inside',
    ),
  },
  {
    id: '1.5.1',
    title: 'Computers that use both worlds are protected',
    evidence: [],
    ...securityOfficer('Manage the firewalls of computers that reach the internet and the account of AWS.'),
  },
  {
    id: '2.1.1',
    title: 'Rules for secure configurations are written, known and followed',
    evidence: [],
    ...securityOfficer('Keep the policy for secure configurations up to date and known to those who follow it.'),
  },
  {
    id: '2.2.1',
    title: 'Configuration standards cover all components',
    evidence: tested('app/synth.test.ts', 'leaves nothing but acknowledged findings in the report of CDK'),
    ...platformTeam('Review the rules of the gate when the libraries with new ones are upgraded.'),
  },
  {
    id: '2.2.2',
    title: 'Accounts of vendors are gone or have no default password',
    evidence: databaseIdentity,
  },
  {
    id: '2.2.3',
    title: 'Functions of different security needs do not share a component',
    evidence: allOf(
      rules('LambdaInsideVPC'),
      tested('functions/records-functions.test.ts', 'stands in isolated subnets with a security group of its own'),
    ),
  },
  {
    id: '2.2.4',
    title: 'Only needed services and functions are on',
    evidence: allOf(
      closedInbound,
      tested(
        'network/interface-endpoints.test.ts',
        'carry the calls of functions and no other, on resources of this account',
      ),
    ),
  },
  {
    id: '2.2.5',
    title: 'Insecure protocols are not in use, or are made safe',
    evidence: encryptionInTransit,
  },
  {
    id: '2.2.6',
    title: 'Settings cannot be misused',
    evidence: allOf(
      rules('APIGWRequestValidation'),
      tested('api/logging.test.ts', 'holds no address, person, path with ids, query, agent or token'),
    ),
  },
  {
    id: '2.2.7',
    title: 'Administration from afar is encrypted',
    evidence: rules('EC2RestrictedSSH', 'S3BucketSSLRequestsOnly'),
    ...platformTeam('Administer through the console and the API of AWS, which take TLS alone.'),
  },
];
