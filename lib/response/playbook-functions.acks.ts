import { acknowledge } from '@bulwark/gate';
import { Stack } from 'aws-cdk-lib';
import { PlaybookFunctions } from './playbook-functions';

const OWNER = { owner: 'platform-security', until: '2027-10-31' } as const;

const RESTORE_TRAIL = [
  {
    rule: 'Bulwark-IamDisableProtectionNotAllowed',
    at: 'RestoreTrail/Role/Policy/Resource',
    details: ['cloudtrail:puteventselectors', 'cloudtrail:updatetrail'],
    reason:
      'With the same calls the playbook restores a trail that a user changed. It has no right to stop or delete it, and every call is an alarm.',
    ...OWNER,
  },
  {
    rule: 'Bulwark-IamRoleReadersCannotGrantAccess',
    at: 'RestoreTrail/Role/Resource/Resource',
    details: ['iam:passrole'],
    reason:
      'It passes one role, and only to CloudTrail, which writes the log of the trail with it. It reads only the record of incidents.',
    ...OWNER,
  },
] as const;

export const playbookFunctionsAcks = acknowledge(PlaybookFunctions, (functions) => {
  const { prefix } = functions;
  const { region, account } = Stack.of(functions);
  const at = (name: string) => `${name}/Role/Policy/Resource`;
  return [
    {
      rule: 'AwsSolutions-IAM5',
      at: at('ContainFunction'),
      details: [
        `Resource::arn:aws:lambda:${region}:${account}:function:${prefix}-*`,
        `Resource::arn:aws:iam::${account}:role/${prefix}-*`,
      ],
      reason:
        'CloudFormation generates the names of functions and roles, and begins them with the name of the environment. The functions and roles of the response are denied.',
      ...OWNER,
    },
    {
      rule: 'AwsSolutions-IAM5',
      at: at('QuarantineCredential'),
      details: [
        `Resource::arn:aws:iam::${account}:role/${prefix}-*`,
        `Resource::arn:aws:iam::${account}:user/${prefix}-*`,
        `Resource::arn:aws:iam::${account}:user/*`,
      ],
      reason:
        'Roles and users of the environment have its name at the beginning or as a tag, which a condition requires. The role can only deactivate keys and deny every call. The roles of the response are denied.',
      ...OWNER,
    },
    {
      rule: 'Bulwark-IamResourceNotWildcard',
      at: at('QuarantineCredential'),
      details: [
        'attachuserpolicy',
        'detachuserpolicy',
        'listaccesskeys',
        'listattacheduserpolicies',
        'listusertags',
        'updateaccesskey',
      ].map((action) => `iam:${action} on arn:aws:iam::${account}:user/*`),
      reason:
        'The users that work for the environment are not in its template. Changes require its name as the tag `environment` of the user, which the role cannot set.',
      ...OWNER,
    },
    ...(functions.restoresTrail ? RESTORE_TRAIL : []),
    {
      rule: 'AwsSolutions-IAM5',
      at: at('PreserveDatabase'),
      details: [
        `Resource::arn:aws:rds:${region}:${account}:cluster:${prefix}-records-*`,
        `Resource::arn:aws:rds:${region}:${account}:cluster-snapshot:${prefix}-incident-*`,
        `Resource::arn:aws:rds:${region}:${account}:db:${prefix}-*`,
      ],
      reason:
        'A generation of the cluster has a number in its name, and its instances have generated names. All begin with the name of the environment.',
      ...OWNER,
    },
  ];
});
