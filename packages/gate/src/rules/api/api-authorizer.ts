import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule } from '../rule';

const TYPES = ['AWS::ApiGateway::Authorizer'];
const COGNITO = awsDocs('apigateway/latest/developerguide/apigateway-integrate-with-cognito.html');
const LAMBDA = awsDocs('apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html');

/** Seconds; also the default of API Gateway. */
const LONGEST_CACHE_TTL = 300;

/** Rules for authorizers. */
export const apiAuthorizerRules: readonly Rule[] = [
  {
    id: 'ApiAuthorizerCacheTtl',
    level: 'hardening',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'API Gateway authorizer caches a result for at most five minutes',
    why: 'A revoked token or a removed permission keeps access to the API until the cached result expires.',
    fix: `Set AuthorizerResultTtlInSeconds to ${LONGEST_CACHE_TTL} at most.`,
    property: 'Properties.AuthorizerResultTtlInSeconds',
    references: [nist('AC-3'), LAMBDA],
    check: (authorizer) => readCacheTtl(authorizer) <= LONGEST_CACHE_TTL,
  },
  {
    id: 'ApiAuthorizerIdentitySourceHeader',
    level: 'hardening',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'API Gateway authorizer reads the token from a request header',
    why: 'A token in the URL appears in logs and browser histories. A result cached without the token as key lets other callers in.',
    fix: 'Set IdentitySource to method.request.header.Authorization; a REQUEST authorizer may add further sources.',
    property: 'Properties.IdentitySource',
    references: [nist('IA-2'), COGNITO, LAMBDA],
    check: (authorizer) => {
      const sources = (authorizer.at('IdentitySource').text() ?? '').split(',').map((source) => source.trim());
      const headers = sources.filter((source) => /^method\.request\.header\.[\w-]+$/.test(source));
      if (authorizer.at('Type').text() === 'REQUEST') return headers.length > 0 || readCacheTtl(authorizer) === 0;
      return sources.length === 1 && headers.length === 1;
    },
  },
  {
    id: 'ApiAuthorizerUserPoolsInAccount',
    level: 'hardening',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'API Gateway authorizer accepts only tokens of user pools in the same account',
    why: 'The owner of another account can issue tokens with any scope from the user pool there.',
    fix: 'Set ProviderARNs to the ARN of your AWS::Cognito::UserPool.',
    property: 'Properties.ProviderARNs',
    references: [nist('IA-8'), COGNITO],
    check: (authorizer) => {
      if (authorizer.at('Type').text() !== 'COGNITO_USER_POOLS') return 'not applicable';
      const pools = authorizer.at('ProviderARNs').items();
      return pools.length === 0
        ? false
        : pools.filter((pool) => !isPoolOfAccount(pool, authorizer)).map((pool) => pool.display());
    },
  },
  {
    id: 'ApiAuthorizerTokenValidation',
    level: 'hardening',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'API Gateway token authorizer validates the form of the token before it invokes its function',
    why: 'Otherwise every request with any header value invokes the function, at your cost and within its concurrency limit.',
    fix: 'Set IdentityValidationExpression to the form of a token, such as ^Bearer [-0-9A-Za-z_.]+$.',
    property: 'Properties.IdentityValidationExpression',
    references: [nist('SI-10'), LAMBDA],
    check: (authorizer) => {
      if (authorizer.at('Type').text() !== 'TOKEN') return 'not applicable';
      return !['', '.*', '^.*$', '.+', '^.+$'].includes(authorizer.at('IdentityValidationExpression').text() ?? '');
    },
  },
];

/**
 * Absent, it is 300.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html
 */
function readCacheTtl(authorizer: TemplateResource): number {
  return authorizer.at('AuthorizerResultTtlInSeconds').number() ?? LONGEST_CACHE_TTL;
}

function isPoolOfAccount(pool: Value, authorizer: TemplateResource): boolean {
  const target = pool.target();
  if (target !== undefined) return target.type === 'AWS::Cognito::UserPool';
  const account = /^arn:[\w-]+:cognito-idp:[\w-]+:(\d{12}):userpool\/[\w-]+$/.exec(pool.text() ?? '')?.[1];
  const own = authorizer.stack.source.account;
  return account !== undefined && (own === undefined || account === own);
}
