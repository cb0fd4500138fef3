import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Rules for the addresses that devices connect to. */
export const iotEndpointRules: readonly Rule[] = createPropertyRules([
  {
    id: 'IoTEndpointTls',
    level: 'required',
    group: 'encryptionInTransit',
    types: ['AWS::IoT::DomainConfiguration'],
    what: 'IoT endpoint does not accept obsolete TLS versions',
    why: 'TLS 1.0 and 1.1 have known weaknesses. Whoever is on the path reads and forges the messages of devices.',
    fix: 'Set TlsConfig.SecurityPolicy to IoTSecurityPolicy_TLS13_1_2_2022_10 or later, or remove it.',
    property: 'TlsConfig.SecurityPolicy',
    references: [pciDss('4.2.1'), awsDocs('iot/latest/developerguide/transport-security.html'), nist('SC-8')],
    expects: { differsFromPattern: /_TLS\d+_1_0_/ },
  },
]);
