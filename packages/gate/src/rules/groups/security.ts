import { accessAnalyzerRules } from '../access-analyzer/access-analyzer';
import { budgetsActionRules } from '../budgets/budgets-action';
import { trailRules } from '../cloudtrail/cloudtrail';
import { trailEventRules } from '../cloudtrail/cloudtrail-event';
import { cloudTrailLakeRules } from '../cloudtrail/cloudtrail-lake';
import { alarmRules } from '../cloudwatch/cloudwatch-alarm';
import { alarmMetricRules } from '../cloudwatch/cloudwatch-alarm-metric';
import { alarmThresholdRules } from '../cloudwatch/cloudwatch-alarm-threshold';
import { configRecorderRules } from '../config/config-recorder';
import { detectionCallRules } from '../detection/detection-call';
import { detectionRuleRules } from '../detection/detection-rule';
import { guardDutyRules } from '../guardduty/guard-duty';
import { iamBoundaryRules } from '../iam/iam-boundary';
import { iamCredentialRules } from '../iam/iam-credential';
import { iamDisableProtectionRules } from '../iam/iam-disable-protection';
import { iamKmsRules } from '../iam/iam-kms';
import { iamLambdaRules } from '../iam/iam-lambda';
import { iamLogGroupRules } from '../iam/iam-log-group';
import { iamPolicyRules } from '../iam/iam-policy';
import { iamPrivilegeEscalationRules } from '../iam/iam-privilege-escalation';
import { iamProviderRules } from '../iam/iam-provider';
import { iamRdsConnectRules } from '../iam/iam-rds-connect';
import { iamResourceRules } from '../iam/iam-resource';
import { iamRoleRules } from '../iam/iam-role';
import { iamTrustRules } from '../iam/iam-trust';
import { iamTrustFederationRules } from '../iam/iam-trust-federation';
import { iamTrustServiceRules } from '../iam/iam-trust-service';
import { iamUserRules } from '../iam/iam-user';
import { identityCenterPermissionSetRules } from '../identitycenter/identity-center-permission-set';
import { inspectorRules } from '../inspector/inspector';
import { keyRules } from '../kms/kms-key';
import { keyEnclaveRules } from '../kms/kms-key-enclave';
import { keyPolicyRules } from '../kms/kms-key-policy';
import { logGroupRules } from '../logs/logs';
import { logsBearerTokenRules } from '../logs/logs-bearer-token';
import { metricFilterRules } from '../logs/logs-filter';
import { logResourcePolicyRules } from '../logs/logs-policy';
import { macieRules } from '../macie/macie';
import { mpaApprovalRules } from '../mpa/mpa-approval';
import { organizationPolicyRules } from '../organizations/organization-policy';
import { paymentCryptographyKeyRules } from '../payment-cryptography/payment-cryptography-key';
import { rolesAnywhereRules } from '../rolesanywhere/roles-anywhere';
import type { Rule } from '../rule';
import { secretsManagerSecretRules } from '../secrets-manager/secrets-manager-secret';
import { securityHubRules } from '../security-hub/security-hub';

/** The rules for identities, keys, logs and detection. */
export const securityGroupRules: readonly Rule[] = [
  ...accessAnalyzerRules,
  ...alarmMetricRules,
  ...alarmRules,
  ...alarmThresholdRules,
  ...budgetsActionRules,
  ...cloudTrailLakeRules,
  ...configRecorderRules,
  ...detectionCallRules,
  ...detectionRuleRules,
  ...guardDutyRules,
  ...iamBoundaryRules,
  ...iamCredentialRules,
  ...iamDisableProtectionRules,
  ...iamKmsRules,
  ...iamLambdaRules,
  ...iamLogGroupRules,
  ...iamPolicyRules,
  ...iamPrivilegeEscalationRules,
  ...iamProviderRules,
  ...iamRdsConnectRules,
  ...iamResourceRules,
  ...iamRoleRules,
  ...iamTrustFederationRules,
  ...iamTrustRules,
  ...iamTrustServiceRules,
  ...iamUserRules,
  ...identityCenterPermissionSetRules,
  ...inspectorRules,
  ...keyEnclaveRules,
  ...paymentCryptographyKeyRules,
  ...keyPolicyRules,
  ...keyRules,
  ...logGroupRules,
  ...logResourcePolicyRules,
  ...logsBearerTokenRules,
  ...macieRules,
  ...metricFilterRules,
  ...mpaApprovalRules,
  ...organizationPolicyRules,
  ...rolesAnywhereRules,
  ...secretsManagerSecretRules,
  ...securityHubRules,
  ...trailEventRules,
  ...trailRules,
];
