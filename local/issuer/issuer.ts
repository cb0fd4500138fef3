import { join } from 'node:path';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { asObject } from '../template/deployment';
import { startThread } from '../thread';
import type { IssuerSettings, MachineClient } from './issuer-settings';

export interface Issuer {
  readonly url: string;
  /** Public keys, as JWKS. */
  readonly keys: Jwks;
  /** A token of a client, asked for as the client would. */
  readonly token: (client: MachineClient, scopes: readonly string[]) => Promise<string>;
}

export interface PreparedIssuer {
  readonly start: (settings: IssuerSettings) => Promise<Issuer>;
  readonly stop: () => Promise<void>;
}

/** A thread that loads the server while its settings are still being found out. */
export function prepareIssuer(): PreparedIssuer {
  const thread = startThread(join(__dirname, 'issuer-worker.ts'));
  return {
    start: async (settings) => {
      const url = await thread.run<string>(settings);
      const { kty = '', n = '', e = '', kid = '', alg = '', use = '' } = settings.signingKey;
      return {
        url,
        keys: { keys: [{ kty, n, e, kid, alg, use }] },
        token: (client, scopes) => token(url, client, scopes),
      };
    },
    stop: thread.stop,
  };
}

async function token(url: string, { id, secret }: MachineClient, scopes: readonly string[]): Promise<string> {
  const response = await fetch(`${url}/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') }),
  });
  const { access_token: issued, error_description: reason } = asObject(await response.json());
  if (typeof issued !== 'string') throw new Error(`the issuer answered ${response.status}: ${reason}`);
  return issued;
}
