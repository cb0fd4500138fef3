import type { TemplateResource, Value } from '../../templates/template-resource';
import { stripPseudoParameters } from '../iam/granted-statements';
import { awsDocs, nist, type Rule } from '../rule';

const REFERENCE = 'AWSCloudFormation/latest/TemplateReference';

/** Types whose name is unique in an account and region or wider, and the property with the name. */
const NAMES: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupVault': 'BackupVaultName',
  'AWS::CloudTrail::Trail': 'TrailName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::ECR::Repository': 'RepositoryName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::Kinesis::Stream': 'Name',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
  'AWS::RDS::DBProxy': 'DBProxyName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SSM::Parameter': 'Name',
  'AWS::SecretsManager::Secret': 'Name',
};

/** Rules for resources that stay when their stack is deleted. */
export const retainedNameRules: readonly Rule[] = [
  {
    id: 'RetainedNameNotFixed',
    level: 'hardening',
    group: 'changes',
    types: Object.keys(NAMES),
    requiresAnyProperty: [...new Set(Object.values(NAMES))],
    what: 'Retained resource has a name that is unique for each creation of its stack',
    why: 'A resource that a failed or deleted stack left behind has the name, and every later creation fails.',
    fix: 'Remove the name, or add a part of AWS::StackId to it with Fn::Select and Fn::Split.',
    property: 'DeletionPolicy',
    references: [
      awsDocs(`${REFERENCE}/aws-attribute-deletionpolicy.html`),
      awsDocs(`${REFERENCE}/aws-properties-name.html`),
      nist('CP-10'),
    ],
    check: (resource) => {
      const name = resource.at(NAMES[resource.type] ?? '');
      return name.present && isKept(resource) ? !isFixed(name) : 'not applicable';
    },
  },
];

/** Also RetainExceptOnCreate, which keeps the resource when the stack is deleted. */
function isKept(resource: TemplateResource): boolean {
  return (['DeletionPolicy', 'UpdateReplacePolicy'] as const).some((policy) =>
    /^Retain/.test(resource.policy(policy).text() ?? ''),
  );
}

/** Whether the next creation of the stack would use the same name. @throws Undecidable when a parameter decides */
function isFixed(name: Value): boolean {
  if (name.target() !== undefined || JSON.stringify(name.raw).includes('AWS::StackId')) return false;
  if (stripPseudoParameters(name.display()).includes('${')) name.text();
  return true;
}
