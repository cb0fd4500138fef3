import { join } from 'node:path';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { toObject } from '../template/properties';
import { startThread } from '../thread';
import type { IssuerSettings, MachineClient } from './issuer-settings';

export interface Issuer {
  readonly url: string;
  /** Public keys, as JWKS. */
  readonly keys: Jwks;
  /** Requests a token as the client would. */
  readonly requestToken: (client: MachineClient, scopes: readonly string[]) => Promise<string>;
}

export interface PreparedIssuer {
  readonly start: (settings: IssuerSettings) => Promise<Issuer>;
  readonly stop: () => Promise<void>;
}

/** Starts a thread that loads the server while its settings are not known yet. */
export function prepareIssuer(): PreparedIssuer {
  const thread = startThread(join(__dirname, 'issuer-worker.ts'));
  return {
    start: async (settings) => {
      const url = await thread.run<string>(settings);
      const { kty = '', n = '', e = '', kid = '', alg = '', use = '' } = settings.signingKey;
      return {
        url,
        keys: { keys: [{ kty, n, e, kid, alg, use }] },
        requestToken: (client, scopes) => requestToken(url, client, scopes),
      };
    },
    stop: thread.stop,
  };
}

async function requestToken(url: string, { id, secret }: MachineClient, scopes: readonly string[]): Promise<string> {
  const response = await fetch(`${url}/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') }),
  });
  const { access_token: issued, error_description: reason } = toObject(await response.json());
  if (typeof issued !== 'string') throw new Error(`the issuer answered ${response.status}: ${reason}`);
  return issued;
}
