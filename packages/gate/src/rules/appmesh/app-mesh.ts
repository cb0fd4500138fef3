import { createElementRule } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const PROXIES = ['AWS::AppMesh::VirtualNode', 'AWS::AppMesh::VirtualGateway'];
const GUIDE = 'app-mesh/latest/userguide';

/** Rules for App Mesh. */
export const appMeshRules: readonly Rule[] = [
  createElementRule({
    id: 'AppMeshListenersEncrypted',
    level: 'required',
    group: 'encryptionInTransit',
    types: PROXIES,
    what: 'App Mesh listener accepts encrypted connections only',
    why: 'Whoever reads traffic inside the VPC sees requests between services.',
    fix: 'Set TLS.Mode of each listener to STRICT, and name a certificate.',
    elements: 'Spec.Listeners.*',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/tls.html`), nist('SC-8')],
    isFaulty: (listener) => listener.at('TLS.Mode').text() !== 'STRICT',
  }),
  ...createPropertyRules([
    {
      id: 'AppMeshClientsVerify',
      level: 'required',
      group: 'encryptionInTransit',
      types: PROXIES,
      what: 'App Mesh clients require TLS from their backends',
      why: 'Without it, a client talks in plain text to whatever answers under the name of a backend.',
      fix: 'Remove Enforce from the client policy, or set it to true.',
      property: 'Spec.BackendDefaults.ClientPolicy.TLS.Enforce',
      references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/tls.html`), nist('SC-8')],
      expects: { differsFrom: false },
    },
    {
      id: 'AppMeshEgressFiltered',
      level: 'required',
      group: 'closedOutbound',
      types: ['AWS::AppMesh::Mesh'],
      what: 'App Mesh does not let services reach every address',
      why: 'A compromised service sends data to any server on the internet.',
      fix: 'Set Spec.EgressFilter.Type to DROP_ALL.',
      property: 'Spec.EgressFilter.Type',
      references: [pciDss('1.3.2'), awsDocs(`${GUIDE}/meshes.html`), nist('SC-7(5)')],
      expects: { differsFrom: 'ALLOW_ALL' },
    },
  ]),
];
