/**
 * Whether a text has a part that CloudFormation reads from a store when it deploys.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function hasDynamicReference(text: string): boolean {
  return text.includes('{{resolve:ssm') || text.includes('{{resolve:secretsmanager:');
}
