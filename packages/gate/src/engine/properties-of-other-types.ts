/**
 * Properties that rules read of another type than the one that they evaluate, with the types without the property: a
 * rule about buckets reads `PolicyDocument` of the bucket policy. Of such a resource nobody can say that it is not set.
 */
export const OTHER_TYPES: Readonly<Record<string, readonly string[]>> = {
  AuthorizerConfiguration: ['AWS::AgentRegistry::Registry'],
  CidrIp: ['AWS::EC2::SecurityGroup'],
  DBClusterParameterGroupName: ['AWS::RDS::DBInstance'],
  DataLakePrincipal: ['AWS::LakeFormation::PrincipalPermissions'],
  DataQualityJobOutputConfig: [
    'AWS::SageMaker::ModelBiasJobDefinition',
    'AWS::SageMaker::ModelExplainabilityJobDefinition',
    'AWS::SageMaker::ModelQualityJobDefinition',
    'AWS::SageMaker::MonitoringSchedule',
    'AWS::SageMaker::ProcessingJob',
  ],
  EnablePullRequestPreview: ['AWS::Amplify::App'],
  Filter: ['AWS::AccessAnalyzer::Analyzer'],
  FromPort: ['AWS::EC2::SecurityGroup'],
  Integration: ['AWS::ApiGateway::GatewayResponse'],
  IpProtocol: ['AWS::EC2::SecurityGroup'],
  JobResources: ['AWS::SageMaker::MonitoringSchedule', 'AWS::SageMaker::ProcessingJob'],
  KeyName: [
    'AWS::EC2::LaunchTemplate',
    'AWS::EC2::SpotFleet',
    'AWS::EMR::Cluster',
    'AWS::OpsWorks::Instance',
    'AWS::OpsWorks::Stack',
    'AWS::OpsWorksCM::Server',
  ],
  NetworkConfig: ['AWS::SageMaker::MonitoringSchedule'],
  OpenIDConnectConfig: ['AWS::AppSync::Api'],
  Policies: ['AWS::IAM::GroupPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::UserPolicy'],
  PolicyDocument: [
    'AWS::IAM::Group',
    'AWS::IAM::Role',
    'AWS::IAM::User',
    'AWS::S3::Bucket',
    'AWS::SNS::Topic',
    'AWS::SQS::Queue',
    'AWS::SSO::PermissionSet',
  ],
  Protocol: ['AWS::SNS::Topic'],
  SourcePrefixListId: ['AWS::EC2::SecurityGroup'],
  SubnetIds: ['AWS::RDS::DBProxy'],
  Target: ['AWS::Events::Rule', 'AWS::SSM::Association', 'AWS::SSM::Document', 'AWS::StepFunctions::StateMachine'],
  TemplateURL: ['AWS::Proton::ServiceTemplate', 'AWS::ServiceCatalog::CloudFormationProduct'],
  Users: ['AWS::IAM::User', 'AWS::IAM::UserPolicy'],
  VpcSecurityGroupIds: ['AWS::RDS::DBInstance'],
};

/** Whether resources of a type have no such property, although a rule of the type reads it elsewhere. */
export function isPropertyOfOtherTypes(property: string, type: string): boolean {
  return OTHER_TYPES[property]?.includes(type) === true;
}
