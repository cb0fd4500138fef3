import type { TemplateResource, Value } from '../../templates/template-resource';
import { filterCertain } from '../../templates/undecided';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const NETWORK = 'AWS::VpcLattice::ServiceNetwork';
const GUIDE = 'vpc-lattice/latest/ug';

/** Rules for VPC Lattice. */
export const vpcLatticeRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'VpcLatticeAuthentication',
      level: 'required',
      group: 'authenticatedRequests',
      types: ['AWS::VpcLattice::Service', NETWORK],
      what: 'VPC Lattice authenticates requests with IAM',
      why: 'With NONE, which is the default, every client in an associated VPC calls the service.',
      fix: 'Set AuthType to AWS_IAM, and add an AWS::VpcLattice::AuthPolicy.',
      property: 'AuthType',
      references: [pciDss('7.2.5'), awsDocs(`${GUIDE}/auth-policies.html`), nist('AC-3')],
      expects: { equals: 'AWS_IAM' },
    },
    {
      id: 'VpcLatticeListenerEncrypted',
      level: 'required',
      group: 'encryptionInTransit',
      types: ['AWS::VpcLattice::Listener'],
      what: 'VPC Lattice listener uses HTTPS',
      why: 'Whoever reads traffic inside a VPC sees requests and credentials.',
      fix: 'Set Protocol to HTTPS or TLS_PASSTHROUGH.',
      property: 'Protocol',
      references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/https-listeners.html`), nist('SC-8')],
      expects: { differsFrom: 'HTTP' },
    },
    {
      id: 'VpcLatticeTargetsEncrypted',
      level: 'hardening',
      group: 'encryptionInTransit',
      types: ['AWS::VpcLattice::TargetGroup'],
      what: 'VPC Lattice encrypts requests to its targets',
      why: 'Whoever reads traffic inside the VPC of the targets sees requests and credentials.',
      fix: 'Set Config.Protocol to HTTPS.',
      property: 'Config.Protocol',
      references: [awsDocs(`${GUIDE}/target-groups.html`), nist('SC-8')],
      expects: { differsFrom: 'HTTP' },
    },
    {
      id: 'VpcLatticeResourceAuthentication',
      level: 'required',
      group: 'authenticatedRequests',
      types: ['AWS::VpcLattice::ResourceConfiguration'],
      what: 'VPC Lattice resource configuration does not switch off authentication',
      why: 'Every client in a network that the resource is shared with connects to it.',
      fix: 'Set ResourceConfigurationAuthType to AWS_IAM.',
      property: 'ResourceConfigurationAuthType',
      references: [pciDss('7.2.5'), awsDocs(`${GUIDE}/resource-configuration.html`), nist('AC-3')],
      expects: { differsFrom: 'NONE' },
    },
  ]),
  {
    id: 'VpcLatticeLogs',
    level: 'required',
    group: 'auditLogs',
    types: [NETWORK],
    what: 'VPC Lattice service network logs access',
    why: 'Without the log, an investigation cannot show which client called which service.',
    fix: 'Add an AWS::VpcLattice::AccessLogSubscription with the network as ResourceIdentifier.',
    property: 'Properties.Name',
    references: [pciDss('10.2.1'), awsDocs(`${GUIDE}/monitoring-access-logs.html`), nist('AU-12')],
    check: (network, templates) =>
      filterCertain(templates.ofType('AWS::VpcLattice::AccessLogSubscription'), (subscription) =>
        isFor(subscription.at('ResourceIdentifier'), network),
      ).length > 0,
  },
];

/** @throws Undecidable for a network that only a deployment determines */
function isFor(identifier: Value, network: TemplateResource): boolean {
  const target = identifier.target();
  if (target === undefined) identifier.text();
  return target === network;
}
