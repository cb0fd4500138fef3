import type { LocalSecrets } from '../local-secrets';
import type { DeployedTemplates } from '../template/deployed-templates';
import { toList, toObject } from '../template/properties';
import { createPeople, type LocalPerson } from './people';

export interface MachineClient {
  readonly id: string;
  readonly secret: string;
  /** Name in the template. */
  readonly name: string;
  readonly scopes: readonly string[];
  /** Seconds. */
  readonly tokenLifetime: number;
}

/** The client of the web application, with which people sign in. */
export interface PeopleClient {
  readonly id: string;
  readonly scopes: readonly string[];
  /** The addresses in the template to which the sign-in page may return. */
  readonly callbackUrls: readonly string[];
  /** Seconds for which an access token is valid. */
  readonly tokenLifetime: number;
  /** Seconds until a sign-in that was begun must be finished. */
  readonly signInLifetime: number;
}

export interface IssuerSettings {
  readonly clients: readonly MachineClient[];
  readonly peopleClient: PeopleClient;
  readonly people: readonly LocalPerson[];
  readonly scopes: readonly string[];
  /** The variable SCOPE_GROUPS of the function that decides on claims and scopes. */
  readonly scopeGroups: string;
  /** RSA private key as JWK. */
  readonly signingKey: Readonly<Record<string, string>>;
  /** Signs the cookies of the sign-in pages. */
  readonly cookieKey: string;
}

const MINUTE = 60;
/** Minutes that Cognito uses without AuthSessionValidity. */
const DEFAULT_SIGN_IN = 3;
const TENANT_SCOPE = 'tenants/';
/** The tenant of the people when no machine client has one. */
const EXAMPLE_TENANT = 'example';

/**
 * Reads the parts of the user pool that run on this machine: clients, scopes, groups, and what the function of the
 * pre token generation trigger gets. Federation, passkeys and refresh tokens do not run here.
 */
export function readIssuerSettings(templates: DeployedTemplates, secrets: LocalSecrets): IssuerSettings {
  const scopes = templates
    .listResources('AWS::Cognito::UserPoolResourceServer')
    .flatMap(({ properties }) =>
      toList(properties['Scopes']).map((scope) => `${properties['Identifier']}/${Object(scope).ScopeName}`),
    );
  const userPoolClients = templates.listResources('AWS::Cognito::UserPoolClient');
  const clients = userPoolClients
    .filter(({ properties }) => toList(properties['AllowedOAuthFlows']).includes('client_credentials'))
    .map(({ id, properties }) => ({
      id,
      secret: secrets.getText(`client ${id}`),
      name: String(properties['ClientName']),
      scopes: toList(properties['AllowedOAuthScopes']).map(String),
      tokenLifetime: Number(properties['AccessTokenValidity']) * MINUTE,
    }));
  const groups = templates
    .listResources('AWS::Cognito::UserPoolGroup')
    .map(({ properties }) => String(properties['GroupName']));
  const [tenant = EXAMPLE_TENANT] = clients
    .flatMap((client) => client.scopes)
    .filter((scope) => scope.startsWith(TENANT_SCOPE))
    .map((scope) => scope.slice(TENANT_SCOPE.length));
  return {
    clients,
    peopleClient: readPeopleClient(templates),
    people: createPeople(groups, tenant, secrets),
    scopes,
    scopeGroups: readScopeGroups(templates),
    signingKey: secrets.getSigningKey(),
    cookieKey: secrets.getText('sign-in cookies'),
  };
}

function readPeopleClient(templates: DeployedTemplates): PeopleClient {
  const client = templates
    .listResources('AWS::Cognito::UserPoolClient')
    .find(({ properties }) => toList(properties['AllowedOAuthFlows']).includes('code'));
  if (client === undefined) throw new Error('the templates have no app client with the authorization code flow');
  const { AllowedOAuthScopes, CallbackURLs, AccessTokenValidity, AuthSessionValidity } = client.properties;
  return {
    id: client.id,
    scopes: toList(AllowedOAuthScopes).map(String),
    callbackUrls: toList(CallbackURLs).map(String),
    tokenLifetime: Number(AccessTokenValidity) * MINUTE,
    signInLifetime: Number(AuthSessionValidity ?? DEFAULT_SIGN_IN) * MINUTE,
  };
}

/** Finds the function that the user pool calls before it issues a token, and reads its variable. */
function readScopeGroups(templates: DeployedTemplates): string {
  const triggers = templates
    .listResources('AWS::Cognito::UserPool')
    .map(({ properties }) => toObject(toObject(properties['LambdaConfig'])['PreTokenGenerationConfig'])['LambdaArn']);
  const trigger = templates.listResources('AWS::Lambda::Function').find(({ arn }) => triggers.includes(arn));
  const variables = toObject(toObject(trigger?.properties['Environment'])['Variables']);
  return String(variables['SCOPE_GROUPS'] ?? '');
}
