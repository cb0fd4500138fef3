import type { AwsClient } from '../cloud/aws-client';
import type { AssemblyTemplates } from '../cloud/templates';
import type { EmulatedStack } from '../emulator';
import { SMOKE_TEST_CLIENT } from '../settings-variants';

/** What a client program needs to call the deployed API. */
export interface ApiTarget {
  /** Address of the stage, without a slash at the end. */
  readonly url: string;
  readonly token: string;
  readonly apiKey: string;
}

type Stacks = Readonly<Record<string, EmulatedStack>>;

/**
 * Finds the API in the templates and signs in as a machine client, as docs/deploy.md describes in "The first program".
 *
 * @throws Error when the templates have no client for the smoke test
 */
export async function findApiTarget(
  aws: AwsClient,
  endpoint: string,
  templates: AssemblyTemplates,
  stacks: Stacks,
): Promise<ApiTarget> {
  const api = templates.require('AWS::ApiGateway::RestApi');
  const stage = String(templates.require('AWS::ApiGateway::Stage').definition.Properties?.['StageName']);
  const machine = templates.list('AWS::Cognito::UserPoolClient').find(({ definition }) => {
    return definition.Properties?.['ClientName'] === SMOKE_TEST_CLIENT;
  });
  if (machine === undefined) throw new Error(`no user pool client is named ${SMOKE_TEST_CLIENT}`);
  const clientId = readPhysicalId(stacks, machine.stack, machine.logicalId);
  const pool = templates.require('AWS::Cognito::UserPool');
  const { UserPoolClient } = await aws.callJson<{ UserPoolClient: DescribedClient }>(
    'cognito-idp',
    'AWSCognitoIdentityProviderService.DescribeUserPoolClient',
    { UserPoolId: readPhysicalId(stacks, pool.stack, pool.logicalId), ClientId: clientId },
  );
  return {
    url: `${endpoint}/restapis/${readPhysicalId(stacks, api.stack, api.logicalId)}/${stage}/_user_request_`,
    token: await requestToken(endpoint, clientId, UserPoolClient),
    apiKey: await findApiKey(aws, UserPoolClient.ClientName),
  };
}

interface DescribedClient {
  readonly ClientName: string;
  readonly ClientSecret: string;
  readonly AllowedOAuthScopes: readonly string[];
}

export function readPhysicalId(stacks: Stacks, stack: string, logicalId: string): string {
  const found = stacks[stack]?.resources.find((resource) => resource.logicalId === logicalId);
  if (found === undefined) throw new Error(`${stack} has no resource ${logicalId}`);
  return found.physicalId;
}

async function requestToken(endpoint: string, clientId: string, client: DescribedClient): Promise<string> {
  const response = await fetch(`${endpoint}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${client.ClientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: client.AllowedOAuthScopes.join(' ') }),
  });
  const answer: { access_token?: string } = JSON.parse(await response.text());
  if (answer.access_token === undefined) throw new Error(`no token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}

/** The key whose name ends with the name of the client. */
async function findApiKey(aws: AwsClient, clientName: string): Promise<string> {
  const { item, items = item ?? [] } = await aws.getJson<ApiKeys>('apigateway', '/apikeys?includeValues=true');
  const found = items.find(({ name }) => name.endsWith(`-${clientName}`));
  if (found === undefined) throw new Error(`no API key of ${clientName} among ${items.map(({ name }) => name)}`);
  return found.value;
}

interface ApiKeys {
  readonly item?: readonly ApiKey[];
  readonly items?: readonly ApiKey[];
}

interface ApiKey {
  readonly name: string;
  readonly value: string;
}
