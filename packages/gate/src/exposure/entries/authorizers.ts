import { parseReference } from '../../templates/intrinsics';
import type { TemplateResource, Value } from '../../templates/template-resource';
import { findText, listKnown, listTexts, readAt } from '../known-values';
import type { Surroundings } from '../surroundings';
import { buildTitle } from '../titles';

/** How a method checks who calls, in words, with the resource that shows it. */
export interface Authorization {
  /** `JWT`, `IAM`, `Lambda authorizer`, `none` */
  readonly name: string;
  /** `JWT of Users user pool`. @default - the method has no authorizer */
  readonly what?: string;
  readonly resource: TemplateResource;
  readonly scopes: readonly string[];
}

/** Reads `AuthorizationType`, `AuthorizerId` and `AuthorizationScopes`, which REST and HTTP APIs have in common. */
export function readAuthorization(method: TemplateResource, surroundings: Surroundings): Authorization {
  const type =
    findText(readAt(method, 'AuthorizationType')) ?? (readAt(method, 'AuthorizationType').present ? '' : 'NONE');
  if (type === 'NONE') return { name: 'none', resource: method, scopes: [] };
  if (type === 'AWS_IAM') return { name: 'IAM', what: 'IAM signature', resource: method, scopes: [] };
  const id = readAt(method, 'AuthorizerId');
  const authorizer = surroundings.findTarget(id);
  // What the template refers to and does not have protects nothing.
  if (type === '' || (authorizer === undefined && isDangling(id))) {
    return { name: 'not known', resource: method, scopes: [] };
  }
  const scopes = listTexts(readAt(method, 'AuthorizationScopes'));
  const resource = authorizer ?? method;
  return isTokenAuthorizer(type, authorizer)
    ? { name: 'JWT', what: describeToken(authorizer, scopes, surroundings), resource, scopes }
    : { name: 'Lambda authorizer', what: `Lambda authorizer ${readName(authorizer)}`.trim(), resource, scopes };
}

function isDangling(id: Value): boolean {
  const reference = parseReference(id.raw);
  if (reference === undefined) return !id.present;
  return id.located.scope.source.template.Parameters?.[reference.id] === undefined;
}

function isTokenAuthorizer(type: string, authorizer: TemplateResource | undefined): boolean {
  const kind =
    authorizer === undefined
      ? type
      : (findText(readAt(authorizer, 'Type')) ?? findText(readAt(authorizer, 'AuthorizerType')));
  return kind === 'COGNITO_USER_POOLS' || kind === 'JWT';
}

function describeToken(
  authorizer: TemplateResource | undefined,
  scopes: readonly string[],
  surroundings: Surroundings,
): string {
  const issuers = authorizer === undefined ? [] : listIssuers(authorizer, surroundings);
  const by = issuers.length === 0 ? '' : ` of ${issuers.join(', ')}`;
  return `JWT${by}${scopes.length === 0 ? '' : ` with scope ${scopes.join(' or ')}`}`;
}

function listIssuers(authorizer: TemplateResource, surroundings: Surroundings): readonly string[] {
  const pools = [...listKnown(readAt(authorizer, 'ProviderARNs')), readAt(authorizer, 'JwtConfiguration.Issuer')];
  return pools
    .filter(({ present }) => present)
    .map((pool) => {
      const node = surroundings.findNode(pool);
      return node === undefined ? (/^https:\/\/([^/]+)/.exec(pool.display())?.[1] ?? pool.display()) : buildTitle(node);
    });
}

function readName(authorizer: TemplateResource | undefined): string {
  return authorizer === undefined ? '' : (findText(readAt(authorizer, 'Name')) ?? buildTitle(authorizer));
}
