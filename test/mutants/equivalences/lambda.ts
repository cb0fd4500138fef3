import type { Equivalence } from './equivalence';

/** Mutants of Lambda and CodeDeploy that weaken nothing. */
export const lambdaEquivalences: readonly Equivalence[] = [
  {
    pattern:
      /^AWS::Lambda::Function Properties\.(Architectures(\.\d+)?|Code\.S3(Bucket|Key)|Handler|MemorySize) (removed|0|\d{5,})$/,
    reason:
      'These properties decide what runs and how fast. Lambda rejects a function without code or with such a memory size.',
  },
  {
    pattern: /^AWS::Lambda::Alias UpdatePolicy\b/,
    reason: 'Without the policy CloudFormation moves the alias at once. The rules judge the deployment group.',
  },
  {
    pattern: /^AWS::Lambda::EventInvokeConfig Properties\.DestinationConfig(\.OnFailure)? removed$/,
    reason: 'The dead letter queue of the function keeps failed events.',
  },
  {
    pattern:
      /^AWS::Lambda::Function Properties\.(LoggingConfig\.(Application|System)LogLevel|RecursiveLoop|RuntimeManagementConfig|Timeout) removed$/,
    reason: 'The defaults of Lambda are the same: INFO, Terminate, Auto, and 3 seconds.',
  },
  {
    pattern: /^AWS::Lambda::Function Properties\.VpcConfig\.SubnetIds\.\d+ removed$/,
    stack: /^production\//,
    reason: 'Two of three zones remain.',
  },
  {
    pattern: /^AWS::Lambda::Function Properties\.(Timeout \d{4,}|VpcConfig\.SecurityGroupIds(\.\d+)? removed)$/,
    reason: 'Lambda rejects a timeout above 900 seconds, and subnets without a security group.',
  },
  {
    pattern: /^AWS::CodeDeploy::DeploymentGroup Properties\.DeploymentStyle(\.\w+)? removed$/,
    reason: 'CodeDeploy accepts only blue/green deployments with traffic control for Lambda.',
  },
];
