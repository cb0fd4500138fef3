import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const REFERENCES = [pciDss('4.2.1'), awsDocs('rtb-fabric/latest/userguide/what-is-rtb-fabric.html'), nist('SC-8')];

/** Rules for the exchange of bids between companies. */
export const rtbFabricRules: readonly Rule[] = createPropertyRules([
  {
    id: 'RtbFabricResponderEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: ['AWS::RTBFabric::ResponderGateway'],
    what: 'RTB Fabric responder gateway uses HTTPS',
    why: 'Bid requests describe persons. Over plain HTTP everyone on the path reads and changes them.',
    fix: 'Set Protocol to HTTPS.',
    property: 'Protocol',
    references: REFERENCES,
    expects: { equals: 'HTTPS' },
  },
  {
    id: 'RtbFabricLinkEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: ['AWS::RTBFabric::Link'],
    what: 'RTB Fabric link does not allow responders over HTTP',
    why: 'Bid requests describe persons. Over plain HTTP everyone on the path reads and changes them.',
    fix: 'Set HttpResponderAllowed to false, or remove it.',
    property: 'HttpResponderAllowed',
    references: REFERENCES,
    expects: { differsFrom: true },
  },
]);
