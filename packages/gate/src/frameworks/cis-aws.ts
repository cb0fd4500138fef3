import { identities } from './cis-aws-accounts';
import { monitoring } from './cis-aws-monitoring';
import { assignDataProtectionOfficer, assignPlatformTeam, assignSecurityOfficer } from './duties';
import { keyManagement } from './evidence-groups';
import {
  type Control,
  citePublishedRules,
  citeResources,
  citeRules,
  combineEvidence,
  type Framework,
} from './framework';

/** Section 2: storage and databases. */
const storage: readonly Control[] = [
  {
    id: '2.1.1',
    title: 'S3 buckets deny requests over HTTP',
    evidence: combineEvidence(
      citePublishedRules('S3BucketSSLRequestsOnly'),
      citeRules('S3BucketPolicyDeniesInsecureTransport'),
    ),
  },
  {
    id: '2.1.2',
    title: 'S3 buckets require MFA to delete object versions',
    evidence: citeRules('S3ObjectLockEnabled'),
    ...assignSecurityOfficer(
      'Accept Object Lock in place of MFA delete, which CloudFormation cannot set, or enable MFA delete manually.',
    ),
  },
  {
    id: '2.1.3',
    title: 'Data in S3 is discovered and classified',
    evidence: [],
    ...assignDataProtectionOfficer('Enable Macie for buckets with personal data, and classify what it finds.'),
  },
  {
    id: '2.1.4',
    title: 'S3 buckets block public access',
    evidence: combineEvidence(
      citePublishedRules('S3BucketLevelPublicAccessProhibited'),
      citeRules('S3BucketPublicAccessBlocked'),
    ),
    ...assignPlatformTeam('Enable Block Public Access for the whole account.'),
  },
  {
    id: '2.2.1',
    title: 'RDS databases are encrypted at rest',
    evidence: combineEvidence(citePublishedRules('RDSStorageEncrypted'), citeRules('RdsStorageEncrypted')),
  },
  {
    id: '2.2.2',
    title: 'RDS databases install minor versions automatically',
    evidence: combineEvidence(
      citePublishedRules('RDSAutomaticMinorVersionUpgradeEnabled'),
      citeRules('RdsAutoMinorVersionUpgrade'),
    ),
  },
  {
    id: '2.2.3',
    title: 'RDS databases are not publicly accessible',
    evidence: combineEvidence(
      citePublishedRules('RDSInstancePublicAccess'),
      citeRules('RdsInstanceNotPubliclyAccessible', 'RdsNetworkNoInternetGateway'),
    ),
  },
  {
    id: '2.2.4',
    title: 'RDS databases use several Availability Zones',
    evidence: combineEvidence(citePublishedRules('RDSMultiAZSupport'), citeRules('RdsClusterMultiAz')),
  },
  { id: '2.3.1', title: 'EFS file systems are encrypted', evidence: citeRules('EFSEncrypted') },
];

/** Section 3: logging. */
const logging: readonly Control[] = [
  {
    id: '3.1',
    title: 'CloudTrail records all regions',
    evidence: combineEvidence(
      citeResources('AWS::CloudTrail::Trail'),
      citeRules(
        'CloudTrailLoggingEnabled',
        'CloudTrailMultiRegionEnabled',
        'CloudTrailGlobalServiceEventsEnabled',
        'CloudTrailEventManagementRecorded',
      ),
    ),
  },
  {
    id: '3.2',
    title: 'CloudTrail log file validation is enabled',
    evidence: combineEvidence(
      citePublishedRules('CloudTrailLogFileValidationEnabled'),
      citeRules('CloudTrailLogFilesValidated'),
    ),
  },
  {
    id: '3.3',
    title: 'AWS Config records all regions',
    evidence: [],
    ...assignPlatformTeam('Enable the recorder of AWS Config in every region, with its service-linked role.'),
  },
  {
    id: '3.4',
    title: 'Access to the CloudTrail bucket is logged',
    evidence: citeRules('S3BucketLoggingEnabled', 'S3AccessLogEnabled', 'S3AccessLogDeliveryAllowed'),
  },
  {
    id: '3.5',
    title: 'CloudTrail logs are encrypted with a customer managed key',
    evidence: combineEvidence(
      citePublishedRules('CloudTrailEncryptionEnabled'),
      citeRules('CloudTrailEncryptedWithKmsKey'),
    ),
  },
  {
    id: '3.6',
    title: 'Customer managed keys rotate',
    evidence: combineEvidence(citePublishedRules('KMSBackingKeyRotationEnabled'), keyManagement),
  },
  {
    id: '3.7',
    title: 'All VPCs have flow logs',
    evidence: combineEvidence(
      citePublishedRules('VPCFlowLogsEnabled'),
      citeRules('Ec2VpcFlowLogsEnabled', 'Ec2FlowLogAllTraffic'),
    ),
  },
  {
    id: '3.8',
    title: 'Write events of S3 objects are recorded',
    evidence: citeRules('CloudTrailEventS3ObjectsRecorded'),
    ...assignPlatformTeam('Record write events of the buckets that this app does not create.'),
  },
  {
    id: '3.9',
    title: 'Read events of S3 objects are recorded',
    evidence: citeRules('CloudTrailEventS3ObjectsRecorded'),
    ...assignPlatformTeam('Record read events of the buckets that this app does not create.'),
  },
];

/** Section 5: networking. */
const networking: readonly Control[] = [
  {
    id: '5.1.1',
    title: 'EBS volumes are encrypted by default',
    evidence: citeRules('EC2EBSVolumeEncrypted'),
    ...assignPlatformTeam('Enable EBS encryption by default in every region of the account.'),
  },
  { id: '5.1.2', title: 'CIFS access is limited to trusted networks', evidence: citeRules('EC2RestrictedInbound') },
  {
    id: '5.2',
    title: 'Network ACLs do not allow administration ports from the internet',
    evidence: citeRules('RdsNetworkAclOnePort'),
    ...assignPlatformTeam('Check the network ACLs of the VPCs that this app does not create.'),
  },
  {
    id: '5.3',
    title: 'Security groups do not allow administration ports from any IPv4 address',
    evidence: citeRules(
      'EC2RestrictedSSH',
      'EC2RestrictedCommonPorts',
      'EC2RestrictedInbound',
      'Ec2SecurityGroupIngressAuthorizedPorts',
    ),
  },
  {
    id: '5.4',
    title: 'Security groups do not allow administration ports from any IPv6 address',
    evidence: citeRules('EC2RestrictedSSH', 'Ec2SecurityGroupIngressAuthorizedPorts'),
  },
  {
    id: '5.5',
    title: 'Default security groups allow no traffic',
    evidence: combineEvidence(
      citePublishedRules('VPCDefaultSecurityGroupClosed'),
      citeRules('Ec2VpcDefaultSecurityGroupClosed'),
    ),
  },
  {
    id: '5.6',
    title: 'Routes of VPC peerings give least access',
    evidence: [],
    ...assignPlatformTeam('Limit the routes of each VPC peering to the subnets that need it.'),
  },
  {
    id: '5.7',
    title: 'EC2 instances require version 2 of the metadata service',
    evidence: citeRules('EC2IMDSv2Enabled'),
  },
];

/** CIS Amazon Web Services Foundations Benchmark: all recommendations by number, with our wording. */
export const cisAws: Framework = {
  id: 'cis-aws-5.0.0',
  title: 'CIS AWS Foundations Benchmark',
  version: '5.0.0',
  url: 'https://www.cisecurity.org/benchmark/amazon_web_services',
  controls: [...identities, ...storage, ...logging, ...monitoring, ...networking],
};
