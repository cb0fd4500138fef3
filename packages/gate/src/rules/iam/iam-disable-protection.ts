import { awsDocs, nist, type Rule } from '../rule';
import { checkForbidden } from './covering-statements';
import { DOCUMENTS, POLICY_TYPES } from './granted-statements';

/** Each of these actions hides activity, or makes data unreadable or impossible to restore. */
const DISABLING = [
  'backup:deletebackupvault',
  'backup:deletebackupvaultlockconfiguration',
  'backup:deleterecoverypoint',
  'cloudtrail:deletetrail',
  'cloudtrail:puteventselectors',
  'cloudtrail:stoplogging',
  'cloudtrail:updatetrail',
  'cloudwatch:deletealarms',
  'cloudwatch:disablealarmactions',
  'config:deleteconfigurationrecorder',
  'config:deletedeliverychannel',
  'config:stopconfigurationrecorder',
  'ec2:deleteflowlogs',
  'guardduty:deletedetector',
  'guardduty:updatedetector',
  'kms:disablekey',
  'kms:disablekeyrotation',
  'kms:schedulekeydeletion',
  'logs:deleteloggroup',
  'logs:deletelogstream',
  'logs:disassociatekmskey',
  's3:deleteobjectversion',
  's3:putlifecycleconfiguration',
  'securityhub:disablesecurityhub',
];

/** Rules for actions that switch off logging, detection, keys or backups. */
export const iamDisableProtectionRules: readonly Rule[] = [
  {
    id: 'IamDisableProtectionNotAllowed',
    level: 'hardening',
    group: 'logIntegrity',
    types: [...POLICY_TYPES, 'AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
    requiresAnyProperty: DOCUMENTS,
    what: 'IAM policy does not allow disabling logs, alarms or keys, or deleting backups',
    why: 'Intruders first stop the logging that would show them. By deleting keys and backups they prevent a recovery.',
    fix: 'Remove the action from Action. Change such settings only by deployment.',
    property: 'Properties.PolicyDocument',
    references: [nist('AU-9'), nist('CP-9'), awsDocs('awscloudtrail/latest/userguide/best-practices-security.html')],
    check: (holder) => checkForbidden(holder, DISABLING),
  },
];
