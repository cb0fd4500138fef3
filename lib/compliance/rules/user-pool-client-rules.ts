import type { Deployment, Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { isDisposable } from './disposable-environment';
import { awsDocs, nist, type Rule } from './rule';

const TYPES = ['AWS::Cognito::UserPoolClient'];
const GUIDE = 'cognito/latest/developerguide';
const CLIENTS = awsDocs(`${GUIDE}/user-pool-settings-client-apps.html`);
const REFRESH = awsDocs(`${GUIDE}/amazon-cognito-user-pools-using-the-refresh-token.html`);
const SCOPES = awsDocs(`${GUIDE}/cognito-user-pools-define-resource-servers.html`);
const ATTRIBUTES = awsDocs(`${GUIDE}/user-pool-settings-attributes.html`);
const [HOUR, DAY] = [60, 24 * 60];
/** Seconds that Cognito takes a refresh token again at most, after it was used. */
const GRACE = 60;
/** The scope that lets a token change the profile and the factors of its user. */
const SELF_SERVICE = 'aws.cognito.signin.user.admin';
/** How long tokens may be valid, and what Cognito takes where nothing is said; in minutes. */
const LIFETIMES = [
  { token: 'AccessToken', most: HOUR, preset: HOUR, unit: 'hours' },
  { token: 'IdToken', most: HOUR, preset: HOUR, unit: 'hours' },
  { token: 'RefreshToken', most: DAY, preset: 30 * DAY, unit: 'days' },
];
const MINUTES: ReadonlyMap<string, number> = new Map([
  ['seconds', 1 / 60],
  ['minutes', 1],
  ['hours', HOUR],
  ['days', DAY],
]);

/** Rules for applications and programs that get tokens of a user pool: how, for how long, and for what. */
export const userPoolClientRules: readonly Rule[] = [
  {
    id: 'CognitoClientCodeFlow',
    types: TYPES,
    what: 'Tokens are handed out for a code, or to a program for its secret; a client does one of the two.',
    why: 'The implicit flow puts tokens into addresses, which histories and logs keep. A client id alone is no secret.',
    fix: 'Set AllowedOAuthFlowsUserPoolClient to true and AllowedOAuthFlows to code, or to client_credentials with GenerateSecret.',
    property: 'Properties.AllowedOAuthFlows',
    references: [nist('IA-2(8)'), CLIENTS],
    check: (client) => {
      const [flow, ...more] = flowsOf(client);
      const isOn = client.at('AllowedOAuthFlowsUserPoolClient').flag() === true;
      if (flow === undefined && !isOn) return 'not applicable';
      const hasSecret = isMachine(client) && client.at('GenerateSecret').flag() === true;
      return isOn && more.length === 0 && (flow === 'code' || hasSecret);
    },
  },
  {
    id: 'CognitoSignInFlows',
    types: TYPES,
    what: 'The client names its ways to sign in. None sends the password itself, and a program has none.',
    why: 'An application that sees passwords can leak them. What Cognito allows by default is sign-in past the page.',
    fix: 'Set ExplicitAuthFlows to ALLOW_USER_AUTH or ALLOW_USER_SRP_AUTH; with client_credentials to ALLOW_REFRESH_TOKEN_AUTH.',
    property: 'Properties.ExplicitAuthFlows',
    references: [nist('CM-7'), awsDocs(`${GUIDE}/amazon-cognito-user-pools-authentication-flow-methods.html`)],
    check: (client) => {
      const refused = isMachine(client) ? /^(?!ALLOW_REFRESH_TOKEN_AUTH$)/ : /PASSWORD_AUTH$|NO_SRP_AUTH$/;
      const flows = texts(client.at('ExplicitAuthFlows'));
      return flows.length > 0 && flows.filter((flow) => refused.test(flow));
    },
  },
  {
    id: 'CognitoTokenLifetimes',
    types: TYPES,
    what: 'Access and ID tokens end within an hour, and people sign in again after a day at most.',
    why: 'An API believes a stolen token until it ends. A stolen refresh token is a session: of a month by default.',
    fix: 'Set the validity of each token, and TokenValidityUnits: without units the numbers are hours, and days for RefreshTokenValidity.',
    property: 'Properties.TokenValidityUnits',
    references: [nist('AC-12'), nist('IA-11'), REFRESH],
    check: (client) =>
      (isMachine(client) ? LIFETIMES.slice(0, 1) : LIFETIMES)
        .filter(({ token, most, preset, unit }) => minutesOf(client, token, unit, preset) > most)
        .map(({ token }) => token),
  },
  {
    id: 'CognitoRefreshTokens',
    types: TYPES,
    what: 'A refresh token works once, and can be revoked.',
    why: 'A copy of it would be as good as the original, also after its owner ended the session.',
    fix: `Set RefreshTokenRotation.Feature to ENABLED, RetryGracePeriodSeconds up to ${GRACE}, and EnableTokenRevocation to true.`,
    property: 'Properties.RefreshTokenRotation',
    references: [nist('SC-23'), REFRESH, awsDocs(`${GUIDE}/token-revocation.html`)],
    check: (client) => {
      if (client.at('EnableTokenRevocation').flag() === false) return false;
      if (isMachine(client)) return 'not applicable';
      const rotation = client.at('RefreshTokenRotation');
      const grace = rotation.at('RetryGracePeriodSeconds').number() ?? 0;
      return rotation.at('Feature').text() === 'ENABLED' && grace <= GRACE;
    },
  },
  {
    id: 'CognitoHidesUsers',
    types: TYPES,
    what: 'Answers do not tell whether a user exists.',
    why: 'Lists of addresses are tried out to learn whom to attack.',
    fix: 'Set PreventUserExistenceErrors to ENABLED.',
    property: 'Properties.PreventUserExistenceErrors',
    references: [nist('SI-11'), awsDocs(`${GUIDE}/cognito-user-pool-managing-errors.html`)],
    check: (client) => client.at('PreventUserExistenceErrors').text() === 'ENABLED',
  },
  {
    id: 'CognitoRedirectsListed',
    types: TYPES,
    what: 'The client says where people come back to after sign-in, and after sign-out.',
    why: 'Without a place to come back to, applications leave the session of the page open for the next visitor.',
    fix: 'Set CallbackURLs and LogoutURLs where AllowedOAuthFlows is code.',
    property: 'Properties.LogoutURLs',
    references: [nist('AC-12'), awsDocs(`${GUIDE}/logout-endpoint.html`)],
    check: (client) => {
      if (!flowsOf(client).includes('code')) return 'not applicable';
      return ['CallbackURLs', 'LogoutURLs'].every((list) => client.at(list).items().length > 0);
    },
  },
  {
    id: 'CognitoRedirectsEncrypted',
    types: TYPES,
    what: 'People are sent back by TLS, or to an app by a scheme in the name of its domain.',
    why: 'Whoever listens, or claims a common scheme on a telephone, gets the code of a sign-in.',
    fix: 'Begin CallbackURLs, LogoutURLs and DefaultRedirectURI with https://. http://localhost is for environments to throw away.',
    property: 'Properties.CallbackURLs',
    references: [nist('SC-8'), CLIENTS],
    check: (client, deployment) =>
      ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI']
        .flatMap((list) => client.at(list).items())
        .map((url) => shown(url, /^[a-z]/i))
        .filter((url) => !/^(https:\/\/|[a-z][a-z\d+-]*(\.[a-z\d+-]+)+:)/i.test(url))
        .filter((url) => !(/^http:\/\/localhost[:/]/.test(url) && isDisposable(client, deployment))),
  },
  {
    id: 'CognitoAttributesNamed',
    types: TYPES,
    what: 'The client of people names what it reads and what it changes of them. It changes no custom attribute.',
    why: 'Custom attributes say what somebody is: a user who writes them makes himself a member of another tenant.',
    fix: 'List what is needed in ReadAttributes, and standard attributes in WriteAttributes.',
    property: 'Properties.WriteAttributes',
    references: [nist('AC-6'), nist('AC-3'), ATTRIBUTES],
    check: (client) => {
      if (isMachine(client)) return 'not applicable';
      const [read, written] = [texts(client.at('ReadAttributes')), texts(client.at('WriteAttributes'))];
      return read.length > 0 && written.length > 0 && written.filter((name) => name.startsWith('custom:'));
    },
  },
  {
    id: 'CognitoAttributesExist',
    types: TYPES,
    what: 'Custom attributes that a client reads or writes are attributes of its pool.',
    why: 'What is decided by an attribute that is not there is decided by nothing.',
    fix: 'Declare the attribute in Schema of the AWS::Cognito::UserPool.',
    property: 'Properties.ReadAttributes',
    references: [nist('AC-16'), ATTRIBUTES],
    check: (client) => {
      const pool = poolOf(client);
      const names = ['ReadAttributes', 'WriteAttributes'].flatMap((list) => texts(client.at(list)));
      const custom = names.filter((name) => name.startsWith('custom:'));
      if (pool === undefined || custom.length === 0) return 'not applicable';
      const declared = pool
        .at('Schema')
        .items()
        .map(
          (one) =>
            `custom:${one
              .at('Name')
              .text()
              ?.replace(/^custom:/, '')}`,
        );
      return custom.filter((name) => !declared.includes(name));
    },
  },
  {
    id: 'CognitoScopesNamed',
    types: TYPES,
    what: 'The client names its scopes, and its tokens cannot change their user.',
    why: `With ${SELF_SERVICE} a stolen access token changes the address and the factors of its user.`,
    fix: `List what is needed in AllowedOAuthScopes, without ${SELF_SERVICE}.`,
    property: 'Properties.AllowedOAuthScopes',
    references: [nist('AC-6'), SCOPES],
    check: (client) => {
      if (flowsOf(client).length === 0) return 'not applicable';
      const scopes = scopesOf(client).map(scopeName);
      return scopes.length > 0 && scopes.filter((scope) => scope === SELF_SERVICE);
    },
  },
  {
    id: 'CognitoScopesExist',
    types: TYPES,
    what: 'The scopes of an API that a client may ask for are those of a resource server of its pool.',
    why: 'A scope that is defined elsewhere means what somebody else makes of it.',
    fix: 'Define the scope in Scopes of an AWS::Cognito::UserPoolResourceServer of the same pool.',
    property: 'Properties.AllowedOAuthScopes',
    references: [nist('AC-3'), SCOPES],
    check: (client, deployment) => {
      const pool = poolOf(client);
      const custom = scopesOf(client).filter((scope) => scopeName(scope).includes('/'));
      if (pool === undefined || custom.length === 0) return 'not applicable';
      return custom.filter((scope) => !isDefined(scope, pool, deployment)).map(scopeName);
    },
  },
];

function texts(list: Value): readonly string[] {
  return list.items().flatMap((item) => item.text() ?? []);
}

/** What is known of a text; a part that only a deployment knows is a placeholder. @throws Undecidable when the known part does not tell enough */
function shown(value: Value, enough: RegExp): string {
  const text = value.display();
  return enough.test(text) ? text : (value.text() ?? '');
}

function flowsOf(client: Resource): readonly string[] {
  return texts(client.at('AllowedOAuthFlows'));
}

function isMachine(client: Resource): boolean {
  return flowsOf(client).includes('client_credentials');
}

function poolOf(client: Resource): Resource | undefined {
  const pool = client.at('UserPoolId').target();
  return pool?.type === 'AWS::Cognito::UserPool' ? pool : undefined;
}

function scopesOf(client: Resource): readonly Value[] {
  return client.at('AllowedOAuthScopes').items();
}

function scopeName(scope: Value): string {
  return shown(scope, /\/./);
}

function isDefined(scope: Value, pool: Resource, deployment: Deployment): boolean {
  return deployment
    .ofType('AWS::Cognito::UserPoolResourceServer')
    .filter((server) => server.at('UserPoolId').target() === pool)
    .some((server) => {
      const identifier = scope.target() === server ? `\${${server.logicalId}}` : server.at('Identifier').display();
      const names = server
        .at('Scopes')
        .items()
        .map((one) => one.at('ScopeName').display());
      return names.some((name) => scopeName(scope) === `${identifier}/${name}`);
    });
}

/** Minutes that a token is valid. Cognito takes 0 for nothing said. */
function minutesOf(client: Resource, token: string, unit: string, preset: number): number {
  const given = client.at(`${token}Validity`).number() || undefined;
  const minutes = MINUTES.get(client.at(`TokenValidityUnits.${token}`).text() ?? unit) ?? Number.POSITIVE_INFINITY;
  return given === undefined ? preset : given * minutes;
}
