import { apiRules } from './api/api';
import { apiAccessLogRules } from './api/api-access-log';
import { apiAuthorizerRules } from './api/api-authorizer';
import { apiCorsRules } from './api/api-cors';
import { apiGatewayResponseRules } from './api/api-gateway-response';
import { apiKeyRules } from './api/api-key';
import { apiMethodRules } from './api/api-method';
import { apiMethodRequestRules } from './api/api-method-request';
import { apiModelRules } from './api/api-model';
import { apiStageRules } from './api/api-stage';
import { apiUsagePlanRules } from './api/api-usage-plan';
import { backupRules } from './backup/backup';
import { backupRestoreRules } from './backup/backup-restore';
import { backupVaultRules } from './backup/backup-vault';
import { customResourceRules } from './cloudformation/custom-resource';
import { retainedNameRules } from './cloudformation/retained-name';
import { trailRules } from './cloudtrail/cloudtrail';
import { trailEventRules } from './cloudtrail/cloudtrail-event';
import { alarmRules } from './cloudwatch/cloudwatch-alarm';
import { alarmMetricRules } from './cloudwatch/cloudwatch-alarm-metric';
import { alarmThresholdRules } from './cloudwatch/cloudwatch-alarm-threshold';
import { codeDeployRules } from './codedeploy/codedeploy';
import { cognitoClientRules } from './cognito/cognito-client';
import { cognitoMfaRules } from './cognito/cognito-mfa';
import { cognitoPasswordRules } from './cognito/cognito-password';
import { cognitoSignInRules } from './cognito/cognito-sign-in';
import { cognitoThreatProtectionRules } from './cognito/cognito-threat-protection';
import { cognitoTokenRules } from './cognito/cognito-token';
import { cognitoTriggerRules } from './cognito/cognito-trigger';
import { cognitoUserPoolRules } from './cognito/cognito-user-pool';
import { ec2FlowLogRules } from './ec2/ec2-flow-log';
import { ec2SecurityGroupRules } from './ec2/ec2-security-group';
import { ec2SubnetRules } from './ec2/ec2-subnet';
import { ec2VpcRules } from './ec2/ec2-vpc';
import { ec2VpcEndpointRules } from './ec2/ec2-vpc-endpoint';
import { iamDisableProtectionRules } from './iam/iam-disable-protection';
import { iamKmsRules } from './iam/iam-kms';
import { iamLambdaRules } from './iam/iam-lambda';
import { iamLogGroupRules } from './iam/iam-log-group';
import { iamPolicyRules } from './iam/iam-policy';
import { iamPrivilegeEscalationRules } from './iam/iam-privilege-escalation';
import { iamRdsConnectRules } from './iam/iam-rds-connect';
import { iamResourceRules } from './iam/iam-resource';
import { iamRoleRules } from './iam/iam-role';
import { iamTrustRules } from './iam/iam-trust';
import { iamUserRules } from './iam/iam-user';
import { keyRules } from './kms/kms-key';
import { keyPolicyRules } from './kms/kms-key-policy';
import { lambdaRules } from './lambda/lambda';
import { lambdaEnvironmentRules } from './lambda/lambda-environment';
import { lambdaPermissionRules } from './lambda/lambda-permission';
import { lambdaVpcRules } from './lambda/lambda-vpc';
import { logGroupRules } from './logs/logs';
import { metricFilterRules } from './logs/logs-filter';
import { logResourcePolicyRules } from './logs/logs-policy';
import { rdsRules } from './rds/rds';
import { rdsBackupRules } from './rds/rds-backup';
import { rdsClusterRules } from './rds/rds-cluster';
import { rdsEventRules } from './rds/rds-event';
import { rdsInstanceRules } from './rds/rds-instance';
import { rdsLogRules } from './rds/rds-log';
import { rdsMasterRules } from './rds/rds-master';
import { rdsNetworkRules } from './rds/rds-network';
import { rdsParameterRules } from './rds/rds-parameter';
import { rdsProxyRules } from './rds/rds-proxy';
import { route53ResolverFirewallRules } from './route53/route53-resolver-firewall';
import { route53ResolverQueryLogRules } from './route53/route53-resolver-query-log';
import type { Rule } from './rule';
import { bucketAccessLogRules } from './s3/s3-access-log';
import { bucketRules } from './s3/s3-bucket';
import { bucketPolicyRules } from './s3/s3-bucket-policy';
import { bucketEncryptionRules } from './s3/s3-encryption';
import { bucketLifecycleRules } from './s3/s3-lifecycle';
import { bucketObjectLockRules } from './s3/s3-object-lock';
import { subscriptionRules } from './sns/sns-subscription';
import { topicRules } from './sns/sns-topic';
import { topicPolicyRules } from './sns/sns-topic-policy';
import { deadLetterQueueRules } from './sqs/sqs-dead-letter-queue';
import { queueRules } from './sqs/sqs-queue';
import { queuePolicyRules } from './sqs/sqs-queue-policy';
import { wafAssociationRules } from './waf/waf-association';
import { wafLoggingRules } from './waf/waf-logging';
import { wafRuleGroupRules } from './waf/waf-rule-group';
import { wafVisibilityRules } from './waf/waf-visibility';
import { wafWebAclRules } from './waf/waf-web-acl';

/** Every rule of our own pack. */
export const allRules: readonly Rule[] = [
  ...alarmMetricRules,
  ...alarmRules,
  ...alarmThresholdRules,
  ...apiAccessLogRules,
  ...apiAuthorizerRules,
  ...apiCorsRules,
  ...apiGatewayResponseRules,
  ...apiKeyRules,
  ...apiMethodRequestRules,
  ...apiMethodRules,
  ...apiModelRules,
  ...apiRules,
  ...apiStageRules,
  ...apiUsagePlanRules,
  ...backupRestoreRules,
  ...backupRules,
  ...backupVaultRules,
  ...bucketAccessLogRules,
  ...bucketEncryptionRules,
  ...bucketLifecycleRules,
  ...bucketObjectLockRules,
  ...bucketPolicyRules,
  ...bucketRules,
  ...codeDeployRules,
  ...cognitoClientRules,
  ...cognitoMfaRules,
  ...cognitoPasswordRules,
  ...cognitoSignInRules,
  ...cognitoThreatProtectionRules,
  ...cognitoTokenRules,
  ...cognitoTriggerRules,
  ...cognitoUserPoolRules,
  ...customResourceRules,
  ...deadLetterQueueRules,
  ...ec2FlowLogRules,
  ...ec2SecurityGroupRules,
  ...ec2SubnetRules,
  ...ec2VpcEndpointRules,
  ...ec2VpcRules,
  ...iamDisableProtectionRules,
  ...iamKmsRules,
  ...iamLambdaRules,
  ...iamLogGroupRules,
  ...iamPolicyRules,
  ...iamPrivilegeEscalationRules,
  ...iamRdsConnectRules,
  ...iamResourceRules,
  ...iamRoleRules,
  ...iamTrustRules,
  ...iamUserRules,
  ...keyPolicyRules,
  ...keyRules,
  ...lambdaEnvironmentRules,
  ...lambdaPermissionRules,
  ...lambdaRules,
  ...lambdaVpcRules,
  ...logGroupRules,
  ...logResourcePolicyRules,
  ...metricFilterRules,
  ...queuePolicyRules,
  ...queueRules,
  ...rdsBackupRules,
  ...rdsClusterRules,
  ...rdsEventRules,
  ...rdsInstanceRules,
  ...rdsLogRules,
  ...rdsMasterRules,
  ...rdsNetworkRules,
  ...rdsParameterRules,
  ...rdsProxyRules,
  ...rdsRules,
  ...retainedNameRules,
  ...route53ResolverFirewallRules,
  ...route53ResolverQueryLogRules,
  ...subscriptionRules,
  ...topicPolicyRules,
  ...topicRules,
  ...trailEventRules,
  ...trailRules,
  ...wafAssociationRules,
  ...wafLoggingRules,
  ...wafRuleGroupRules,
  ...wafVisibilityRules,
  ...wafWebAclRules,
];
