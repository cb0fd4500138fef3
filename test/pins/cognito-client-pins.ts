import { isMachineClient, readOAuthFlows, readScopeName } from '../../packages/gate/src/rules/cognito/client-lookup';
import { findByUserPool, readTexts } from '../../packages/gate/src/rules/cognito/user-pool-lookup';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import type { TemplateResource, Value } from '../../packages/gate/src/templates/template-resource';
import type { TemplateSet } from '../../packages/gate/src/templates/template-set';

const TYPES = ['AWS::Cognito::UserPoolClient'];
const GUIDE = 'cognito/latest/developerguide';
const ATTRIBUTES = awsDocs(`${GUIDE}/user-pool-settings-attributes.html`);

/** Choices of this blueprint for its app clients, where other values are as safe or Cognito refuses them. */
export const cognitoClientPins: readonly Rule[] = [
  {
    id: 'CognitoClientAuthFlowsListed',
    level: 'pinned',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'Cognito app client lists its authentication flows',
    why: 'Without a list Cognito also allows SRP and custom authentication, past the sign-in page.',
    fix: 'Set ExplicitAuthFlows.',
    property: 'Properties.ExplicitAuthFlows',
    references: [nist('CM-7'), awsDocs(`${GUIDE}/amazon-cognito-user-pools-authentication-flow-methods.html`)],
    check: (client) => readTexts(client.at('ExplicitAuthFlows')).length > 0,
  },
  {
    id: 'CognitoClientAttributesListed',
    level: 'pinned',
    group: 'checkedInput',
    types: TYPES,
    what: 'Cognito app client for people lists the attributes that it reads and writes',
    why: 'Without a list an application reads and writes all standard attributes of its users.',
    fix: 'List the needed attributes in ReadAttributes and WriteAttributes.',
    property: 'Properties.WriteAttributes',
    references: [nist('AC-6'), ATTRIBUTES],
    check: (client) => {
      if (isMachineClient(client)) return 'not applicable';
      return ['ReadAttributes', 'WriteAttributes'].every((list) => readTexts(client.at(list)).length > 0);
    },
  },
  {
    id: 'CognitoClientAttributesExist',
    level: 'pinned',
    group: 'checkedInput',
    types: TYPES,
    what: 'Cognito app client reads and writes only custom attributes of its user pool',
    why: 'Cognito refuses a client with an unknown attribute, and the tenant claim would be missing.',
    fix: 'Declare the attribute in Schema of the AWS::Cognito::UserPool.',
    property: 'Properties.ReadAttributes',
    references: [nist('AC-16'), ATTRIBUTES],
    check: (client) => {
      const pool = findUserPool(client);
      const names = ['ReadAttributes', 'WriteAttributes'].flatMap((list) => readTexts(client.at(list)));
      const custom = names.filter((name) => name.startsWith('custom:'));
      if (pool === undefined || custom.length === 0) return 'not applicable';
      const declared = pool.at('Schema').items().map(readAttributeName);
      return custom.filter((name) => !declared.includes(name));
    },
  },
  {
    id: 'CognitoClientScopesExist',
    level: 'pinned',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'Cognito app client requests only scopes of the resource servers of its user pool',
    why: 'Cognito refuses a client with an unknown scope, and the deployment fails.',
    fix: 'Add the scope to Scopes of an AWS::Cognito::UserPoolResourceServer of the same user pool.',
    property: 'Properties.AllowedOAuthScopes',
    references: [nist('AC-3'), awsDocs(`${GUIDE}/cognito-user-pools-define-resource-servers.html`)],
    check: (client, templates) => {
      const pool = findUserPool(client);
      const scopes = client.at('AllowedOAuthScopes').items();
      const custom = scopes.filter((scope) => readScopeName(scope).includes('/'));
      if (pool === undefined || custom.length === 0) return 'not applicable';
      return custom.filter((scope) => !isDefined(scope, pool, templates)).map(readScopeName);
    },
  },
  {
    id: 'CognitoClientRedirectUrlsListed',
    level: 'pinned',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'Cognito app client with the authorization code flow lists its callback and logout URLs',
    why: 'Without a logout URL an application leaves the session of the sign-in page open for the next visitor.',
    fix: 'Set CallbackURLs and LogoutURLs.',
    property: 'Properties.LogoutURLs',
    references: [nist('AC-12'), awsDocs(`${GUIDE}/logout-endpoint.html`)],
    check: (client) => {
      if (!readOAuthFlows(client).includes('code')) return 'not applicable';
      return ['CallbackURLs', 'LogoutURLs'].every((list) => client.at(list).items().length > 0);
    },
  },
];

function findUserPool(client: TemplateResource): TemplateResource | undefined {
  const pool = client.at('UserPoolId').target();
  return pool?.type === 'AWS::Cognito::UserPool' ? pool : undefined;
}

/** `custom:tenant`, which a template may write without the prefix. */
function readAttributeName(attribute: Value): string {
  const name = attribute.at('Name').text() ?? '';
  return `custom:${name.replace(/^custom:/, '')}`;
}

function isDefined(scope: Value, pool: TemplateResource, templates: TemplateSet): boolean {
  return findByUserPool(pool, templates, 'AWS::Cognito::UserPoolResourceServer').some((server) => {
    const identifier = scope.target() === server ? `\${${server.logicalId}}` : server.at('Identifier').display();
    const names = server
      .at('Scopes')
      .items()
      .map((one) => one.at('ScopeName').display());
    return names.some((name) => readScopeName(scope) === `${identifier}/${name}`);
  });
}
