import { identities } from './cis-aws-accounts';
import { monitoring } from './cis-aws-monitoring';
import { dataProtectionOfficer, platformTeam, securityOfficer } from './duties';
import { allOf, type Control, type Framework, published, resources, rules, tested } from './framework';
import { keyManagement } from './safeguards';

/** Section 2: storage and databases. */
const storage: readonly Control[] = [
  {
    id: '2.1.1',
    title: 'Buckets refuse plain HTTP',
    evidence: allOf(published('S3BucketSSLRequestsOnly'), rules('S3DeniesInsecureTransport')),
  },
  {
    id: '2.1.2',
    title: 'Deleting versions needs a second factor',
    evidence: allOf(
      rules('S3AuditLocked'),
      tested(
        'audit/audit-stack.test.ts',
        'cannot be shortened by anyone in production: locked in compliance mode for seven years',
      ),
    ),
    ...securityOfficer(
      'Accept Object Lock in place of MFA delete, which CloudFormation cannot set, or turn it on by hand.',
    ),
  },
  {
    id: '2.1.3',
    title: 'It is known which data lies in buckets',
    evidence: [],
    ...dataProtectionOfficer('Run Macie on buckets with data of persons; those of this blueprint hold logs.'),
  },
  {
    id: '2.1.4',
    title: 'Buckets block public access',
    evidence: allOf(published('S3BucketLevelPublicAccessProhibited'), rules('S3NotPublic')),
    ...platformTeam('Turn on Block Public Access for the whole account.'),
  },
  {
    id: '2.2.1',
    title: 'Databases are encrypted',
    evidence: allOf(published('RDSStorageEncrypted'), rules('RdsOwnKey')),
  },
  {
    id: '2.2.2',
    title: 'Databases take minor versions by themselves',
    evidence: allOf(published('RDSAutomaticMinorVersionUpgradeEnabled'), rules('RdsMinorUpgrades')),
  },
  {
    id: '2.2.3',
    title: 'Databases cannot be reached from the internet',
    evidence: allOf(published('RDSInstancePublicAccess'), rules('RdsNotPublic', 'RdsNoPathFromInternet')),
  },
  {
    id: '2.2.4',
    title: 'Databases stand in several zones',
    evidence: allOf(
      published('RDSMultiAZSupport'),
      rules('RdsInstancesSpread'),
      tested('data/data-stack.test.ts', 'has a reader in another zone in production'),
    ),
  },
  { id: '2.3.1', title: 'File systems are encrypted', evidence: rules('EFSEncrypted') },
];

/** Section 3: logging. */
const logging: readonly Control[] = [
  {
    id: '3.1',
    title: 'A trail records every region',
    evidence: allOf(
      resources('AWS::CloudTrail::Trail'),
      rules('CloudTrailIsOn', 'CloudTrailInAllRegions', 'CloudTrailOfGlobalServices', 'CloudTrailRecordsManagement'),
      tested(
        'audit/audit-stack.test.ts',
        'records every region, validates its files, is encrypted and looks for unusual rates',
      ),
    ),
  },
  {
    id: '3.2',
    title: 'Files of the trail are validated',
    evidence: allOf(published('CloudTrailLogFileValidationEnabled'), rules('CloudTrailFilesAreSigned')),
  },
  {
    id: '3.3',
    title: 'AWS Config records every region',
    evidence: [],
    ...platformTeam('Turn on the recorder of AWS Config in every region, with its service-linked role.'),
  },
  {
    id: '3.4',
    title: 'Access to the bucket of the trail is logged',
    evidence: allOf(
      rules('S3BucketLoggingEnabled', 'S3AccessLogged', 'S3AccessLogsArrive'),
      tested(
        'audit/audit-stack.test.ts',
        'has its access logged to a bucket of its own, encrypted by S3 as the delivery demands',
      ),
    ),
  },
  {
    id: '3.5',
    title: 'The trail is encrypted with a key of the customer',
    evidence: allOf(published('CloudTrailEncryptionEnabled'), rules('CloudTrailOwnKey')),
  },
  {
    id: '3.6',
    title: 'Keys of the customer rotate',
    evidence: allOf(published('KMSBackingKeyRotationEnabled'), keyManagement),
  },
  {
    id: '3.7',
    title: 'Every VPC has flow logs',
    evidence: allOf(published('VPCFlowLogsEnabled'), rules('Ec2TrafficIsRecorded', 'Ec2AllTrafficIsRecorded')),
  },
  {
    id: '3.8',
    title: 'Writes of objects are recorded',
    evidence: allOf(
      rules('CloudTrailRecordsData'),
      tested(
        'audit/audit-stack.test.ts',
        'records management, data of our bucket and functions, and calls through our endpoints',
      ),
    ),
    ...platformTeam('Record writes to buckets that were made outside of this blueprint.'),
  },
  {
    id: '3.9',
    title: 'Reads of objects are recorded',
    evidence: allOf(
      rules('CloudTrailRecordsData'),
      tested(
        'audit/audit-stack.test.ts',
        'records management, data of our bucket and functions, and calls through our endpoints',
      ),
    ),
    ...platformTeam('Record reads of buckets that were made outside of this blueprint.'),
  },
];

/** Section 5: networking. */
const networking: readonly Control[] = [
  {
    id: '5.1.1',
    title: 'New volumes are encrypted',
    evidence: rules('EC2EBSVolumeEncrypted'),
    ...platformTeam('Turn on encryption by default for EBS in every region of the account.'),
  },
  { id: '5.1.2', title: 'File shares are closed to strangers', evidence: rules('EC2RestrictedInbound') },
  {
    id: '5.2',
    title: 'Network ACLs admit no administration from everywhere',
    evidence: allOf(
      rules('RdsAclAdmitsOnePort'),
      tested(
        'network/database-acl.test.ts',
        'admits the database port and its replies, within the VPC, and nothing else',
      ),
    ),
    ...platformTeam('Check the ACLs of VPCs that were made outside of this blueprint.'),
  },
  {
    id: '5.3',
    title: 'Security groups admit no administration from any IPv4 address',
    evidence: rules(
      'EC2RestrictedSSH',
      'EC2RestrictedCommonPorts',
      'EC2RestrictedInbound',
      'Ec2NoIngressFromEverybody',
    ),
  },
  {
    id: '5.4',
    title: 'Security groups admit no administration from any IPv6 address',
    evidence: allOf(
      rules('EC2RestrictedSSH', 'Ec2NoIngressFromEverybody'),
      tested('network/network.test.ts', 'no rule names an address, but the placeholder that no packet matches'),
    ),
  },
  {
    id: '5.5',
    title: 'Default security groups are empty',
    evidence: allOf(
      published('VPCDefaultSecurityGroupClosed'),
      rules('Ec2DefaultGroupClosed'),
      tested('network/vpc-setup.test.ts', 'empties the default security group on deploy'),
    ),
  },
  {
    id: '5.6',
    title: 'Routes of peerings are narrow',
    evidence: [],
    ...platformTeam('If you peer the VPC, route to the subnets that need it alone; this blueprint has no peering.'),
  },
  { id: '5.7', title: 'Instances use version 2 of the metadata service', evidence: rules('EC2IMDSv2Enabled') },
];

/** CIS Amazon Web Services Foundations Benchmark: all of its recommendations by number, in our own words. */
export const cisAws: Framework = {
  id: 'cis-aws-5.0.0',
  title: 'CIS AWS Foundations Benchmark',
  version: '5.0.0',
  url: 'https://www.cisecurity.org/benchmark/amazon_web_services',
  controls: [...identities, ...storage, ...logging, ...monitoring, ...networking],
};
