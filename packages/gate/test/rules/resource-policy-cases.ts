import type { ResourceDeclaration } from '../../src/templates/template';

export const OWN = '111122223333';
export const STRANGER = '444455556666';

/** A statement that denies all principals requests without TLS. */
export function denyInsecure(Action: string, Resource: unknown, more: object = {}): object {
  return {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action,
    Resource,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    ...more,
  };
}

/** A statement that allows an action to a service. */
export function allowService(Service: unknown, Action: unknown, Condition?: object, Resource: unknown = '*'): object {
  const statement = { Effect: 'Allow', Principal: { Service }, Action, Resource };
  return Condition === undefined ? statement : { ...statement, Condition };
}

/** The properties of a policy with these statements. */
export function buildPolicy(...Statement: unknown[]): { readonly PolicyDocument: object } {
  return { PolicyDocument: { Version: '2012-10-17', Statement } };
}

/** A resource called Subject and a policy that names it. */
export function buildResourceWithPolicy(
  subject: ResourceDeclaration,
  type: string,
  names: object,
  ...statements: unknown[]
): { readonly resources: Readonly<Record<string, ResourceDeclaration>> } {
  return {
    resources: { Subject: subject, Policy: { Type: type, Properties: { ...names, ...buildPolicy(...statements) } } },
  };
}
