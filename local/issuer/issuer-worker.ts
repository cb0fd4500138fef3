import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { parseScopeGroups } from '../../lambda/token-claims/scope-groups';
import { type AccessTokenChanges, decideAccessToken, MACHINE_SOURCE } from '../../lambda/token-claims/token-event';
import { listen } from '../listen';
import type { IssuerSettings } from './issuer-settings';
import type { LocalPerson } from './people';
import { createSignIn, locateSignIn } from './sign-in';

/** Where the page of the local run receives the code of a sign-in, on any port of this machine. */
const PAGE = ['http://127.0.0.1/oauth2-redirect.html', 'http://localhost/oauth2-redirect.html'];
const PAGE_ORIGINS = ['http://127.0.0.1:*', 'http://localhost:*'];
/** Seconds for which the code of a sign-in is valid, as in Cognito. */
const CODE_LIFETIME = 300;

/**
 * Runs an OAuth 2.0 server in this thread, in place of Cognito: client credentials for programs, the authorization code
 * flow with PKCE for people. Its access tokens have the claims of Cognito, and an audience. Tokens of Cognito have an
 * audience only when a client requests a resource.
 */
async function serve(settings: IssuerSettings): Promise<string> {
  const { Provider, errors, interactionPolicy } = await import('oidc-provider');
  const { peopleClient, people } = settings;
  const scopeGroups = parseScopeGroups(settings.scopeGroups);
  const server = createServer();
  const { url } = await listen(server);
  const lifetimes = new Map([
    ...settings.clients.map(({ id, tokenLifetime }) => [id, tokenLifetime] as const),
    [peopleClient.id, peopleClient.tokenLifetime],
  ]);
  const findPerson = (id: string | undefined) => people.find((person) => person.id === id);
  const policy = interactionPolicy.base();
  // People consent to nothing: the application is the one of the pool, and their groups decide.
  policy.get('consent')?.checks.remove('native_client_prompt');

  const provider: InstanceType<typeof Provider> = new Provider(url, {
    clients: [
      ...settings.clients.map(({ id, secret, scopes }) => ({
        client_id: id,
        client_secret: secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        scope: scopes.join(' '),
      })),
      {
        client_id: peopleClient.id,
        token_endpoint_auth_method: 'none',
        // Its redirects to this machine may have any port (RFC 8252, section 7.3).
        application_type: 'native',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [...PAGE, ...peopleClient.callbackUrls],
        scope: peopleClient.scopes.join(' '),
      },
    ],
    jwks: { keys: [settings.signingKey] },
    cookies: { keys: [settings.cookieKey] },
    scopes: ['openid', ...settings.scopes],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin) => /^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(origin),
    routes: { authorization: '/oauth2/authorize', token: '/oauth2/token', jwks: '/.well-known/jwks.json' },
    // Every program here has the same clock.
    clockTolerance: 0,
    ttl: { AuthorizationCode: CODE_LIFETIME, Interaction: peopleClient.signInLifetime },
    interactions: { policy, url: (_ctx, { uid }) => locateSignIn(uid) },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => url,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, _resource, client) => ({
          scope: settings.scopes.join(' '),
          accessTokenFormat: 'jwt',
          accessTokenTTL: lifetimes.get(client.clientId) ?? 60,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    findAccount: (_ctx, id) => {
      const person = findPerson(id);
      if (person === undefined) return undefined;
      return { accountId: id, claims: () => ({ sub: id, email: person.email, email_verified: true }) };
    },
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, requestParamScopes } = oidc;
      const person = findPerson(session?.accountId);
      if (client === undefined || person === undefined) return undefined;
      const requested = [...requestParamScopes];
      const suppressed = new Set(decideForPerson(person, requested).scopesToSuppress);
      const grant = new provider.Grant({ clientId: client.clientId, accountId: person.id });
      const given = requested.filter((scope) => !suppressed.has(scope)).join(' ');
      const withheld = [...suppressed].join(' ');
      // The library knows scopes of the issuer and of a resource. Clients can be limited in the first only, and tokens
      // have the second.
      grant.addOIDCScope(given);
      grant.rejectOIDCScope(withheld);
      grant.addResourceScope(url, given);
      grant.rejectResourceScope(url, withheld);
      await grant.save();
      return grant;
    },
    extraTokenClaims: (_ctx, token) => {
      const scopes = [...token.scopes];
      const person = 'accountId' in token ? findPerson(String(token.accountId)) : undefined;
      const decided = person === undefined ? decideForMachine(scopes) : decideForPerson(person, scopes);
      const groups = person === undefined ? {} : { username: person.id, 'cognito:groups': [...person.groups] };
      return { ...decided.claimsToAddOrOverride, ...groups, token_use: 'access', version: 2 };
    },
  });

  // Cognito calls the same code before it issues a token.
  function decideForPerson(person: LocalPerson, scopes: readonly string[]): AccessTokenChanges {
    const request = {
      userAttributes: { sub: person.id, email: person.email, 'custom:tenant': person.tenant },
      groupConfiguration: { groupsToOverride: person.groups },
      scopes,
    };
    return decideAccessToken({ triggerSource: 'TokenGeneration_HostedAuth', request }, scopeGroups);
  }

  function decideForMachine(scopes: readonly string[]): AccessTokenChanges {
    try {
      return decideAccessToken({ triggerSource: MACHINE_SOURCE, request: { scopes } }, scopeGroups);
    } catch (error) {
      throw new errors.InvalidScope(error instanceof Error ? error.message : '', scopes.join(' '));
    }
  }

  const signIn = createSignIn({
    server: {
      findSignIn: async (request, response) => (await provider.interactionDetails(request, response)).uid,
      finish: (request, response, result) =>
        provider.interactionFinished(
          request,
          response,
          'person' in result
            ? { login: { accountId: result.person.id, amr: ['pwd', 'otp'], remember: false } }
            : { error: 'access_denied', error_description: result.refused },
        ),
    },
    people,
    origins: [...PAGE_ORIGINS, ...peopleClient.callbackUrls.map((each) => new URL(each).origin)],
    now: () => new Date(),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    signIn(request, response).then(
      (answered) => (answered ? undefined : answer(request, response)),
      () => response.destroy(),
    );
  });
  return url;
}

parentPort?.once('message', (settings: IssuerSettings) => {
  serve(settings).then(
    (url) => parentPort?.postMessage({ done: url }),
    (error) => parentPort?.postMessage({ failed: String(error) }),
  );
});
