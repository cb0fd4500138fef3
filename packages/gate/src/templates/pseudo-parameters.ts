/** Pseudo parameters with one value each: `AWS::NoValue` is no value, `AWS::NotificationARNs` is a list. */
const SINGLE: ReadonlySet<string> = new Set(
  ['AccountId', 'Partition', 'Region', 'StackId', 'StackName', 'URLSuffix'].map((name) => `AWS::${name}`),
);

export function isSinglePseudoParameter(name: string): boolean {
  return SINGLE.has(name);
}

/**
 * The value of a pseudo parameter; undefined when only a deployment determines it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export function findPseudoParameter(
  id: string,
  { account, region }: { readonly account?: string | undefined; readonly region?: string | undefined },
): string | undefined {
  switch (id) {
    case 'AWS::AccountId':
      return account;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return region === undefined ? undefined : derivePartition(region);
    case 'AWS::URLSuffix':
      return region?.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    default:
      return undefined;
  }
}

function derivePartition(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
