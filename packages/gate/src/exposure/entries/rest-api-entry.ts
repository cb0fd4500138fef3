import { buildPath } from '../../rules/api/method-lookup';
import { ALL_METHODS, getSettingName, readMethodSettings } from '../../rules/api/method-settings';
import { groupBy } from '../../templates/group-by';
import { memoize } from '../../templates/memoize';
import type { TemplateResource, Value } from '../../templates/template-resource';
import { describeHttps, readTlsVersion } from '../controls/tls-version';
import { findWebAcl } from '../controls/web-acl-control';
import { createMethod, type Entry, type MethodDraft } from '../entry';
import { findNumber, findText, isTrue, listEntries, listTexts, readAt, readIfKnown } from '../known-values';
import { createReceiver, INTERNET, type Link, type Party, type ShownControl } from '../party';
import { findCallerLimit } from '../public-statements';
import type { Surroundings } from '../surroundings';
import { readAuthorization } from './authorizers';
import { describeProtection, type Guard, type GuardedMethod, summarizeAuthorization } from './method-controls';

/** REST APIs: methods, what is before them, and the integrations behind them. */
export function listRestEntries(surroundings: Surroundings): readonly Entry[] {
  return surroundings.ofType('AWS::ApiGateway::RestApi').map((api) => readApi(api, surroundings));
}

function readApi(api: TemplateResource, surroundings: Surroundings): Entry {
  const stages = surroundings.listReferring('AWS::ApiGateway::Stage', 'RestApiId', api);
  const methods = surroundings
    .listReferring('AWS::ApiGateway::Method', 'RestApiId', api)
    .filter((method) => !isPreflight(method))
    .map((method) => ({ guarded: readMethod(method, stages, surroundings), target: findTarget(method, surroundings) }));
  const inner = linkTargets(api, methods);
  if (isPrivate(api)) return { links: inner, methods: [] };
  const acl = findWebAcl(api, surroundings);
  const version = readTlsVersion(findText(readAt(api, 'SecurityPolicy')));
  const limit = findCallerLimit(api, surroundings);
  const controls: ShownControl[] = [
    ...(acl?.control === undefined ? [] : [acl.control]),
    { what: describeHttps(version), resource: api },
    ...(limit === undefined ? [] : [limit]),
    ...listMutualTls(api, surroundings),
  ];
  const door: Link = {
    from: INTERNET,
    to: api,
    action: 'calls',
    protocol: 'HTTPS',
    authentication: summarizeAuthorization(methods.map(({ guarded }) => guarded)) || undefined,
    encryption: version === undefined ? 'TLS' : `TLS ${version}`,
    evidence: [api, ...stages],
    controls,
    isWay: true,
  };
  return {
    links: [door, ...inner],
    methods: methods.map(({ guarded }) => toPublicMethod(guarded, acl?.name)),
  };
}

/** A browser asks before a request from another origin; the answer is in the template. */
function isPreflight(method: TemplateResource): boolean {
  return (
    findText(readAt(method, 'HttpMethod')) === 'OPTIONS' && findText(readAt(method, 'Integration.Type')) === 'MOCK'
  );
}

function isPrivate(api: TemplateResource): boolean {
  return listTexts(readAt(api, 'EndpointConfiguration.Types')).includes('PRIVATE');
}

/** A domain name that requires certificates of clients, when the default endpoint is switched off. */
function listMutualTls(api: TemplateResource, surroundings: Surroundings): readonly ShownControl[] {
  if (!isTrue(readAt(api, 'DisableExecuteApiEndpoint'))) return [];
  return surroundings
    .listReferring('AWS::ApiGateway::BasePathMapping', 'RestApiId', api)
    .flatMap((mapping) => surroundings.findTarget(readAt(mapping, 'DomainName')) ?? [])
    .filter((domain) => readAt(domain, 'MutualTlsAuthentication.TruststoreUri').present)
    .map((resource) => ({ what: 'Certificate of the client required (mutual TLS)', resource }));
}

interface Routed {
  readonly guarded: GuardedMethod;
  readonly target: Party | undefined;
}

/** One way to each target, with what all methods that lead there have in common. */
function linkTargets(api: TemplateResource, methods: readonly Routed[]): readonly Link[] {
  const routed = methods.filter(({ target }) => target !== undefined);
  const groups = groupBy(routed, ({ target }) =>
    target === undefined ? '' : 'path' in target ? target.path : target.id,
  );
  return [...groups.values()].flatMap((group): readonly Link[] => {
    const [first] = group;
    if (first?.target === undefined) return [];
    const guarded = group.map((each) => each.guarded);
    return [
      {
        from: api,
        to: first.target,
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

/** What a method calls: a resource, an AWS service, the load balancer behind a VPC link, or a host. */
function findTarget(method: TemplateResource, surroundings: Surroundings): Party | undefined {
  const integration = readAt(method, 'Integration');
  const uri = readAt(integration, 'Uri');
  const node = surroundings.findParty(uri) ?? findInTemplates(method, surroundings);
  if (node !== undefined) return node;
  const link = surroundings.findTarget(readAt(integration, 'ConnectionId'));
  const balancer = link === undefined ? undefined : listTargetsOf(link, surroundings)[0];
  if (balancer !== undefined) return balancer;
  const host = /^https?:\/\/([^/:]+)/.exec(uri.display())?.[1];
  return host === undefined || host.includes('${') ? undefined : createReceiver(host);
}

function listTargetsOf(link: TemplateResource, surroundings: Surroundings): readonly TemplateResource[] {
  return (readIfKnown(() => readAt(link, 'TargetArns').items()) ?? []).flatMap(
    (arn) => surroundings.findNode(arn) ?? [],
  );
}

/** A mapping template names the table or the state machine that an action of an AWS service is about. */
function findInTemplates(method: TemplateResource, surroundings: Surroundings): TemplateResource | undefined {
  const integration = readAt(method, 'Integration');
  const values = [readAt(integration, 'RequestTemplates'), readAt(integration, 'RequestParameters')].flatMap(
    listEntries,
  );
  for (const [, value] of values) {
    const node = surroundings.findNode(value);
    if (node !== undefined) return node;
  }
  return undefined;
}

function readMethod(
  method: TemplateResource,
  stages: readonly TemplateResource[],
  surroundings: Surroundings,
): GuardedMethod {
  const path = readIfKnown(() => buildPath(method)) ?? '/...';
  const name = `${findText(readAt(method, 'HttpMethod')) ?? 'ANY'} ${path}`;
  const authorization = readAuthorization(method, surroundings);
  const isApiKeyRequired = isTrue(readAt(method, 'ApiKeyRequired'));
  const throttle =
    findThrottle(name, stages) ?? (isApiKeyRequired ? findPlanThrottle(method, surroundings) : undefined);
  const validation = findValidation(method, surroundings);
  const guards: Guard[] = [
    ...(authorization.what === undefined
      ? []
      : [{ kind: 'authorization' as const, what: authorization.what, resource: authorization.resource }]),
    ...(isApiKeyRequired ? [{ kind: 'key' as const, what: 'API key', resource: method }] : []),
    ...(throttle === undefined
      ? []
      : [{ kind: 'throttle' as const, what: `At most ${throttle.text}`, resource: throttle.stage }]),
    ...(validation === undefined
      ? []
      : [{ kind: 'validation' as const, what: `Validates ${validation.text}`, resource: validation.validator }]),
  ];
  return {
    method,
    name,
    authorization: authorization.name,
    scopes: authorization.scopes,
    isApiKeyRequired,
    throttle: throttle?.text,
    validation: validation?.text,
    guards,
  };
}

interface Throttle {
  readonly text: string;
  /** The resource that shows it. */
  readonly stage: TemplateResource;
}

/** The limit of the method in the settings of a stage, or that of all methods. */
function findThrottle(name: string, stages: readonly TemplateResource[]): Throttle | undefined {
  for (const stage of stages) {
    const settings = readSettings(stage);
    const setting = settings.get(name) ?? settings.get(ALL_METHODS);
    const rate = setting && findNumber(readAt(setting, 'ThrottlingRateLimit'));
    if (setting === undefined || rate === undefined) continue;
    return { text: describeThrottle(rate, findNumber(readAt(setting, 'ThrottlingBurstLimit'))), stage };
  }
  return undefined;
}

/** The settings of a stage, by the method that they are for. */
const readSettings = memoize((stage: TemplateResource): ReadonlyMap<string, Value> => {
  const settings = readIfKnown(() => readMethodSettings(stage)) ?? [];
  return new Map(settings.map((setting) => [readIfKnown(() => getSettingName(setting)) ?? '', setting]));
});

/** The limit of the only usage plan, for methods that require its keys. */
function findPlanThrottle(method: TemplateResource, surroundings: Surroundings): Throttle | undefined {
  const api = surroundings.findTarget(readAt(method, 'RestApiId'));
  const plans =
    api === undefined ? [] : surroundings.listReferring('AWS::ApiGateway::UsagePlan', 'ApiStages.*.ApiId', api);
  const rates = plans.flatMap((plan) => {
    const rate = findNumber(readAt(plan, 'Throttle.RateLimit'));
    return rate === undefined ? [] : [{ rate, plan }];
  });
  // A plan without a limit gives its keys any rate.
  if (rates.length === 0 || rates.length < plans.length) return undefined;
  const [highest] = rates.sort((one, other) => other.rate - one.rate);
  return highest && { text: `${highest.rate} requests/s for each key`, stage: highest.plan };
}

/** `100 requests/s, burst 200` */
export function describeThrottle(rate: number, burst: number | undefined): string {
  return `${rate} requests/s${burst === undefined ? '' : `, burst ${burst}`}`;
}

function findValidation(
  method: TemplateResource,
  surroundings: Surroundings,
): { readonly text: string; readonly validator: TemplateResource } | undefined {
  const validator = surroundings.findTarget(readAt(method, 'RequestValidatorId'));
  if (validator === undefined) return undefined;
  const hasModel = listEntries(readAt(method, 'RequestModels')).length > 0;
  const hasParameters = listEntries(readAt(method, 'RequestParameters')).length > 0;
  const parts = [
    ...(hasModel && isTrue(readAt(validator, 'ValidateRequestBody')) ? ['body'] : []),
    ...(hasParameters && isTrue(readAt(validator, 'ValidateRequestParameters')) ? ['parameters'] : []),
  ];
  return parts.length === 0 ? undefined : { text: parts.join(', '), validator };
}

export function toPublicMethod(guarded: GuardedMethod, webAcl: string | undefined): MethodDraft {
  const { method, name, authorization, scopes, isApiKeyRequired, throttle, validation } = guarded;
  return createMethod(method, name, {
    authorization,
    scopes,
    isApiKeyRequired,
    ...(throttle === undefined ? {} : { throttle }),
    ...(validation === undefined ? {} : { validation }),
    ...(webAcl === undefined ? {} : { webAcl }),
  });
}
