import type { TemplateResource } from '../../templates/template-resource';
import { filterCertain } from '../../templates/undecided';
import { isPlainUrl } from '../plain-url';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const GUIDE = 'verified-access/latest/ug';
const OIDC_ADDRESSES = ['OidcOptions', 'NativeApplicationOidcOptions'].flatMap((options) =>
  ['Issuer', 'AuthorizationEndpoint', 'TokenEndpoint', 'UserInfoEndpoint'].map((name) => `${options}.${name}`),
);
const DESTINATIONS = ['CloudWatchLogs', 'S3', 'KinesisDataFirehose'];
/** Cedar: a permission with no condition, `permit(principal, action, resource);`. */
const UNCONDITIONAL_PERMIT = /permit\s*\(\s*principal\s*,\s*action\s*,\s*resource\s*\)\s*;/;

/** Rules for Verified Access, which opens applications to users on the internet. */
export const ec2VerifiedAccessRules: readonly Rule[] = [
  {
    id: 'Ec2VerifiedAccessLogs',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::EC2::VerifiedAccessInstance'],
    what: 'Verified Access instance logs access requests',
    why: 'Without the log, an investigation cannot show which user and device reached an application.',
    fix: 'Set Enabled to true for a destination in LoggingConfigurations.',
    property: 'Properties.LoggingConfigurations',
    references: [pciDss('10.2.1'), awsDocs(`${GUIDE}/access-logs.html`), nist('AU-12')],
    check: (instance) =>
      DESTINATIONS.some((name) => instance.at(`LoggingConfigurations.${name}.Enabled`).flag() === true),
  },
  {
    id: 'Ec2VerifiedAccessPolicyConditions',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::EC2::VerifiedAccessGroup', 'AWS::EC2::VerifiedAccessEndpoint'],
    what: 'Verified Access policy permits access on conditions only',
    why: 'A permission without a condition lets every signed-in user and every device reach the application.',
    fix: 'Add a when clause to each permit in PolicyDocument. Remove PolicyEnabled, or set it to true.',
    property: 'Properties.PolicyDocument',
    references: [pciDss('7.2.1'), awsDocs(`${GUIDE}/auth-policies.html`), nist('AC-3')],
    check: (guard) => !isSwitchedOff(guard) && !UNCONDITIONAL_PERMIT.test(guard.at('PolicyDocument').text() ?? ''),
  },
  {
    id: 'Ec2VerifiedAccessEndpointEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: ['AWS::EC2::VerifiedAccessEndpoint'],
    what: 'Verified Access reaches its application over HTTPS',
    why: 'Whoever reads traffic inside the VPC sees requests and sessions of users in plain text.',
    fix: 'Set Protocol of LoadBalancerOptions or NetworkInterfaceOptions to https.',
    property: 'Properties.LoadBalancerOptions',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/verified-access-endpoints.html`), nist('SC-8')],
    check: (endpoint) =>
      ['LoadBalancerOptions', 'NetworkInterfaceOptions'].filter(
        (options) => endpoint.at(`${options}.Protocol`).text() === 'http',
      ),
  },
  {
    id: 'Ec2VerifiedAccessProviderEncrypted',
    level: 'required',
    group: 'authenticatedRequests',
    types: ['AWS::EC2::VerifiedAccessTrustProvider'],
    what: 'Verified Access reaches its identity provider over HTTPS',
    why: 'Whoever is on the path to the provider answers in its name, and signs in as any user.',
    fix: 'Set Issuer and each endpoint of OidcOptions to an address that starts with https.',
    property: 'Properties.OidcOptions',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/user-trust.html`), nist('SC-8')],
    check: (provider) => filterCertain(OIDC_ADDRESSES, (address) => isPlainUrl(provider.at(address))),
  },
];

/** A document that is written but not enabled has no effect. */
function isSwitchedOff(guard: TemplateResource): boolean {
  return guard.at('PolicyDocument').present && guard.at('PolicyEnabled').flag() === false;
}
