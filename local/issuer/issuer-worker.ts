import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { findTenantClaim } from '../../lambda/token-claims/tenant-claim';
import { listen } from '../listen';
import type { IssuerSettings } from './issuer-settings';

/**
 * Runs an OAuth 2.0 server in this thread, in place of Cognito. Its access tokens have the claims of Cognito, and an
 * audience. Tokens of Cognito have an audience only when a client requests a resource.
 */
async function serve(settings: IssuerSettings): Promise<string> {
  const { Provider, errors } = await import('oidc-provider');
  const server = createServer();
  const { url } = await listen(server);
  const lifetimes = new Map(settings.clients.map(({ id, tokenLifetime }) => [id, tokenLifetime]));
  const provider = new Provider(url, {
    clients: settings.clients.map(({ id, secret, scopes }) => ({
      client_id: id,
      client_secret: secret,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      scope: scopes.join(' '),
    })),
    jwks: { keys: [settings.signingKey] },
    scopes: [...settings.scopes],
    routes: { token: '/oauth2/token', jwks: '/.well-known/jwks.json' },
    features: {
      devInteractions: { enabled: false },
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
    // Cognito calls the same function before it issues a token.
    extraTokenClaims: (_ctx, token) => {
      const scopes = [...token.scopes];
      const tenant = findTenantClaim({ machine: true, attribute: undefined, scopes });
      if (!tenant.known) throw new errors.InvalidScope(tenant.reason, scopes.join(' '));
      return { tenant: tenant.id, token_use: 'access', version: 2 };
    },
  });
  server.on('request', provider.callback());
  return url;
}

parentPort?.once('message', (settings: IssuerSettings) => {
  serve(settings).then(
    (url) => parentPort?.postMessage({ done: url }),
    (error) => parentPort?.postMessage({ failed: String(error) }),
  );
});
