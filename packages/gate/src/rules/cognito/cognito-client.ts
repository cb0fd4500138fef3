import { isDisposable } from '../disposable-environment';
import { awsDocs, nist, pciDss, type Rule } from '../rule';
import { isMachineClient, readKnownText, readOAuthFlows, readScopeName } from './client-lookup';
import { readTexts } from './user-pool-lookup';

const TYPES = ['AWS::Cognito::UserPoolClient'];
const GUIDE = 'cognito/latest/developerguide';
const CLIENTS = awsDocs(`${GUIDE}/user-pool-settings-client-apps.html`);
/** With this scope an access token may change the profile and the second factors of its user. */
const SELF_SERVICE = 'aws.cognito.signin.user.admin';
/** `https://`, or the reverse-domain scheme of a mobile app (RFC 8252). */
const SAFE_REDIRECT = /^(https:\/\/|[a-z][a-z\d+-]*(\.[a-z\d+-]+)+:)/i;

/** How applications and programs get tokens, and the rights in those tokens. */
export const cognitoClientRules: readonly Rule[] = [
  {
    id: 'CognitoClientOAuthFlow',
    level: 'hardening',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'Cognito app client uses either the authorization code flow or client credentials with a secret',
    why: 'The implicit flow puts tokens into addresses, which browser histories and logs keep. A client id is not a secret.',
    fix: 'Set AllowedOAuthFlowsUserPoolClient to true and AllowedOAuthFlows to code, or to client_credentials with GenerateSecret.',
    property: 'Properties.AllowedOAuthFlows',
    references: [nist('IA-2(8)'), CLIENTS],
    check: (client) => {
      const [flow, ...more] = readOAuthFlows(client);
      const isOAuthEnabled = client.at('AllowedOAuthFlowsUserPoolClient').flag() === true;
      if (flow === undefined && !isOAuthEnabled) return 'not applicable';
      const hasSecret = isMachineClient(client) && client.at('GenerateSecret').flag() === true;
      return isOAuthEnabled && more.length === 0 && (flow === 'code' || hasSecret);
    },
  },
  {
    id: 'CognitoClientAuthFlows',
    level: 'hardening',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'Cognito app client allows no sign-in that sends the password itself',
    why: 'An application that handles passwords can leak them. A program with a secret needs no sign-in of a user.',
    fix: 'Set ExplicitAuthFlows to ALLOW_USER_AUTH or ALLOW_USER_SRP_AUTH, with client_credentials to ALLOW_REFRESH_TOKEN_AUTH.',
    property: 'Properties.ExplicitAuthFlows',
    references: [nist('CM-7'), awsDocs(`${GUIDE}/amazon-cognito-user-pools-authentication-flow-methods.html`)],
    check: (client) => {
      const flows = readTexts(client.at('ExplicitAuthFlows'));
      if (!isMachineClient(client)) return flows.filter((flow) => /PASSWORD_AUTH$|NO_SRP_AUTH$/.test(flow));
      // Without a list Cognito allows users to sign in with SRP.
      return flows.length > 0 && flows.filter((flow) => flow !== 'ALLOW_REFRESH_TOKEN_AUTH');
    },
  },
  {
    id: 'CognitoClientUserExistenceErrors',
    level: 'hardening',
    group: 'takeoverProtection',
    types: TYPES,
    what: 'Cognito app client does not reveal whether a user exists',
    why: 'Attackers try lists of addresses to learn which accounts they can attack.',
    fix: 'Set PreventUserExistenceErrors to ENABLED.',
    property: 'Properties.PreventUserExistenceErrors',
    references: [nist('SI-11'), awsDocs(`${GUIDE}/cognito-user-pool-managing-errors.html`)],
    check: (client) => client.at('PreventUserExistenceErrors').text() === 'ENABLED',
  },
  {
    id: 'CognitoClientRedirectUrlsEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'Cognito app client redirects only to HTTPS URLs or to the reverse-domain scheme of an app',
    why: 'An attacker who listens on the network, or registers a common scheme on a phone, gets the sign-in code.',
    fix: 'Use https:// in CallbackURLs, LogoutURLs and DefaultRedirectURI; keep http://localhost to disposable environments.',
    property: 'Properties.CallbackURLs',
    references: [pciDss('4.2.1'), nist('SC-8'), CLIENTS],
    check: (client, templates) =>
      ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI']
        .flatMap((list) => client.at(list).items())
        .map((url) => readKnownText(url, /^[a-z]/i))
        .filter((url) => !SAFE_REDIRECT.test(url))
        .filter((url) => !(/^http:\/\/localhost[:/]/.test(url) && isDisposable(client, templates))),
  },
  {
    id: 'CognitoClientCustomAttributesNotWritable',
    level: 'hardening',
    group: 'checkedInput',
    types: TYPES,
    what: 'Cognito app client does not let users write custom attributes',
    why: 'APIs often authorize by custom attributes: a user who writes the attribute joins another tenant.',
    fix: 'Remove custom attributes from WriteAttributes.',
    property: 'Properties.WriteAttributes',
    references: [nist('AC-6'), nist('AC-3'), awsDocs(`${GUIDE}/user-pool-settings-attributes.html`)],
    // Without a list, users may write the standard attributes only.
    check: (client) => {
      if (isMachineClient(client)) return 'not applicable';
      return readTexts(client.at('WriteAttributes')).filter((name) => name.startsWith('custom:'));
    },
  },
  {
    id: 'CognitoClientScopes',
    level: 'hardening',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'Cognito app client lists its OAuth scopes, without the one that lets tokens change their user',
    why: `With ${SELF_SERVICE}, a stolen access token changes the address and the second factors of its user.`,
    fix: `List the needed scopes in AllowedOAuthScopes, without ${SELF_SERVICE}.`,
    property: 'Properties.AllowedOAuthScopes',
    references: [nist('AC-6'), awsDocs(`${GUIDE}/cognito-user-pools-define-resource-servers.html`)],
    check: (client) => {
      if (readOAuthFlows(client).length === 0) return 'not applicable';
      const scopes = client.at('AllowedOAuthScopes').items().map(readScopeName);
      return scopes.length > 0 && scopes.filter((scope) => scope === SELF_SERVICE);
    },
  },
];
