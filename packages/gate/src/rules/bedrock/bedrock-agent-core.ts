import type { TemplateResource } from '../../templates/template-resource';
import { createElementRules } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsConfig, awsDocs, nist, pciDss, type Rule } from '../rule';

const CORE = 'AWS::BedrockAgentCore';
const GATEWAY = [`${CORE}::Gateway`];
const GUIDE = 'bedrock-agentcore/latest/devguide';
const MACHINES = 'ComputeConfiguration.Ec2Configuration';
const POLICY = awsDocs(`${GUIDE}/policy.html`);
const JWT = 'AuthorizerConfiguration.CustomJWTAuthorizer';

const REGISTRY = 'AWS::AgentRegistry::Registry';

/** Rules for gateways, runtimes and tools of agents. */
export const bedrockAgentCoreRules: readonly Rule[] = [
  {
    id: 'BedrockAgentCoreTokensForThisService',
    level: 'required',
    group: 'authenticatedRequests',
    types: [...GATEWAY, `${CORE}::Runtime`, `${CORE}::Harness`, `${CORE}::PaymentManager`, REGISTRY],
    what: 'Bedrock AgentCore accepts only tokens for named audiences, clients or scopes',
    why: 'A token that the issuer gave for any other application opens the tools of the agent too.',
    fix: 'Set AllowedAudience, AllowedClients or AllowedScopes of CustomJWTAuthorizer.',
    property: `Properties.${JWT}`,
    references: [pciDss('8.3.1'), awsDocs(`${GUIDE}/runtime-oauth.html`), nist('IA-9')],
    check: (service) => {
      const authorizer = service.type === REGISTRY ? `DiscoveryConfiguration.${JWT}` : JWT;
      if (!service.at(authorizer).present) return 'not applicable';
      return ['AllowedAudience', 'AllowedClients', 'AllowedScopes', 'CustomClaims'].some((list) =>
        hasElements(service, `${authorizer}.${list}`),
      );
    },
  },
  ...createPropertyRules([
    {
      id: 'BedrockAgentCoreGatewayAuthorized',
      level: 'required',
      group: 'authenticatedRequests',
      types: GATEWAY,
      what: 'Bedrock AgentCore gateway requires authorization',
      why: 'Everyone on the internet calls the tools behind the gateway with its role.',
      fix: 'Set AuthorizerType to AWS_IAM or CUSTOM_JWT.',
      property: 'AuthorizerType',
      expects: { differsFrom: 'NONE' },
      references: [
        awsConfig('bedrockagentcore-gateway-authorizer-enabled'),
        awsDocs(`${GUIDE}/gateway-inbound-auth.html`),
        nist('AC-3'),
      ],
    },
    {
      id: 'BedrockAgentCoreGatewayPolicyEnforced',
      level: 'required',
      group: 'leastPrivilege',
      types: GATEWAY,
      what: 'Bedrock AgentCore gateway enforces its policies',
      why: 'With LOG_ONLY every call that a policy forbids is still made.',
      fix: 'Set PolicyEngineConfiguration.Mode to ENFORCE.',
      property: 'PolicyEngineConfiguration.Mode',
      expects: { differsFrom: 'LOG_ONLY' },
      references: [pciDss('7.3.2'), POLICY, nist('AC-3')],
    },
    {
      id: 'BedrockAgentCoreGatewayFirewallFailsClosed',
      level: 'required',
      group: 'webFirewall',
      types: GATEWAY,
      what: 'Bedrock AgentCore gateway rejects calls when its web ACL cannot be asked',
      why: 'An attacker who overloads the firewall otherwise gets around it.',
      fix: 'Set WafConfiguration.FailureMode to FAIL_CLOSE.',
      property: 'WafConfiguration.FailureMode',
      expects: { differsFrom: 'FAIL_OPEN' },
      references: [pciDss('6.4.2'), awsDocs(`${GUIDE}/gateway.html`), nist('SC-24')],
    },
    {
      id: 'BedrockAgentCoreGatewayErrorsGeneric',
      level: 'required',
      group: 'checkedInput',
      types: GATEWAY,
      what: 'Bedrock AgentCore gateway does not return the details of errors',
      why: 'Details of errors show an attacker roles, addresses and versions behind the gateway.',
      fix: 'Remove ExceptionLevel.',
      property: 'ExceptionLevel',
      expects: { differsFrom: 'DEBUG' },
      references: [pciDss('6.2.4'), awsDocs(`${GUIDE}/gateway-debug-messages.html`), nist('SI-11')],
    },
    {
      id: 'BedrockAgentCorePolicyActive',
      level: 'required',
      group: 'leastPrivilege',
      types: [`${CORE}::Policy`],
      what: 'Bedrock AgentCore policy is active',
      why: 'With LOG_ONLY every call that the policy forbids is still made.',
      fix: 'Set EnforcementMode to ACTIVE, or remove it.',
      property: 'EnforcementMode',
      expects: { differsFrom: 'LOG_ONLY' },
      references: [pciDss('7.3.2'), POLICY, nist('AC-3')],
    },
    {
      id: 'BedrockAgentCorePrivateNetwork',
      level: 'required',
      group: 'privateNetwork',
      types: [`${CORE}::Runtime`, `${CORE}::BrowserCustom`, `${CORE}::CodeInterpreterCustom`],
      what: 'Bedrock AgentCore runtime, browser or code interpreter runs in a VPC or a sandbox',
      why: 'Code that a prompt made the agent run sends data to any address on the internet.',
      fix: 'Set NetworkConfiguration.NetworkMode to VPC.',
      property: 'NetworkConfiguration.NetworkMode',
      expects: { equals: ['VPC', 'SANDBOX'] },
      references: [
        awsConfig('bedrockagentcore-runtime-private-network-required'),
        awsDocs(`${GUIDE}/agentcore-vpc.html`),
        nist('SC-7'),
      ],
    },
    {
      id: 'BedrockAgentCoreBrowserRecorded',
      level: 'hardening',
      group: 'auditLogs',
      types: [`${CORE}::BrowserCustom`],
      what: 'Bedrock AgentCore browser records its sessions',
      why: 'Without a recording an investigation cannot show what the agent did on a page.',
      fix: 'Set RecordingConfig.Enabled to true, with a bucket.',
      property: 'RecordingConfig.Enabled',
      expects: { equals: true },
      references: [awsDocs(`${GUIDE}/browser-session-recording.html`), nist('AU-12')],
    },
  ]),
  ...createElementRules([
    {
      id: 'BedrockAgentCoreVolumesEncrypted',
      level: 'required',
      group: 'encryptionAtRest',
      types: [`${CORE}::CapacityProvider`],
      what: 'Bedrock AgentCore capacity provider encrypts the volumes of its machines',
      why: 'Volumes contain what agents have read and written. A snapshot of one in plain is readable.',
      fix: 'Set Encrypted of RootVolume, Volumes and EphemeralVolumes to true.',
      elements: [
        `${MACHINES}.RootVolume.Encrypted`,
        `${MACHINES}.Volumes.*.EbsConfiguration.Encrypted`,
        `${MACHINES}.LaunchTemplateSource.LaunchParameters.EphemeralVolumes.*.Ebs.Encrypted`,
      ],
      isFaulty: (encrypted) => encrypted.flag() === false,
      references: [pciDss('3.5.1'), awsDocs(`${GUIDE}/security.html`), nist('SC-28')],
    },
  ]),
];

function hasElements(service: TemplateResource, list: string): boolean {
  return service.at(list).items().length > 0;
}
