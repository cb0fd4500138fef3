import { amplifyPreviewRules } from '../amplify/amplify-preview';
import { apiRules } from '../api/api';
import { apiAccessLogRules } from '../api/api-access-log';
import { apiAuthorizerRules } from '../api/api-authorizer';
import { apiCorsRules } from '../api/api-cors';
import { apiDefinitionRules } from '../api/api-definition';
import { apiDeploymentRules } from '../api/api-deployment';
import { apiGatewayResponseRules } from '../api/api-gateway-response';
import { apiKeyRules } from '../api/api-key';
import { apiMethodRules } from '../api/api-method';
import { apiMethodRequestRules } from '../api/api-method-request';
import { apiModelRules } from '../api/api-model';
import { apiStageRules } from '../api/api-stage';
import { apiUsagePlanRules } from '../api/api-usage-plan';
import { apiV2Rules } from '../api-v2/api-v2';
import { apiV2AuthorizerRules } from '../api-v2/api-v2-authorizer';
import { apiV2IntegrationRules } from '../api-v2/api-v2-integration';
import { apiV2StageRules } from '../api-v2/api-v2-stage';
import { appMeshRules } from '../appmesh/app-mesh';
import { appSyncApiRules } from '../appsync/app-sync-api';
import { appSyncAuthRules } from '../appsync/app-sync-auth';
import { chatbotRules } from '../chatbot/chatbot';
import { cognitoClientRules } from '../cognito/cognito-client';
import { cognitoIdentityPoolRules } from '../cognito/cognito-identity-pool';
import { cognitoIdentityProviderRules } from '../cognito/cognito-identity-provider';
import { cognitoLegacyRules } from '../cognito/cognito-legacy';
import { cognitoMfaRules } from '../cognito/cognito-mfa';
import { cognitoPasswordRules } from '../cognito/cognito-password';
import { cognitoSignInRules } from '../cognito/cognito-sign-in';
import { cognitoThreatProtectionRules } from '../cognito/cognito-threat-protection';
import { cognitoTokenRules } from '../cognito/cognito-token';
import { cognitoTriggerRules } from '../cognito/cognito-trigger';
import { cognitoUserRules } from '../cognito/cognito-user';
import { cognitoUserPoolRules } from '../cognito/cognito-user-pool';
import { connectInstanceRules } from '../connect/connect-instance';
import { iotAccessRules } from '../iot/iot-access';
import { iotEndpointRules } from '../iot/iot-endpoint';
import { iotLoggingRules } from '../iot/iot-logging';
import { lambdaRules } from '../lambda/lambda';
import { lambdaAsyncRules } from '../lambda/lambda-async';
import { lambdaCodeSigningRules } from '../lambda/lambda-code-signing';
import { lambdaEnvironmentRules } from '../lambda/lambda-environment';
import { lambdaEventSourceRules } from '../lambda/lambda-event-source';
import { lambdaLogsRules } from '../lambda/lambda-logs';
import { lambdaMicrovmRules } from '../lambda/lambda-microvm';
import { lambdaPermissionRules } from '../lambda/lambda-permission';
import { lambdaUrlRules } from '../lambda/lambda-url';
import { lambdaVpcRules } from '../lambda/lambda-vpc';
import { locationApiKeyRules } from '../location/location-api-key';
import { mediaTransportRules } from '../media/media-transport';
import { partnerLoggingRules } from '../partners/partner-logging';
import { qBusinessRules } from '../q-business/q-business';
import type { Rule } from '../rule';
import { sesMailRules } from '../ses/ses-mail';
import { smsVoiceRules } from '../sms-voice/sms-voice';
import { stepFunctionsStateMachineRules } from '../step-functions/step-functions-state-machine';
import { urlEncryptedRules } from '../url/url-encrypted';
import { verifiedPermissionsRules } from '../verified-permissions/verified-permissions';
import { vpcLatticeRules } from '../vpclattice/vpc-lattice';

/** The rules for applications and their interfaces. */
export const applicationGroupRules: readonly Rule[] = [
  ...amplifyPreviewRules,
  ...apiAccessLogRules,
  ...apiAuthorizerRules,
  ...apiCorsRules,
  ...apiDefinitionRules,
  ...apiDeploymentRules,
  ...apiGatewayResponseRules,
  ...apiKeyRules,
  ...apiMethodRequestRules,
  ...apiMethodRules,
  ...apiModelRules,
  ...apiRules,
  ...apiStageRules,
  ...apiUsagePlanRules,
  ...apiV2AuthorizerRules,
  ...apiV2IntegrationRules,
  ...apiV2Rules,
  ...apiV2StageRules,
  ...appMeshRules,
  ...appSyncApiRules,
  ...appSyncAuthRules,
  ...chatbotRules,
  ...cognitoClientRules,
  ...cognitoIdentityPoolRules,
  ...cognitoIdentityProviderRules,
  ...cognitoLegacyRules,
  ...cognitoMfaRules,
  ...cognitoPasswordRules,
  ...cognitoSignInRules,
  ...cognitoThreatProtectionRules,
  ...cognitoTokenRules,
  ...cognitoTriggerRules,
  ...cognitoUserPoolRules,
  ...cognitoUserRules,
  ...connectInstanceRules,
  ...iotAccessRules,
  ...iotEndpointRules,
  ...iotLoggingRules,
  ...lambdaAsyncRules,
  ...lambdaCodeSigningRules,
  ...lambdaEnvironmentRules,
  ...lambdaEventSourceRules,
  ...lambdaLogsRules,
  ...lambdaMicrovmRules,
  ...lambdaPermissionRules,
  ...lambdaRules,
  ...lambdaUrlRules,
  ...lambdaVpcRules,
  ...locationApiKeyRules,
  ...mediaTransportRules,
  ...partnerLoggingRules,
  ...qBusinessRules,
  ...sesMailRules,
  ...smsVoiceRules,
  ...stepFunctionsStateMachineRules,
  ...urlEncryptedRules,
  ...verifiedPermissionsRules,
  ...vpcLatticeRules,
];
