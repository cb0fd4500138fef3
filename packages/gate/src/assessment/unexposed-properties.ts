/** Properties of any type that describe, name or size something, and open or close nothing. */
const ANYWHERE: ReadonlySet<string> = new Set([
  'AlarmDescription',
  'Comment',
  'Description',
  'DashboardBody',
  'FriendlyName',
  'GroupDescription',
  'KeyDescription',
  'LocationDescription',
  'RoleDescription',
  'RuleDescription',
  'TagList',
  'Tags',
  'TagSpecifications',
  'aws:asset:path',
  'aws:cdk:path',
]);

/** Properties by type: the code of a program, which the gate does not judge, and sizes. */
const BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  'AWS::CDK::Metadata': ['Analytics'],
  'AWS::CodeDeploy::DeploymentGroup': ['BlueGreenDeploymentConfiguration'],
  'AWS::Cognito::ManagedLoginBranding': ['Assets', 'Settings'],
  'AWS::Cognito::UserPool': ['UserPoolTags'],
  'AWS::ECS::TaskDefinition': ['Cpu', 'Memory', 'Family'],
  'AWS::Backup::BackupPlan': ['BackupPlanTags'],
  'AWS::Backup::BackupVault': ['BackupVaultTags'],
  'AWS::Lambda::Function': ['Code', 'MemorySize', 'Timeout', 'EphemeralStorage', 'Handler'],
  'AWS::Lambda::LayerVersion': ['Content'],
};

/** Whether a property has nothing to do with exposure, whatever its value is. */
export function isUnexposed(type: string, property: string): boolean {
  return ANYWHERE.has(property) || BY_TYPE[type]?.includes(property) === true;
}
