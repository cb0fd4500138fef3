/**
 * Findings of CloudFormation Validate that aws-cdk-lib itself accepts where its constructs cause them, with the reasons
 * that it gives. They are not the decision of the app, which could not move them into an acknowledgement file.
 * A test reads the installed library and fails if it has another one.
 */
const LIBRARY_ACKNOWLEDGEMENTS: ReadonlySet<string> = new Set(
  [
    ['E3019', 'We are intentionally creating a duplicate resource'],
    [
      'F3002',
      'AWS::EC2::FlowLog DestinationOptions accepts properties in camelCase, even they are listed as PascalCase in the spec',
    ],
    [
      'F3003',
      'AWS::EC2::FlowLog DestinationOptions accepts properties in camelCase, even they are listed as PascalCase in the spec',
    ],
    ['F3032', 'An empty list of resources to replicate tags is historically supported by this construct.'],
    ['F3037', 'Duplicate domain names in subjectAlternativeNames exist for historical reasons'],
    [
      'W2506',
      'SSM parameter is typed as String instead of AWS::SSM::Parameter::Value<AWS::EC2::Image::Id> for historical reasons.',
    ],
    ['W3010', 'Literal AZs in template are the result of accessing stack.availabilityZones, this is expected and safe'],
    ['W3045', 'accessControl is deprecated, but we are still using it for historical reasons.'],
    [
      'W9003',
      'LifecycleRule.objectSizeLessThan and LifecycleRule.objectSizeGreaterThan are numbers for historical reasons',
    ],
    ['W9009', 'action is deprecated, but still in use for historical reasons'],
    ['W9009', 'elasticSearchConfig is deprecated, but still in use for historical reasons'],
    ['W9010', 'The AMI ID is resolved from a synth-time lookup, so the literal AMI ID in the template is expected.'],
  ].map(([id, reason]) => `CloudFormation-Validate::${id} ${reason}`),
);

/** Whether aws-cdk-lib itself acknowledges an id with this very reason. */
export function isLibraryAcknowledgement(id: string, reason: unknown): boolean {
  return LIBRARY_ACKNOWLEDGEMENTS.has(`${id} ${String(reason)}`);
}
