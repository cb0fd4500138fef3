import { AdminCreateUserCommand, AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  ListAccessKeysCommand,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { GetFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import type { PlaybookName } from '../../lambda/response/playbooks/playbook-name';
import type { Account } from './account';
import { readBlockedAddresses } from './blocked-addresses';
import { type AwsEvent, buildGuardDutyEvent, buildSecurityHubEvent } from './findings';

/** A finding, and how to see that its subject is contained. */
export interface Scenario {
  readonly playbook: PlaybookName;
  readonly type: string;
  /** The finding with an id. */
  readonly buildEvent: (id: string) => AwsEvent;
  /** The target, for the undo. */
  readonly target: object;
  isContained(): Promise<boolean>;
}

/** A scenario before it is prepared in an account. */
export interface ScenarioPlan {
  /** Name on the command line. */
  readonly name: string;
  /** The attack, and what is expected to happen, in one sentence. */
  readonly story: string;
  readonly prepare: (account: Account) => Promise<Scenario>;
}

export const SCENARIOS: readonly ScenarioPlan[] = [
  {
    name: 'scanning-address',
    story: 'An address scans the environment, and is blocked at the API.',
    prepare: prepareAddress,
  },
  {
    name: 'backdoored-function',
    story: 'A function calls the server of an attacker, and is stopped after an approval.',
    prepare: prepareFunction,
  },
  {
    name: 'stolen-access-key',
    story: 'An attacker uses a stolen access key, and the key is deactivated after an approval.',
    prepare: prepareKey,
  },
  {
    name: 'stolen-role-session',
    story: 'An attacker uses the session of a role, and the role is denied every call after an approval.',
    prepare: prepareRole,
  },
  {
    name: 'taken-over-user',
    story: 'An attacker took over a user of the user pool, who is disabled after an approval.',
    prepare: prepareUser,
  },
];

const ADDRESS = '8.8.4.4';

async function prepareAddress(account: Account): Promise<Scenario> {
  const type = 'Recon:EC2/PortProbeUnprotectedPort';
  const finding = {
    type,
    resource: { resourceType: 'Instance' },
    action: { portProbeAction: { portProbeDetails: [{ remoteIpDetails: { ipAddressV4: ADDRESS } }] } },
  };
  return {
    playbook: 'block-address',
    type,
    buildEvent: (id) => buildGuardDutyEvent(account.props, id, finding),
    target: { address: ADDRESS },
    isContained: async () => (await readBlockedAddresses(account)).addresses.includes(`${ADDRESS}/32`),
  };
}

/** The function that sets up the VPC: no other step of the rehearsal needs it afterwards. */
async function prepareFunction(account: Account): Promise<Scenario> {
  const functionName = await account.findResource('AWS::Lambda::Function', 'NetworkSetupFunction');
  const type = 'Backdoor:Lambda/C&CActivity.B';
  const finding = { type, resource: { resourceType: 'Lambda', lambdaDetails: { functionName } } };
  return {
    playbook: 'contain-function',
    type,
    buildEvent: (id) => buildGuardDutyEvent(account.props, id, finding),
    target: { functionName },
    isContained: async () => {
      const command = new GetFunctionConcurrencyCommand({ FunctionName: functionName });
      return (await account.lambda.send(command)).ReservedConcurrentExecutions === 0;
    },
  };
}

async function prepareKey({ iam, props }: Account): Promise<Scenario> {
  const userName = `rehearsed-${Date.now()}`;
  await iam.send(
    new CreateUserCommand({ UserName: userName, Tags: [{ Key: 'environment', Value: props.environment }] }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: userName }));
  const accessKeyId = AccessKey?.AccessKeyId ?? '';
  const type = 'CredentialAccess:IAMUser/AnomalousBehavior';
  const accessKeyDetails = { accessKeyId, userName, userType: 'IAMUser' };
  return {
    playbook: 'quarantine-credential',
    type,
    buildEvent: (id) =>
      buildGuardDutyEvent(props, id, { type, resource: { resourceType: 'AccessKey', accessKeyDetails } }),
    target: { userName, accessKeyId },
    isContained: async () => {
      const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName: userName }));
      return AccessKeyMetadata.every(({ Status }) => Status === 'Inactive');
    },
  };
}

async function prepareRole(account: Account): Promise<Scenario> {
  const { iam, props } = account;
  const roleName = await account.findResource('AWS::IAM::Role', 'NetworkSetupFunctionRole');
  const type = 'Exfiltration:IAMUser/AnomalousBehavior';
  const accessKeyDetails = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', userName: roleName, userType: 'AssumedRole' };
  return {
    playbook: 'quarantine-credential',
    type,
    buildEvent: (id) =>
      buildGuardDutyEvent(props, id, { type, resource: { resourceType: 'AccessKey', accessKeyDetails } }),
    target: { roleName },
    isContained: async () => {
      const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: roleName }));
      return AttachedPolicies.some(({ PolicyName }) => PolicyName === 'AWSDenyAll');
    },
  };
}

/** GuardDuty does not know the users of a pool; a product of the adopter reports them to Security Hub. */
async function prepareUser(account: Account): Promise<Scenario> {
  const { cognito, props } = account;
  const UserPoolId = await account.findResource('AWS::Cognito::UserPool', 'UserPool');
  const Username = `rehearsed-${Date.now()}@example.com`;
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username,
      MessageAction: 'SUPPRESS',
      TemporaryPassword: 'Not-a-secret-0123',
      UserAttributes: [
        { Name: 'email', Value: Username },
        { Name: 'custom:tenant', Value: 'rehearsal' },
      ],
    }),
  );
  const type = 'Unusual Behaviors/User';
  const Id = `arn:aws:cognito-idp:${props.region}:${props.account}:userpool/${UserPoolId}/user/${Username}`;
  return {
    playbook: 'disable-user',
    type,
    buildEvent: (id) => buildSecurityHubEvent(props, id, { type, resource: { Type: 'Other', Id } }),
    target: { username: Username },
    isContained: async () => (await cognito.send(new AdminGetUserCommand({ UserPoolId, Username }))).Enabled === false,
  };
}
