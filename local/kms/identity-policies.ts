import type { DeployedTemplates } from '../template/deployed-templates';
import { type Policy, readPolicy } from './policy';

/** The policies of each role that calls KMS here, from the managed policies that are attached to it. */
export function readIdentityPolicies(
  templates: DeployedTemplates,
  callers: ReadonlySet<string>,
): ReadonlyMap<string, Policy> {
  const policies = new Map<string, Policy>();
  const roles = new Map(
    templates.listResources('AWS::IAM::Role').map(({ stack, ref, arn }) => [`${stack}/${ref}`, arn]),
  );
  for (const { stack, properties } of templates.listResources('AWS::IAM::ManagedPolicy')) {
    for (const name of [properties['Roles']].flat()) {
      const arn = roles.get(`${stack}/${name}`) ?? '';
      if (!callers.has(arn)) continue;
      policies.set(arn, [...(policies.get(arn) ?? []), ...readPolicy(properties['PolicyDocument'])]);
    }
  }
  return policies;
}
