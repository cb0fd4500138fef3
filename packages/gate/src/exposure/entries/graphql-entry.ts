import type { TemplateResource } from '../../templates/template-resource';
import { findWebAcl } from '../controls/web-acl-control';
import { createMethod, type Entry } from '../entry';
import { findText, listKnown, readAt } from '../known-values';
import { INTERNET } from '../party';
import type { Surroundings } from '../surroundings';

/** Authorization modes of AppSync in the words of the other APIs. */
const MODES: Readonly<Record<string, string>> = {
  API_KEY: 'API key',
  AWS_IAM: 'IAM',
  AMAZON_COGNITO_USER_POOLS: 'JWT',
  OPENID_CONNECT: 'JWT',
  AWS_LAMBDA: 'Lambda authorizer',
};

/** GraphQL APIs of AppSync. Any of their authorization modes admits a caller. */
export function listGraphqlEntries(surroundings: Surroundings): readonly Entry[] {
  return surroundings.ofType('AWS::AppSync::GraphQLApi').map((api) => readApi(api, surroundings));
}

function readApi(api: TemplateResource, surroundings: Surroundings): Entry {
  if (findText(readAt(api, 'Visibility')) === 'PRIVATE') return { links: [], methods: [] };
  const modes = [api, ...listKnown(readAt(api, 'AdditionalAuthenticationProviders'))].map(
    (provider) => findText(readAt(provider, 'AuthenticationType')) ?? '',
  );
  const names = [...new Set(modes.map((mode) => MODES[mode] ?? 'not known'))].sort();
  const authorization = names.join(' or ');
  const acl = findWebAcl(api, surroundings);
  const isKeyOnly = modes.every((mode) => mode === 'API_KEY');
  return {
    links: [
      {
        from: INTERNET,
        to: api,
        action: 'calls',
        protocol: 'HTTPS',
        authentication: authorization,
        encryption: 'TLS 1.2',
        evidence: [api],
        controls: [
          ...(acl?.control === undefined ? [] : [acl.control]),
          { what: 'HTTPS only, TLS 1.2 or later', resource: api },
          { what: describeModes(names), resource: api },
        ],
        isWay: true,
      },
    ],
    methods: [
      createMethod(api, 'POST /graphql', {
        authorization: isKeyOnly ? 'none' : authorization,
        isApiKeyRequired: isKeyOnly,
        ...(acl === undefined ? {} : { webAcl: acl.name }),
      }),
    ],
  };
}

/** An API key is in every copy of a web page or an app, so that it proves nothing. */
function describeModes(names: readonly string[]): string {
  return names.includes('API key')
    ? `API key only${names.length > 1 ? ', in place of others' : ''}`
    : names.join(' or ');
}
