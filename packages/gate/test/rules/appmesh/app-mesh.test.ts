import { appMeshRules } from '../../../src/rules/appmesh/app-mesh';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const listeners = (...Listeners: unknown[]) => ({ Spec: { Listeners } });
const client = (TLS: unknown) => ({ Spec: { BackendDefaults: { ClientPolicy: { TLS } } } });
const mesh = (Spec: unknown) => ({ resources: { Mesh: { Type: 'AWS::AppMesh::Mesh', Properties: { Spec } } } });

rulesDecide('App Mesh rules', appMeshRules, {
  AppMeshListenersEncrypted: {
    holds: [{}, listeners({ TLS: { Mode: 'STRICT' } })],
    broken: [listeners({ PortMapping: { Port: 80 } }), listeners({ TLS: { Mode: 'PERMISSIVE' } })],
    undecided: [listeners({ TLS: { Mode: UNKNOWN } })],
  },
  AppMeshClientsVerify: {
    holds: [{}, client({ Enforce: true })],
    broken: [client({ Enforce: false })],
    undecided: [client({ Enforce: UNKNOWN })],
  },
  AppMeshEgressFiltered: {
    holds: [mesh({}), mesh({ EgressFilter: { Type: 'DROP_ALL' } })],
    broken: [mesh({ EgressFilter: { Type: 'ALLOW_ALL' } })],
    undecided: [mesh({ EgressFilter: UNKNOWN })],
  },
});
