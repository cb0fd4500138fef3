import type { TemplateResource, TemplateStack } from '../templates/template-resource';
import type { TemplateSet } from '../templates/template-set';
import type { FactRecord, Setting } from './fact-record';
import { readSetting, type SettingReader } from './read-setting';

/** Type of the facts about a stack itself. */
export const STACK_FACTS = 'Bulwark::Stack';
/** Type of the facts about how an environment is judged. */
export const ENVIRONMENT_FACTS = 'Bulwark::Environment';

/**
 * Collects what each resource, stack and environment is set to, so that two runs can be compared. References are
 * followed and written as paths of constructs, so that neither a hash in a logical id nor the order of resources counts.
 */
export function collectFacts(templates: TemplateSet, getPath: (resource: TemplateResource) => string): FactRecord[] {
  const paths = new Map<TemplateResource, string>();
  const findPath = (resource: TemplateResource): string => {
    const known = paths.get(resource) ?? stripContentHash(resource, getPath(resource));
    paths.set(resource, known);
    return known;
  };
  return [
    ...collectEnvironmentFacts(templates),
    ...templates.stacks.flatMap(collectStackFacts),
    ...templates.resources.map((resource) => readResourceFacts(resource, findPath)),
  ];
}

/** Reads what one resource is set to. */
export function readResourceFacts(resource: TemplateResource, findPath: SettingReader['findPath']): FactRecord {
  const reader = { findPath };
  return {
    resource: findPath(resource),
    type: resource.type,
    settings: { ...readProperties(resource, reader), ...readPolicies(resource, reader) },
  };
}

/** Types whose logical ids end in a hash of what they hold. Without a construct, only the rest of the id stays. */
const CONTENT_HASHED: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGatewayV2::Deployment',
  'AWS::Lambda::Version',
]);

function stripContentHash({ type }: TemplateResource, path: string): string {
  return CONTENT_HASHED.has(type) ? path.replace(/[0-9a-f]{32}$/, '') : path;
}

function readProperties(resource: TemplateResource, reader: SettingReader): Readonly<Record<string, Setting>> {
  const { raw, scope } = resource.at('').located;
  const setting = readSetting(raw, scope, reader, resource.type);
  return isObject(setting) ? setting : {};
}

function isObject(setting: Setting | undefined): setting is Readonly<Record<string, Setting>> {
  return typeof setting === 'object' && !Array.isArray(setting);
}

/** What decides whether a resource exists and stays, beside its properties. */
function readPolicies(resource: TemplateResource, reader: SettingReader): Record<string, Setting> {
  const policies: Record<string, Setting> = {};
  for (const name of POLICIES) {
    const { raw, scope } = resource.policy(name).located;
    const setting = readSetting(raw, scope, reader, '');
    if (setting !== undefined) policies[name] = setting;
  }
  const condition = resource.stack.source.template.Resources?.[resource.logicalId]?.Condition;
  if (typeof condition === 'string' && resource.stack.decideCondition(condition) === undefined)
    policies['Condition'] = condition;
  return policies;
}

const POLICIES = ['DeletionPolicy', 'UpdateReplacePolicy'] as const;

function collectStackFacts({ path, source: { deployment } }: TemplateStack): FactRecord[] {
  if (deployment === undefined) return [];
  const { terminationProtection: TerminationProtection, strangers } = deployment;
  const settings = { TerminationProtection, ...(strangers.length === 0 ? {} : { DeployedThrough: strangers }) };
  return [{ resource: path, type: STACK_FACTS, settings }];
}

function collectEnvironmentFacts(templates: TemplateSet): FactRecord[] {
  const byName = new Map(templates.stacks.map(({ path }) => [path.split('/')[0] ?? path, path]));
  return [...byName].map(([resource, stack]): FactRecord => {
    const trusts = Object.entries(templates.getTrust(stack)).filter(([, list]) => list !== undefined);
    const settings = {
      Disposable: templates.isDisposable(stack),
      ...(trusts.length === 0 ? {} : { Trusts: Object.fromEntries(trusts) }),
    };
    return { resource, type: ENVIRONMENT_FACTS, settings };
  });
}
