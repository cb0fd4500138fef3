import { cognitoTokenRules } from '../../../src/rules/cognito/cognito-token';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const MACHINE = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'] };
const minutes = (AccessTokenValidity: unknown, IdTokenValidity: unknown, RefreshTokenValidity: unknown) => ({
  AccessTokenValidity,
  IdTokenValidity,
  RefreshTokenValidity,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
});
const rotation = (Feature: unknown, RetryGracePeriodSeconds?: unknown) => ({
  RefreshTokenRotation: { Feature, RetryGracePeriodSeconds },
});

rulesDecide('Cognito token rules', cognitoTokenRules, {
  CognitoTokenLifetime: {
    holds: [
      minutes(15, 60, 480),
      minutes('60', 5, 1440),
      { RefreshTokenValidity: 1 },
      { AccessTokenValidity: 1, IdTokenValidity: 0, RefreshTokenValidity: 1 },
      {
        ...minutes(900, 15, 480),
        TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'minutes', RefreshToken: 'minutes' },
      },
      { ...MACHINE, ...minutes(15, 600, 60_000) },
      MACHINE,
    ],
    broken: [
      {},
      minutes(61, 15, 480),
      minutes(15, 61, 480),
      minutes(15, 15, 1441),
      minutes(15, 15, 0),
      { AccessTokenValidity: 15, IdTokenValidity: 1, RefreshTokenValidity: 1 },
      { ...minutes(1, 1, 1), TokenValidityUnits: { RefreshToken: 'weeks' } },
      { ...MACHINE, AccessTokenValidity: 2 },
    ],
    undecided: [minutes(UNKNOWN, 15, 480), { ...minutes(15, 15, 480), TokenValidityUnits: UNKNOWN }],
  },
  CognitoTokenRefreshRotation: {
    holds: [rotation('ENABLED'), rotation('ENABLED', 0), rotation('ENABLED', 60)],
    broken: [{}, rotation('DISABLED'), rotation(undefined, 10), rotation('ENABLED', 61)],
    undecided: [rotation(UNKNOWN)],
    notApplicable: [MACHINE],
  },
  CognitoTokenRevocation: {
    holds: [{}, { EnableTokenRevocation: true }, MACHINE],
    broken: [{ EnableTokenRevocation: false }, { ...MACHINE, EnableTokenRevocation: false }],
    undecided: [{ EnableTokenRevocation: UNKNOWN }],
  },
});
