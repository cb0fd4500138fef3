import type { TemplateResource } from '../../../lib/compliance/deployment/template';

export const OWN = '111122223333';
export const STRANGER = '444455556666';

/** A statement that denies everybody what comes without TLS. */
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

/** A statement that allows a service something. */
export function allowService(Service: unknown, Action: unknown, Condition?: object, Resource: unknown = '*'): object {
  const statement = { Effect: 'Allow', Principal: { Service }, Action, Resource };
  return Condition === undefined ? statement : { ...statement, Condition };
}

/** The properties of a policy with these statements. */
export function policyOf(...Statement: unknown[]): { readonly PolicyDocument: object } {
  return { PolicyDocument: { Version: '2012-10-17', Statement } };
}

/** A resource called Subject and a policy that names it. */
export function withPolicy(
  subject: TemplateResource,
  type: string,
  names: object,
  ...statements: unknown[]
): { readonly resources: Readonly<Record<string, TemplateResource>> } {
  return {
    resources: { Subject: subject, Policy: { Type: type, Properties: { ...names, ...policyOf(...statements) } } },
  };
}
