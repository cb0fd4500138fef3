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
import { RecordsApi } from '../../lib/api/records-api';
import { UsagePlans } from '../../lib/api/usage-plans';
import { Backend } from '../../lib/backend';
import type { Settings } from '../../lib/settings/settings';
import { foundations, sandboxSettings, testApp, testStack } from '../scaffold';

export type Properties = Record<string, unknown>;

/** The template of the API stack as a deployment would have it. */
export function apiTemplate(settings: Settings): Template {
  const stack = new Backend(testApp(), settings.name, { settings }).node.findChild('Api');
  if (!Stack.isStack(stack)) throw new Error('there is no stack named Api');
  return Template.fromStack(stack);
}

/** The template of an API with other routes than those of this change. */
export function exampleTemplate(routes: readonly Route[], settings: Settings = sandboxSettings): Template {
  const stack = testStack(settings);
  const { keys } = foundations(stack, settings);
  const code = Code.fromInline('exports.handler = async () => {};');
  const live = (id: string) => {
    const { currentVersion: version } = new LambdaFunction(stack, id, {
      code,
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
    });
    // True; exactOptionalPropertyTypes hides it.
    return new Alias(stack, `${id}Live`, { aliasName: 'live', version: version as IVersion }) as IFunction;
  };
  const { api } = new RecordsApi(stack, 'Records', {
    name: 'test-records',
    routes,
    functions: { read: live('Read'), write: live('Write') },
    userPool: new UserPool(stack, 'Users'),
    key: keys.logs,
    settings: settings.api,
  });
  const { machineClients } = settings.identity;
  new UsagePlans(stack, 'UsagePlans', { prefix: 'test', api, machineClients, settings: settings.api });
  return Template.fromStack(stack);
}

/** The properties of every resource of a type. */
export function all(template: Template, type: string): Properties[] {
  return Object.values(template.findResources(type)).map(({ Properties: properties }) => properties ?? {});
}

/** The properties of the only resource of a type that matches. */
export function only(template: Template, type: string, matching: Properties = {}): Properties {
  const found = all(template, type).filter((properties) =>
    Object.entries(matching).every(([name, value]) => properties[name] === value),
  );
  if (found.length !== 1 || found[0] === undefined) {
    throw new Error(`${found.length} ${type} match ${JSON.stringify(matching)}`);
  }
  return found[0];
}

/** Actions and resources of every statement of the policy whose logical id starts as given. */
export function rightsOf(template: Template, startsWith: string): unknown[] {
  const policies = Object.entries(template.findResources('AWS::IAM::ManagedPolicy'))
    .filter(([id]) => id.startsWith(startsWith))
    .flatMap(([, { Properties: properties }]) => properties['PolicyDocument'].Statement);
  return policies.map(({ Effect, Action, Resource }) => ({ Effect, Action, Resource }));
}
