import { isBroad } from '../generic/cidr';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule, securityHub } from '../rule';

const GUIDE = 'vpn/latest/clientvpn-admin';

/** Rules for Client VPN. */
export const ec2ClientVpnRules: readonly Rule[] = createPropertyRules([
  {
    id: 'Ec2ClientVpnConnectionLogs',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::EC2::ClientVpnEndpoint'],
    what: 'Client VPN endpoint logs client connections',
    why: 'Without the log, an investigation cannot show who was inside the network, and from where.',
    fix: 'Set ConnectionLogOptions.Enabled to true and name a CloudWatch log group.',
    property: 'ConnectionLogOptions.Enabled',
    references: [securityHub('EC2.51'), nist('AU-12')],
    expects: { equals: true },
  },
  {
    id: 'Ec2ClientVpnUsersIdentified',
    level: 'hardening',
    group: 'secondFactor',
    types: ['AWS::EC2::ClientVpnEndpoint'],
    what: 'Client VPN endpoint authenticates users, not only certificates',
    why: 'A copied certificate file opens the network, without a password or a second factor.',
    fix: 'Add authentication by federation or Active Directory to AuthenticationOptions.',
    property: 'AuthenticationOptions.0.Type',
    references: [awsDocs(`${GUIDE}/client-authentication.html`), nist('IA-2(1)')],
    expects: { equals: ['federated-authentication', 'directory-service-authentication'] },
    onlyIf: (endpoint) => endpoint.at('AuthenticationOptions').items().length === 1,
  },
  {
    id: 'Ec2ClientVpnAccessLimited',
    level: 'required',
    group: 'leastPrivilege',
    types: ['AWS::EC2::ClientVpnAuthorizationRule'],
    what: 'Client VPN does not authorize all users for all networks',
    why: 'Each stolen device or account then reaches every network behind the endpoint.',
    fix: 'Set AccessGroupId to the group that needs the network, or TargetNetworkCidr to one network.',
    property: 'AuthorizeAllGroups',
    references: [pciDss('7.2.1'), awsDocs(`${GUIDE}/cvpn-working-rules.html`), nist('AC-6')],
    expects: { differsFrom: true },
    onlyIf: (rule) => isBroad(rule.at('TargetNetworkCidr').text() ?? ''),
  },
  {
    id: 'Ec2ClientVpnGroupsNamed',
    // All users for one network is how a small company starts, and the sign-in still protects it.
    level: 'hardening',
    group: 'leastPrivilege',
    types: ['AWS::EC2::ClientVpnAuthorizationRule'],
    what: 'Client VPN names the group of users for each network',
    why: 'A new user of the directory reaches the network on the first day, and one stolen account reaches all of it.',
    fix: 'Set AccessGroupId to the group that needs the network, and remove AuthorizeAllGroups.',
    property: 'AuthorizeAllGroups',
    references: [awsDocs(`${GUIDE}/cvpn-working-rules.html`), nist('AC-6')],
    expects: { differsFrom: true },
    // A rule for all networks is the subject of Ec2ClientVpnAccessLimited.
    onlyIf: (rule) => !isBroad(rule.at('TargetNetworkCidr').text() ?? ''),
  },
]);
