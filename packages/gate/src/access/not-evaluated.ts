import type { UnreadPolicies } from './subject';

const ALWAYS_LEFT_OUT: readonly string[] = [
  'Service control policies and resource control policies of AWS Organizations: they can only forbid more.',
  'Session policies, and policies of VPC endpoints: they can only forbid more.',
  'Roles and users outside of the templates, unless a policy of the templates names them.',
  'Administrators of the account: they can do what no policy of a resource denies.',
  'Permission sets of IAM Identity Center.',
  'Service-linked roles, and what an AWS service does with the rights of its caller.',
  'Grants of KMS keys at run time. The answers list who can create one.',
  'Resources that a program creates at run time, such as keys.',
  'Access points, access control lists of S3, and grants of Lake Formation.',
  'Values that only a deployment determines: a parameter without a default is equal to no name of the templates.',
];

/** What the evaluation of an environment leaves out, one sentence each. */
export function listNotEvaluated({ managed, published, undetermined, boundaries }: UnreadPolicies): readonly string[] {
  const list = (texts: ReadonlySet<string>): string => [...texts].sort().join(', ');
  return [
    ...ALWAYS_LEFT_OUT,
    ...(published.size === 0 ? [] : [`Later changes by AWS to its managed policies: ${list(published)}.`]),
    ...(managed.size === 0 ? [] : [`Managed policies whose text is not in the templates: ${list(managed)}.`]),
    ...(boundaries.size === 0 ? [] : [`Boundaries whose text is not in the templates: ${list(boundaries)}.`]),
    ...(undetermined.size === 0 ? [] : [`Policies that only a deployment determines: ${list(undetermined)}.`]),
  ];
}
