import { ec2ClientVpnRules } from '../../../src/rules/ec2/ec2-client-vpn';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const certificate = { Type: 'certificate-authentication' };
const federated = { Type: 'federated-authentication' };
const all = { AuthorizeAllGroups: true, TargetNetworkCidr: '0.0.0.0/0' };
const rule = (Properties: Record<string, unknown>) => ({
  resources: { Rule: { Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties } },
});

rulesDecide('EC2 Client VPN rules', ec2ClientVpnRules, {
  Ec2ClientVpnConnectionLogs: {
    holds: [{ ConnectionLogOptions: { Enabled: true } }],
    broken: [{}, { ConnectionLogOptions: { Enabled: false } }],
    undecided: [{ ConnectionLogOptions: { Enabled: UNKNOWN } }],
  },
  Ec2ClientVpnUsersIdentified: {
    holds: [{ AuthenticationOptions: [federated] }],
    broken: [{ AuthenticationOptions: [certificate] }],
    undecided: [{ AuthenticationOptions: [{ Type: UNKNOWN }] }],
    notApplicable: [{ AuthenticationOptions: [certificate, federated] }],
  },
  Ec2ClientVpnAccessLimited: {
    holds: [rule({ AccessGroupId: 'S-1-5-21-1', TargetNetworkCidr: '0.0.0.0/0' })],
    broken: [rule(all), rule({ ...all, TargetNetworkCidr: '128.0.0.0/1' })],
    undecided: [rule({ ...all, AuthorizeAllGroups: UNKNOWN }), rule({ ...all, TargetNetworkCidr: UNKNOWN })],
    notApplicable: [rule({ ...all, TargetNetworkCidr: '10.0.0.0/24' })],
  },
  Ec2ClientVpnGroupsNamed: {
    holds: [rule({ AccessGroupId: 'S-1-5-21-1', TargetNetworkCidr: '10.0.0.0/24' })],
    broken: [rule({ ...all, TargetNetworkCidr: '10.0.0.0/24' }), rule({ ...all, TargetNetworkCidr: '10.0.0.0/8' })],
    undecided: [rule({ TargetNetworkCidr: '10.0.0.0/24', AuthorizeAllGroups: UNKNOWN })],
    notApplicable: [rule(all)],
  },
});
