import { iamDisableProtectionRules } from '../../../src/rules/iam/iam-disable-protection';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/abc';

function allow(Action: unknown, Resource: unknown): Case {
  return { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource }] } };
}

const NOTHING_SENSITIVE = allow('sqs:SendMessage', '*');
const EVERYTHING_BUT = { PolicyDocument: { Statement: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }] } };

rulesDecide('IAM disable protection rules', iamDisableProtectionRules, {
  IamDisableProtectionDetectionKept: {
    holds: [NOTHING_SENSITIVE, allow('cloudtrail:DescribeTrails', '*'), allow('guardduty:ListDetectors', '*')],
    broken: [
      allow('cloudtrail:StopLogging', 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/audit'),
      allow('guardduty:*', '*'),
      allow(['config:StopConfigurationRecorder', 'config:Get*'], '*'),
      EVERYTHING_BUT,
    ],
    undecided: [allow([UNKNOWN], '*')],
    notApplicable: [{}],
  },
  IamDisableProtectionNotAllowed: {
    holds: [NOTHING_SENSITIVE, allow('logs:DeleteRetentionPolicy', '*')],
    broken: [
      allow('cloudtrail:UpdateTrail', '*'),
      allow('logs:Delete*', '*'),
      allow(['kms:ScheduleKeyDeletion', 'kms:Decrypt'], KEY),
      EVERYTHING_BUT,
    ],
    undecided: [allow([UNKNOWN], '*')],
    notApplicable: [{}],
  },
});
