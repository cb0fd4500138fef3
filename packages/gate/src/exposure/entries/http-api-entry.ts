import { groupBy } from '../../templates/group-by';
import type { TemplateResource } from '../../templates/template-resource';
import { createMethod, type Entry } from '../entry';
import { findNumber, findText, isTrue, listEntries, readAt } from '../known-values';
import { createReceiver, INTERNET, isOutsider, type Link, type Party } from '../party';
import type { Surroundings } from '../surroundings';
import { readAuthorization } from './authorizers';
import { describeProtection, type Guard, type GuardedMethod, summarizeAuthorization } from './method-controls';
import { describeThrottle, toPublicMethod } from './rest-api-entry';

/** HTTP and WebSocket APIs. AWS WAF cannot be associated with either. */
export function listHttpEntries(surroundings: Surroundings): readonly Entry[] {
  return surroundings.ofType('AWS::ApiGatewayV2::Api').map((api) => readApi(api, surroundings));
}

function readApi(api: TemplateResource, surroundings: Surroundings): Entry {
  const stages = surroundings.listReferring('AWS::ApiGatewayV2::Stage', 'ApiId', api);
  const routes = surroundings.listReferring('AWS::ApiGatewayV2::Route', 'ApiId', api);
  const isSocket = findText(readAt(api, 'ProtocolType')) === 'WEBSOCKET';
  const connect = routes.find((route) => findText(readAt(route, 'RouteKey')) === '$connect');
  // A connection is authorized once, when it opens, for all messages.
  const gate = isSocket ? connect : undefined;
  const routed = routes.map((route) => ({
    guarded: readRoute(route, gate ?? route, stages, surroundings),
    target: findTarget(route, surroundings),
  }));
  const quick = surroundings.findParty(readAt(api, 'Target'));
  const inner = [...linkTargets(api, routed), ...(quick === undefined ? [] : [linkQuick(api, quick)])];
  const door: Link = {
    from: INTERNET,
    to: api,
    action: isSocket ? 'connects to' : 'calls',
    protocol: isSocket ? 'WSS' : 'HTTPS',
    authentication: summarizeAuthorization(routed.map(({ guarded }) => guarded)) || undefined,
    encryption: 'TLS 1.2',
    evidence: [api, ...stages],
    // The lowest version that these APIs accept.
    controls: [{ what: 'HTTPS only, TLS 1.2 or later', resource: api }],
    isWay: true,
  };
  const isOff = isTrue(readAt(api, 'DisableExecuteApiEndpoint')) && !hasDomain(api, surroundings);
  return {
    links: [...(isOff ? [] : [door]), ...inner],
    methods: isOff
      ? []
      : [
          ...routed.map(({ guarded }) => toPublicMethod(guarded, undefined)),
          ...(quick === undefined ? [] : [createMethod(api, '$default')]),
        ],
  };
}

function hasDomain(api: TemplateResource, surroundings: Surroundings): boolean {
  return surroundings.listReferring('AWS::ApiGatewayV2::ApiMapping', 'ApiId', api).length > 0;
}

interface Routed {
  readonly guarded: GuardedMethod;
  readonly target: Party | undefined;
}

function linkTargets(api: TemplateResource, routed: readonly Routed[]): readonly Link[] {
  const groups = groupBy(
    routed.filter(({ target }) => target !== undefined),
    ({ target }) => (target === undefined ? '' : isOutsider(target) ? target.id : target.path),
  );
  return [...groups.values()].flatMap((group): readonly Link[] => {
    const target = group[0]?.target;
    const guarded = group.map((each) => each.guarded);
    return target === undefined
      ? []
      : [
          {
            from: api,
            to: target,
            action: 'calls',
            protocol: 'HTTPS',
            authentication: summarizeAuthorization(guarded),
            encryption: 'TLS',
            evidence: guarded.map(({ method }) => method),
            ...describeProtection(guarded),
            isWay: true,
          },
        ];
  });
}

/** An API that was created with its only target. */
function linkQuick(api: TemplateResource, to: Party): Link {
  return { from: api, to, action: 'calls', protocol: 'HTTPS', evidence: [api], controls: [], isWay: true };
}

/** The integration of a route: a function, the listener behind a VPC link, an AWS service, or a host. */
function findTarget(route: TemplateResource, surroundings: Surroundings): Party | undefined {
  const integration = surroundings.findTarget(readAt(route, 'Target'));
  if (integration?.type !== 'AWS::ApiGatewayV2::Integration') return undefined;
  const uri = readAt(integration, 'IntegrationUri');
  const node = surroundings.findParty(uri);
  if (node !== undefined) return node;
  for (const [, value] of listEntries(readAt(integration, 'RequestParameters'))) {
    const named = surroundings.findNode(value);
    if (named !== undefined) return named;
  }
  const host = /^https?:\/\/([^/:]+)/.exec(uri.display())?.[1];
  return host === undefined || host.includes('${') ? undefined : createReceiver(host);
}

function readRoute(
  route: TemplateResource,
  gate: TemplateResource,
  stages: readonly TemplateResource[],
  surroundings: Surroundings,
): GuardedMethod {
  const name = findText(readAt(route, 'RouteKey')) ?? '$default';
  const { name: kind, what, resource, scopes } = readAuthorization(gate, surroundings);
  const throttle = findThrottle(name, stages);
  const isApiKeyRequired = isTrue(readAt(route, 'ApiKeyRequired'));
  const guards: Guard[] = [
    ...(what === undefined ? [] : [{ kind: 'authorization' as const, what, resource }]),
    ...(isApiKeyRequired ? [{ kind: 'key' as const, what: 'API key', resource: route }] : []),
    ...(throttle === undefined
      ? []
      : [{ kind: 'throttle' as const, what: `At most ${throttle.text}`, resource: throttle.stage }]),
  ];
  return { method: route, name, authorization: kind, scopes, isApiKeyRequired, throttle: throttle?.text, guards };
}

function findThrottle(
  name: string,
  stages: readonly TemplateResource[],
): { readonly text: string; readonly stage: TemplateResource } | undefined {
  for (const stage of stages) {
    const own = listEntries(readAt(stage, 'RouteSettings')).find(([key]) => key === name)?.[1];
    for (const settings of [own, readAt(stage, 'DefaultRouteSettings')]) {
      const rate = settings?.present ? findNumber(readAt(settings, 'ThrottlingRateLimit')) : undefined;
      if (settings === undefined || rate === undefined) continue;
      return { text: describeThrottle(rate, findNumber(readAt(settings, 'ThrottlingBurstLimit'))), stage };
    }
  }
  return undefined;
}
