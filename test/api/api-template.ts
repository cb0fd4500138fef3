import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import {
  Alias,
  Code,
  type IFunction,
  type IVersion,
  Function as LambdaFunction,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import type { Route } from '../../lambda/records/route';
import { ApiKeys } from '../../lib/api/api-keys';
import { RecordsApi } from '../../lib/api/records-api';
import { UsagePlans } from '../../lib/api/usage-plans';
import { Backend } from '../../lib/backend';
import type { Settings } from '../../lib/settings/settings';
import { createSharedResources, createTestApp, createTestStack, sandboxSettings } from '../scaffold';

export type Properties = Record<string, unknown>;

/** Synthesizes the API stack of an environment. */
export function synthApi(settings: Settings): Template {
  const stack = new Backend(createTestApp(), settings.name, { settings }).node.findChild('Api');
  if (!Stack.isStack(stack)) throw new Error('expected a stack with the id Api');
  return Template.fromStack(stack);
}

/** Synthesizes an API with other routes. */
export function synthExampleApi(routes: readonly Route[], settings: Settings = sandboxSettings): Template {
  const stack = createTestStack(settings);
  const { keys } = createSharedResources(stack, settings);
  const code = Code.fromInline('exports.handler = async () => {};');
  const createLiveAlias = (id: string) => {
    const { currentVersion: version } = new LambdaFunction(stack, id, {
      code,
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
    });
    // Alias implements IFunction; exactOptionalPropertyTypes makes the types incompatible, so cast.
    return new Alias(stack, `${id}Live`, { aliasName: 'live', version: version as IVersion }) as IFunction;
  };
  const { api } = new RecordsApi(stack, 'Records', {
    name: 'test-records',
    routes,
    functions: { read: createLiveAlias('Read'), write: createLiveAlias('Write') },
    userPool: new UserPool(stack, 'UserPool'),
    key: keys.logs,
    settings: settings.api,
  });
  const machines = new Map(settings.identity.machineClients.map(({ name }) => [name, `client${name}`]));
  const apiKeys = new ApiKeys(stack, 'ApiKeys', { prefix: 'test', clients: { people: 'people', machines } });
  new UsagePlans(stack, 'UsagePlans', { api, keys: apiKeys, settings: settings.api });
  return Template.fromStack(stack);
}

/** Finds the properties of every resource of a type. */
export function findAllProperties(template: Template, type: string): Properties[] {
  return Object.values(template.findResources(type)).map(({ Properties: properties }) => properties ?? {});
}

/** Finds the properties of the only matching resource of a type. */
export function findOnlyProperties(template: Template, type: string, matching: Properties = {}): Properties {
  const found = findAllProperties(template, type).filter((properties) =>
    Object.entries(matching).every(([name, value]) => properties[name] === value),
  );
  if (found.length !== 1 || found[0] === undefined) {
    throw new Error(`${found.length} ${type} match ${JSON.stringify(matching)}`);
  }
  return found[0];
}

/** Lists effect, actions and resources of every statement of the policies whose logical id starts with a prefix. */
export function listStatements(template: Template, startsWith: string): unknown[] {
  const policies = Object.entries(template.findResources('AWS::IAM::ManagedPolicy'))
    .filter(([id]) => id.startsWith(startsWith))
    .flatMap(([, { Properties: properties }]) => properties['PolicyDocument'].Statement);
  return policies.map(({ Effect, Action, Resource }) => ({ Effect, Action, Resource }));
}
