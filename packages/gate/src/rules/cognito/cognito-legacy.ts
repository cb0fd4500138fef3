import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::Cognito::UserPoolClient'];
const CLIENTS = awsDocs('cognito/latest/developerguide/user-pool-settings-client-apps.html');

/** Rules for settings of app clients that no application should choose any more. */
export const cognitoLegacyRules: readonly Rule[] = createPropertyRules([
  {
    id: 'CognitoLegacyImplicitFlow',
    level: 'required',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'Cognito app client does not allow the implicit flow',
    why: 'The implicit flow puts tokens into addresses, which browser histories, logs and other pages keep.',
    fix: 'Replace implicit by code in AllowedOAuthFlows.',
    property: 'AllowedOAuthFlows.*',
    expects: { differsFrom: 'implicit' },
    references: [pciDss('6.2.4'), CLIENTS, nist('IA-2(8)')],
  },
  {
    id: 'CognitoLegacyErrors',
    level: 'required',
    group: 'takeoverProtection',
    types: TYPES,
    what: 'Cognito app client does not choose errors that reveal whether a user exists',
    why: 'Attackers try lists of addresses to learn which accounts they can attack.',
    fix: 'Set PreventUserExistenceErrors to ENABLED.',
    property: 'PreventUserExistenceErrors',
    expects: { differsFrom: 'LEGACY' },
    references: [
      pciDss('6.2.4'),
      awsDocs('cognito/latest/developerguide/cognito-user-pool-managing-errors.html'),
      nist('SI-11'),
    ],
  },
  {
    id: 'CognitoLegacyTokensNotRevocable',
    level: 'required',
    group: 'shortSessions',
    types: TYPES,
    what: 'Cognito app client does not switch off the revocation of tokens',
    why: 'A stolen refresh token then works for its whole lifetime, also after the user signs out.',
    fix: 'Set EnableTokenRevocation to true, or remove it.',
    property: 'EnableTokenRevocation',
    expects: { differsFrom: false },
    references: [pciDss('6.2.4'), awsDocs('cognito/latest/developerguide/token-revocation.html'), nist('AC-12')],
  },
]);
