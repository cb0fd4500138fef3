import type { LocalSecrets } from '../local-secrets';
import { asList, type Deployment } from '../template/deployment';

export interface MachineClient {
  readonly id: string;
  readonly secret: string;
  /** Name in the template. */
  readonly name: string;
  readonly scopes: readonly string[];
  /** Seconds. */
  readonly tokenLifetime: number;
}

export interface IssuerSettings {
  readonly clients: readonly MachineClient[];
  readonly scopes: readonly string[];
  /** RSA private key as JWK. */
  readonly signingKey: Readonly<Record<string, string>>;
}

const MINUTE = 60;

/** The user pool of the template, as far as programs use it. People sign in on a page of Cognito's, which is not run here. */
export function issuerSettings(deployment: Deployment, secrets: LocalSecrets): IssuerSettings {
  const scopes = deployment
    .all('AWS::Cognito::UserPoolResourceServer')
    .flatMap(({ properties }) =>
      asList(properties['Scopes']).map((scope) => `${properties['Identifier']}/${Object(scope).ScopeName}`),
    );
  const clients = deployment
    .all('AWS::Cognito::UserPoolClient')
    .filter(({ properties }) => asList(properties['AllowedOAuthFlows']).includes('client_credentials'))
    .map(({ id, properties }) => ({
      id,
      secret: secrets.text(`client ${id}`),
      name: String(properties['ClientName']),
      scopes: asList(properties['AllowedOAuthScopes']).map(String),
      tokenLifetime: Number(properties['AccessTokenValidity']) * MINUTE,
    }));
  return { clients, scopes, signingKey: secrets.signingKey() };
}
