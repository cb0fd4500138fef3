import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, nist, type Rule } from '../rule';
import { isMachineClient } from './client-lookup';

const TYPES = ['AWS::Cognito::UserPoolClient'];
const GUIDE = 'cognito/latest/developerguide';
const REFRESH = awsDocs(`${GUIDE}/amazon-cognito-user-pools-using-the-refresh-token.html`);
const [HOUR, DAY] = [60, 24 * 60];
/** Most seconds for which Cognito accepts a refresh token again after its first use. */
const LONGEST_GRACE_PERIOD = 60;

interface TokenLifetime {
  readonly token: string;
  /** Most minutes that the rule accepts. */
  readonly longest: number;
  /** Minutes without a value. */
  readonly byDefault: number;
  /** Unit of the number without TokenValidityUnits. */
  readonly unit: string;
}

const LIFETIMES: readonly TokenLifetime[] = [
  { token: 'AccessToken', longest: HOUR, byDefault: HOUR, unit: 'hours' },
  { token: 'IdToken', longest: HOUR, byDefault: HOUR, unit: 'hours' },
  { token: 'RefreshToken', longest: DAY, byDefault: 30 * DAY, unit: 'days' },
];
const MINUTES_PER_UNIT: ReadonlyMap<string, number> = new Map([
  ['seconds', 1 / 60],
  ['minutes', 1],
  ['hours', HOUR],
  ['days', DAY],
]);

/** How long tokens of an app client are valid, and how they end. */
export const cognitoTokenRules: readonly Rule[] = [
  {
    id: 'CognitoTokenLifetime',
    level: 'hardening',
    group: 'shortSessions',
    types: TYPES,
    what: 'Cognito app client limits access and ID tokens to one hour and refresh tokens to one day',
    why: 'An API accepts a stolen token until it expires. A stolen refresh token is a session of 30 days by default.',
    fix: 'Set AccessTokenValidity, IdTokenValidity and RefreshTokenValidity with TokenValidityUnits; the default units are hours and days.',
    property: 'Properties.TokenValidityUnits',
    references: [nist('AC-12'), nist('IA-11'), REFRESH],
    check: (client) =>
      (isMachineClient(client) ? LIFETIMES.slice(0, 1) : LIFETIMES)
        .filter((lifetime) => readMinutes(client, lifetime) > lifetime.longest)
        .map(({ token }) => token),
  },
  {
    id: 'CognitoTokenRefreshRotation',
    level: 'hardening',
    group: 'shortSessions',
    types: TYPES,
    what: 'Cognito app client rotates refresh tokens',
    why: 'Without rotation, a copy of a refresh token gives new access tokens until it expires.',
    fix: `Set RefreshTokenRotation.Feature to ENABLED and RetryGracePeriodSeconds to ${LONGEST_GRACE_PERIOD} or less.`,
    property: 'Properties.RefreshTokenRotation',
    references: [nist('SC-23'), REFRESH],
    check: (client) => {
      if (isMachineClient(client)) return 'not applicable';
      const rotation = client.at('RefreshTokenRotation');
      const gracePeriod = rotation.at('RetryGracePeriodSeconds').number() ?? 0;
      return rotation.at('Feature').text() === 'ENABLED' && gracePeriod <= LONGEST_GRACE_PERIOD;
    },
  },
  {
    id: 'CognitoTokenRevocation',
    level: 'hardening',
    group: 'shortSessions',
    types: TYPES,
    what: 'Cognito app client allows tokens to be revoked',
    why: 'Without revocation, a stolen refresh token still works after its owner has signed out.',
    fix: 'Set EnableTokenRevocation to true, which is the default.',
    property: 'Properties.EnableTokenRevocation',
    references: [nist('SC-23'), awsDocs(`${GUIDE}/token-revocation.html`)],
    check: (client) => client.at('EnableTokenRevocation').flag() !== false,
  },
];

/** Minutes that a token is valid. Cognito treats 0 as no value. */
function readMinutes(client: TemplateResource, { token, unit, byDefault }: TokenLifetime): number {
  const number = client.at(`${token}Validity`).number() || undefined;
  const unitName = client.at(`TokenValidityUnits.${token}`).text() ?? unit;
  const minutesPerUnit = MINUTES_PER_UNIT.get(unitName) ?? Number.POSITIVE_INFINITY;
  return number === undefined ? byDefault : number * minutesPerUnit;
}
