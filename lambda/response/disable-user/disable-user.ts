import {
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Playbook } from '../playbooks/playbook';
import { readName } from '../playbooks/playbook-input';
import { Refused } from '../refused';

export interface UserTarget {
  readonly username: string;
}

interface UserBefore {
  readonly enabled: boolean;
}

/**
 * Disables a user and ends their sessions. Refresh tokens no longer work. An access token that was issued before is
 * valid at the API until it expires, 15 minutes by default (`identity.accessTokenMinutes`).
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html
 */
export function createDisableUser(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
): Playbook<UserTarget, UserBefore> {
  const name = ({ username }: UserTarget) => ({ UserPoolId: userPoolId, Username: username });
  return {
    name: 'disable-user',
    parseTarget: (target, environment) => {
      const username = readName(target, 'username', /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u);
      const { userPoolId: named = userPoolId }: { userPoolId?: unknown } = Object(target);
      if (named !== userPoolId) throw new Refused(`${named} is not the user pool of ${environment.name}`);
      return { username };
    },
    describe: ({ username }) => `Disable the user ${username} and end their sessions`,
    // The attributes are personal data, and not needed.
    observe: async (target) => {
      const { Enabled } = await cognito.send(new AdminGetUserCommand(name(target)));
      return { enabled: Enabled === true };
    },
    contain: [
      {
        // First, so that nobody signs in between.
        name: 'disable',
        run: async (target) => {
          await cognito.send(new AdminDisableUserCommand(name(target)));
          return { enabled: false };
        },
      },
      {
        name: 'sign-out',
        run: async (target) => {
          await cognito.send(new AdminUserGlobalSignOutCommand(name(target)));
          return { signedOut: true };
        },
      },
    ],
    undo: [
      {
        name: 'enable',
        run: async (target, { enabled }) => {
          if (enabled) await cognito.send(new AdminEnableUserCommand(name(target)));
          return { enabled };
        },
      },
    ],
  };
}
