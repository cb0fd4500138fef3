import { bedrockAgentCoreRules } from '../../../src/rules/bedrock/bedrock-agent-core';
import { decideProperty, nest } from '../property-cases';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const JWT = 'AuthorizerConfiguration.CustomJWTAuthorizer';

const registry = (Properties: Record<string, unknown>) => ({
  resources: { Registry: { Type: 'AWS::AgentRegistry::Registry', Properties } },
});

rulesDecide('Bedrock AgentCore rules', bedrockAgentCoreRules, {
  BedrockAgentCoreTokensForThisService: {
    holds: [
      nest(`${JWT}.AllowedAudience`, ['records']),
      nest(`${JWT}.AllowedClients`, ['abc']),
      registry(nest(`DiscoveryConfiguration.${JWT}.AllowedScopes`, ['search'])),
    ],
    broken: [
      registry(nest(`DiscoveryConfiguration.${JWT}.DiscoveryUrl`, 'https://id.example.com')),
      nest(`${JWT}.DiscoveryUrl`, 'https://id.example.com'),
      nest(`${JWT}.AllowedAudience`, []),
    ],
    undecided: [nest(`${JWT}.AllowedAudience`, UNKNOWN), { AuthorizerConfiguration: UNKNOWN }],
    notApplicable: [{ AuthorizerType: 'AWS_IAM' }],
  },
  BedrockAgentCoreGatewayAuthorized: decideProperty('AuthorizerType', {
    holds: ['AWS_IAM', 'CUSTOM_JWT'],
    broken: ['NONE'],
  }),
  BedrockAgentCoreGatewayPolicyEnforced: decideProperty('PolicyEngineConfiguration.Mode', {
    holds: ['ENFORCE', undefined],
    broken: ['LOG_ONLY'],
  }),
  BedrockAgentCoreGatewayFirewallFailsClosed: decideProperty('WafConfiguration.FailureMode', {
    holds: ['FAIL_CLOSE', undefined],
    broken: ['FAIL_OPEN'],
  }),
  BedrockAgentCoreGatewayErrorsGeneric: decideProperty('ExceptionLevel', { holds: [undefined], broken: ['DEBUG'] }),
  BedrockAgentCorePolicyActive: decideProperty('EnforcementMode', {
    holds: ['ACTIVE', undefined],
    broken: ['LOG_ONLY'],
  }),
  BedrockAgentCorePrivateNetwork: decideProperty('NetworkConfiguration.NetworkMode', {
    holds: ['VPC', 'SANDBOX'],
    broken: ['PUBLIC'],
  }),
  BedrockAgentCoreVolumesEncrypted: decideProperty('ComputeConfiguration.Ec2Configuration.RootVolume.Encrypted', {
    holds: [true, undefined],
    broken: [false],
  }),
  BedrockAgentCoreBrowserRecorded: decideProperty('RecordingConfig.Enabled', {
    holds: [true],
    broken: [false, undefined],
  }),
});
