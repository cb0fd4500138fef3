import type { TemplateResource } from '../../templates/template-resource';
import { findWebAcl } from '../controls/web-acl-control';
import { createMethod, type Entry } from '../entry';
import { findText, isTrue, listTexts, mayBeTrue, readAt } from '../known-values';
import { INTERNET, type Link, type ShownControl } from '../party';
import type { Surroundings } from '../surroundings';

/** User pools, which everybody may ask for a token, and identity pools, which give out credentials of AWS. */
export function listIdentityEntries(surroundings: Surroundings): readonly Entry[] {
  return [
    ...surroundings.ofType('AWS::Cognito::UserPool').map((pool) => readUserPool(pool, surroundings)),
    ...surroundings.ofType('AWS::Cognito::IdentityPool').map((pool) => readIdentityPool(pool)),
  ];
}

function readUserPool(pool: TemplateResource, surroundings: Surroundings): Entry {
  const acl = findWebAcl(pool, surroundings);
  const mfa = findText(readAt(pool, 'MfaConfiguration'));
  const mode = findText(readAt(pool, 'UserPoolAddOns.AdvancedSecurityMode'));
  const isAdminOnly = isTrue(readAt(pool, 'AdminCreateUserConfig.AllowAdminCreateUserOnly'));
  const clients = surroundings.listReferring('AWS::Cognito::UserPoolClient', 'UserPoolId', pool);
  const controls: ShownControl[] = [
    ...(acl?.control === undefined ? [] : [acl.control]),
    ...(mfa === 'ON' ? [{ what: 'Multi-factor authentication required', resource: pool }] : []),
    ...(mode === 'ENFORCED' ? [{ what: 'Threat protection blocks risky sign-ins', resource: pool }] : []),
    ...(isAdminOnly ? [{ what: 'Only administrators create users', resource: pool }] : []),
  ];
  const door: Link = {
    from: INTERNET,
    to: pool,
    action: 'signs in with',
    protocol: 'HTTPS',
    authentication: mfa === 'ON' ? 'sign-in with a second factor' : 'sign-in',
    encryption: 'TLS',
    evidence: [pool],
    controls,
    // Who signs in sees the own attributes; that is how a user pool is meant to be used.
    isWay: true,
  };
  const methods = clients.map((client) =>
    createMethod(client, `Sign-in: ${listFlows(client).join(', ')}`, {
      authorization: isTrue(readAt(client, 'GenerateSecret')) ? 'client secret' : 'none',
      scopes: listTexts(readAt(client, 'AllowedOAuthScopes')),
      ...(acl === undefined ? {} : { webAcl: acl.name }),
    }),
  );
  return { links: [door], methods };
}

/** `code`, `client_credentials`, `USER_SRP_AUTH` */
function listFlows(client: TemplateResource): readonly string[] {
  const flows = [...listTexts(readAt(client, 'AllowedOAuthFlows')), ...listTexts(readAt(client, 'ExplicitAuthFlows'))];
  const named = flows.map((flow) => flow.replace(/^ALLOW_/, '')).filter((flow) => flow !== 'REFRESH_TOKEN_AUTH');
  return named.length === 0 ? ['default flows'] : [...new Set(named)].sort();
}

function readIdentityPool(pool: TemplateResource): Entry {
  const isOpen = mayBeTrue(readAt(pool, 'AllowUnauthenticatedIdentities'), false);
  const authorization = isOpen ? 'none' : 'token of a user pool or provider';
  return {
    links: [
      {
        from: INTERNET,
        to: pool,
        action: 'gets credentials from',
        protocol: 'HTTPS',
        authentication: authorization,
        encryption: 'TLS',
        evidence: [pool],
        controls: isOpen ? [] : [{ what: 'Only with a token of a user pool or provider', resource: pool }],
        isWay: true,
      },
    ],
    methods: [createMethod(pool, 'Credentials of AWS', { authorization })],
  };
}
