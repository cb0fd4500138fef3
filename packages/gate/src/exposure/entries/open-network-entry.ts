import type { TemplateResource } from '../../templates/template-resource';
import { findTlsControl, findTlsWeakness } from '../controls/encryption-controls';
import { createMethod, type Entry } from '../entry';
import { findText, isTrue, readAt } from '../known-values';
import { INTERNET, type Link } from '../party';
import { listCallers, type NetworkContext } from './load-balancer-entry';

/** Databases, instances and services that have a public address and a security group that admits it. */
export function listOpenNetworkEntries(nodes: readonly TemplateResource[], context: NetworkContext): readonly Entry[] {
  return nodes.filter(({ type }) => !type.endsWith('::LoadBalancer')).map((node) => readNode(node, context));
}

function readNode(node: TemplateResource, context: NetworkContext): Entry {
  const callers = listCallers(node, context);
  const tls = callers.length === 0 ? undefined : findTlsControl(node, context.surroundings);
  const open = callers.length === 0 ? undefined : findTlsWeakness(node, context.surroundings);
  const authorization = describeSignIn(node);
  return {
    links: callers.map(
      ({ caller, controls, weaknesses, ports }): Link => ({
        from: caller,
        to: node,
        action: 'connects to',
        protocol: ports.replace(/tcp/g, 'TCP'),
        authentication: authorization,
        encryption: tls === undefined ? undefined : 'TLS',
        evidence: [node],
        controls: [...(tls === undefined ? [] : [tls]), ...controls],
        weaknesses: open === undefined ? weaknesses : [...weaknesses, open],
        isWay: true,
      }),
    ),
    methods: callers
      .filter(({ caller }) => caller === INTERNET)
      .map(({ ports }) =>
        createMethod(node, ports === '' ? 'any port' : ports, { authorization: authorization ?? 'not known' }),
      ),
  };
}

/** How a service checks who connects, as far as its type determines it. */
function describeSignIn(node: TemplateResource): string | undefined {
  if (node.type === 'AWS::EC2::ClientVpnEndpoint') return 'VPN certificate or directory';
  if (node.type.startsWith('AWS::RDS::')) {
    return isTrue(readAt(node, 'EnableIAMDatabaseAuthentication')) ? 'database password or IAM' : 'database password';
  }
  if (node.type === 'AWS::Redshift::Cluster' || node.type === 'AWS::RedshiftServerless::Workgroup') {
    return 'database password or IAM';
  }
  if (node.type === 'AWS::AmazonMQ::Broker') return 'broker password';
  return findText(readAt(node, 'ClientAuthentication.Sasl.Iam.Enabled')) === 'true' ? 'IAM' : undefined;
}
