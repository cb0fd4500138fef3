import type { LocalSecrets } from '../local-secrets';
import type { DeployedTemplates } from '../template/deployed-templates';
import { toList } from '../template/properties';

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

/**
 * Reads the parts of the user pool that programs use. The managed login page of Cognito does not run on this machine.
 */
export function readIssuerSettings(templates: DeployedTemplates, secrets: LocalSecrets): IssuerSettings {
  const scopes = templates
    .listResources('AWS::Cognito::UserPoolResourceServer')
    .flatMap(({ properties }) =>
      toList(properties['Scopes']).map((scope) => `${properties['Identifier']}/${Object(scope).ScopeName}`),
    );
  const clients = templates
    .listResources('AWS::Cognito::UserPoolClient')
    .filter(({ properties }) => toList(properties['AllowedOAuthFlows']).includes('client_credentials'))
    .map(({ id, properties }) => ({
      id,
      secret: secrets.getText(`client ${id}`),
      name: String(properties['ClientName']),
      scopes: toList(properties['AllowedOAuthScopes']).map(String),
      tokenLifetime: Number(properties['AccessTokenValidity']) * MINUTE,
    }));
  return { clients, scopes, signingKey: secrets.getSigningKey() };
}
