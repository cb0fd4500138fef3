import { awsDocs, nist, pciDss, prowler, type Rule } from '../rule';
import { checkForbidden } from './covering-statements';
import { DOCUMENTS, GRANTING_TYPES } from './granted-statements';

/** Each of these actions ends a record of what happens in the account, or the search in it. */
const STOPPING = [
  'access-analyzer:deleteanalyzer',
  'cloudtrail:deletetrail',
  'cloudtrail:stoplogging',
  'config:deleteconfigurationrecorder',
  'config:stopconfigurationrecorder',
  'ec2:deleteflowlogs',
  'guardduty:deletedetector',
  'macie2:disablemacie',
  'securityhub:disablesecurityhub',
];
/** Each of these actions hides activity, or makes data unreadable or impossible to restore. */
const DISABLING = [
  'backup:deletebackupvault',
  'backup:deletebackupvaultlockconfiguration',
  'backup:deleterecoverypoint',
  'cloudtrail:puteventselectors',
  'cloudtrail:updatetrail',
  'cloudwatch:deletealarms',
  'cloudwatch:disablealarmactions',
  'config:deletedeliverychannel',
  'guardduty:updatedetector',
  'kms:disablekey',
  'kms:disablekeyrotation',
  'kms:schedulekeydeletion',
  'logs:deleteloggroup',
  'logs:deletelogstream',
  'logs:disassociatekmskey',
  's3:deleteobjectversion',
  's3:putlifecycleconfiguration',
];

/** Rules for actions that switch off logging, detection, keys or backups. */
export const iamDisableProtectionRules: readonly Rule[] = [
  {
    id: 'IamDisableProtectionDetectionKept',
    level: 'required',
    group: 'logIntegrity',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy does not allow stopping audit logs or threat detection',
    why: 'Intruders first stop the logging and the detection that would show them.',
    fix: 'Remove the action from Action. Change such settings only by deployment.',
    property: 'Properties.PolicyDocument',
    references: [
      pciDss('10.3.2'),
      prowler('iam_policy_no_full_access_to_cloudtrail'),
      awsDocs('awscloudtrail/latest/userguide/best-practices-security.html'),
      nist('AU-9'),
    ],
    check: (holder) => checkForbidden(holder, STOPPING),
  },
  {
    id: 'IamDisableProtectionNotAllowed',
    level: 'hardening',
    group: 'logIntegrity',
    types: GRANTING_TYPES,
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy does not allow disabling logs, alarms or keys, or deleting backups',
    why: 'Intruders change what is logged and hide in it. By deleting keys and backups they prevent a recovery.',
    fix: 'Remove the action from Action. Change such settings only by deployment.',
    property: 'Properties.PolicyDocument',
    references: [nist('AU-9'), nist('CP-9'), awsDocs('awscloudtrail/latest/userguide/best-practices-security.html')],
    check: (holder) => checkForbidden(holder, DISABLING),
  },
];
