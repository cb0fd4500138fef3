import { type PolicyStatement, type Principal, readStatements } from '../../templates/policy-statement';
import type { TemplateResource } from '../../templates/template-resource';

/** The service principal of IAM Roles Anywhere, which admits workloads outside AWS by their certificates. */
export const ROLES_ANYWHERE = 'rolesanywhere.amazonaws.com';

/** The statements of a role's trust policy that allow. */
export function readTrustStatements(role: TemplateResource): PolicyStatement[] {
  return readStatements(role.at('AssumeRolePolicyDocument')).filter(({ allows }) => allows);
}

/** The principals of one kind that a role's trust policy admits, each with its statement. */
export function findTrustedPrincipals(role: TemplateResource, kind: Principal['kind']): [PolicyStatement, Principal][] {
  return readTrustStatements(role).flatMap((statement) =>
    statement.principals
      .filter((principal) => principal.kind === kind)
      .map((principal): [PolicyStatement, Principal] => [statement, principal]),
  );
}
