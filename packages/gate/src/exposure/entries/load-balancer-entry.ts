import { isBroad } from '../../rules/generic/cidr';
import type { TemplateResource, Value } from '../../templates/template-resource';
import { describeHttps, readTlsVersion } from '../controls/tls-version';
import { findWebAcl } from '../controls/web-acl-control';
import { createMethod, type Entry, type MethodDraft } from '../entry';
import { findText, listAt, listKnown, readAt } from '../known-values';
import { isForClients } from '../network/client-ports';
import { listOpenAdmissions } from '../network/network-controls';
import { hasPublicAddress } from '../network/public-addresses';
import type { SecurityGroups } from '../network/security-groups';
import type { Subnets } from '../network/subnets';
import { createNetwork, INTERNET, type Link, type Outsider } from '../party';
import type { Surroundings } from '../surroundings';

export interface NetworkContext {
  readonly surroundings: Surroundings;
  readonly groups: SecurityGroups;
  readonly subnets: Subnets;
}

/** Application, network and classic load balancers: listeners and the targets behind them. */
export function listBalancerEntries(context: NetworkContext): readonly Entry[] {
  const { surroundings } = context;
  return [
    ...surroundings.ofType('AWS::ElasticLoadBalancingV2::LoadBalancer').map((each) => readBalancer(each, context)),
    ...surroundings.ofType('AWS::ElasticLoadBalancing::LoadBalancer').map((each) => readClassic(each, context)),
  ];
}

function readBalancer(balancer: TemplateResource, context: NetworkContext): Entry {
  const { surroundings } = context;
  const listeners = surroundings.listReferring('AWS::ElasticLoadBalancingV2::Listener', 'LoadBalancerArn', balancer);
  const inner = listeners.flatMap((listener) => linkListener(balancer, listener, surroundings));
  const callers = listCallers(balancer, context);
  const acl = findWebAcl(balancer, surroundings);
  const protocols = listeners.map((listener) => findText(readAt(listener, 'Protocol')) ?? '');
  const isEncrypted = protocols.length > 0 && listeners.every(isEncryptedOrRedirect);
  const policy = listeners
    .map((listener) => findText(readAt(listener, 'SslPolicy')))
    .find((found) => found !== undefined);
  const version = readTlsVersion(policy);
  const doors = callers.map(
    ({ caller, controls }): Link => ({
      from: caller,
      to: balancer,
      action: 'connects to',
      protocol: listeners.map(describeListener).sort().join(', ') || undefined,
      encryption: isEncrypted ? `TLS${version === undefined ? '' : ` ${version}`}` : undefined,
      evidence: [balancer, ...listeners],
      controls: [
        ...(acl?.control === undefined ? [] : [acl.control]),
        ...(isEncrypted ? [{ what: describeHttps(version), resource: listeners[0] ?? balancer }] : []),
        ...controls,
      ],
      weaknesses:
        listeners.length === 0 || isEncrypted
          ? []
          : [{ what: 'no TLS required', resource: listeners.find((each) => !isEncryptedOrRedirect(each)) ?? balancer }],
      isWay: true,
    }),
  );
  const methods = callers.some(({ caller }) => caller === INTERNET)
    ? listeners.map((listener) => describeMethod(listener, acl?.name))
    : [];
  return { links: [...doors, ...inner], methods };
}

/** `HTTPS 443` */
function describeListener(listener: TemplateResource): string {
  return `${findText(readAt(listener, 'Protocol')) ?? 'TCP'} ${findText(readAt(listener, 'Port')) ?? ''}`.trim();
}

function isEncryptedOrRedirect(listener: TemplateResource): boolean {
  const redirects = listAt(readAt(listener, 'DefaultActions'), ['*', 'RedirectConfig', 'Protocol']).map(findText);
  return ['HTTPS', 'TLS'].includes(findText(readAt(listener, 'Protocol')) ?? '') || redirects.includes('HTTPS');
}

function describeMethod(listener: TemplateResource, webAcl: string | undefined): MethodDraft {
  return createMethod(listener, `${describeListener(listener)} /*`, {
    authorization: readSignIn(readAt(listener, 'DefaultActions')) ?? readClientCertificate(listener) ?? 'none',
    ...(webAcl === undefined ? {} : { webAcl }),
  });
}

const SIGN_INS: Readonly<Record<string, string>> = {
  'authenticate-cognito': 'sign-in with Cognito',
  'authenticate-oidc': 'sign-in with OpenID Connect',
  'jwt-validation': 'JWT',
};

function readSignIn(actions: Value): string | undefined {
  return listKnown(actions)
    .map((action) => SIGN_INS[findText(readAt(action, 'Type')) ?? ''])
    .find((found) => found !== undefined);
}

function readClientCertificate(listener: TemplateResource): string | undefined {
  return findText(readAt(listener, 'MutualAuthentication.Mode')) === 'verify' ? 'client certificate' : undefined;
}

/** Ways from a listener and its rules to what is in their target groups. */
function linkListener(
  balancer: TemplateResource,
  listener: TemplateResource,
  surroundings: Surroundings,
): readonly Link[] {
  const rules = surroundings.listReferring('AWS::ElasticLoadBalancingV2::ListenerRule', 'ListenerArn', listener);
  const holders = [
    { holder: listener, actions: readAt(listener, 'DefaultActions') },
    ...rules.map((rule) => ({ holder: rule, actions: readAt(rule, 'Actions') })),
  ];
  return holders.flatMap(({ holder, actions }) => {
    const signIn = readSignIn(actions) ?? readClientCertificate(listener);
    return listTargetGroups(actions, surroundings).flatMap((group) =>
      listMembers(group, surroundings).map(
        (to): Link => ({
          from: balancer,
          to,
          action: 'forwards to',
          protocol: describeGroup(group),
          authentication: signIn,
          encryption: ['HTTPS', 'TLS'].includes(findText(readAt(group, 'Protocol')) ?? '') ? 'TLS' : undefined,
          evidence: [holder, group],
          controls: signIn === undefined ? [] : [{ what: renderCapitalized(signIn), resource: holder }],
          isWay: true,
        }),
      ),
    );
  });
}

function renderCapitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function describeGroup(group: TemplateResource): string | undefined {
  const protocol = findText(readAt(group, 'Protocol'));
  return protocol === undefined ? undefined : `${protocol} ${findText(readAt(group, 'Port')) ?? ''}`.trim();
}

function listTargetGroups(actions: Value, surroundings: Surroundings): readonly TemplateResource[] {
  return [
    ...listAt(actions, ['*', 'TargetGroupArn']),
    ...listAt(actions, ['*', 'ForwardConfig', 'TargetGroups', '*', 'TargetGroupArn']),
  ].flatMap((arn) => surroundings.findTarget(arn) ?? []);
}

/** Services, instances, functions and load balancers in a target group. */
export function listMembers(group: TemplateResource, surroundings: Surroundings): readonly TemplateResource[] {
  return [
    ...surroundings.listReferring('AWS::ECS::Service', 'LoadBalancers.*.TargetGroupArn', group),
    ...surroundings.listReferring('AWS::AutoScaling::AutoScalingGroup', 'TargetGroupARNs.*', group),
    ...listAt(readAt(group, 'Targets'), ['*', 'Id']).flatMap((id) => surroundings.findNode(id) ?? []),
  ];
}

function readClassic(balancer: TemplateResource, context: NetworkContext): Entry {
  const { surroundings } = context;
  const listeners = listKnown(readAt(balancer, 'Listeners'));
  const name = (listener: Value) =>
    [findText(readAt(listener, 'Protocol'))?.toUpperCase(), findText(readAt(listener, 'LoadBalancerPort'))].join(' ');
  const members = [
    ...listKnown(readAt(balancer, 'Instances')).flatMap((id) => surroundings.findNode(id) ?? []),
    ...surroundings.listReferring('AWS::AutoScaling::AutoScalingGroup', 'LoadBalancerNames.*', balancer),
  ];
  const callers = listCallers(balancer, context);
  const link = { evidence: [balancer], isWay: true };
  return {
    links: [
      ...callers.map(
        ({ caller, controls }): Link => ({
          ...link,
          from: caller,
          to: balancer,
          action: 'connects to',
          protocol: listeners.map(name).join(', '),
          controls,
        }),
      ),
      ...members.map((to): Link => ({ ...link, from: balancer, to, action: 'forwards to', controls: [] })),
    ],
    methods: callers.some(({ caller }) => caller === INTERNET)
      ? listeners.map((listener) => createMethod(balancer, `${name(listener)} /*`))
      : [],
  };
}

/** Somebody outside who reaches a node. */
interface Caller extends Required<Pick<Link, 'controls' | 'weaknesses'>> {
  readonly caller: Outsider;
  readonly ports: string;
}

/** Who outside reaches a node in a VPC: everybody, or the networks that its security groups name. */
export function listCallers(
  node: TemplateResource,
  { surroundings, groups, subnets }: NetworkContext,
): readonly Caller[] {
  if (!hasPublicAddress(node, surroundings, subnets)) return [];
  // A network load balancer may have no security group, and groups outside of the templates may admit everybody.
  if (groups.listGroups(node).length === 0) {
    return isBalancer(node) || groups.hasOthers(node)
      ? [{ caller: INTERNET, controls: [], weaknesses: [], ports: '' }]
      : [];
  }
  const ranges = groups
    .listAdmissions(node)
    .filter((admission) => typeof admission.source === 'string' && isForClients(admission, node));
  const open = ranges.filter(({ source }) => isBroad(String(source)));
  const [widest] = open;
  const named = ranges
    .filter((range) => !open.includes(range) && !isPrivateRange(String(range.source)))
    .map(({ source, ports, shown }) => ({
      caller: createNetwork(String(source)),
      controls: [{ what: `Security group admits ${String(source)} only, on ${ports}`, resource: shown }],
      weaknesses: [],
      ports,
    }));
  return [
    ...(widest === undefined
      ? []
      : [
          {
            caller: INTERNET,
            controls: [],
            // Serving everybody is what a public load balancer is for.
            weaknesses: isBalancer(node) ? [] : listOpenAdmissions(node, groups),
            ports: [...new Set(open.map(({ ports }) => ports))].join(', '),
          },
        ]),
    ...named,
  ];
}

function isBalancer({ type }: TemplateResource): boolean {
  return type.endsWith('::LoadBalancer');
}

/** Addresses that no host of the internet has. */
function isPrivateRange(range: string): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd])/i.test(range);
}
