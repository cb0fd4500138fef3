import { isIntrinsic, pick, ref, toObject } from '../json-value';
import type { EventTarget } from './events/event';
import type { SamOutput } from './sam-output';

/** Expands the URL of a function. A URL without authorization comes with permissions for everybody. */
export function expandFunctionUrl({ resource }: EventTarget, alias: string | undefined, output: SamOutput): void {
  const { id, properties } = resource;
  const { FunctionUrlConfig: given } = properties;
  if (given === undefined) return;
  if (isIntrinsic(given)) {
    output.reject(resource, 'FunctionUrlConfig', 'FunctionUrlConfig is an intrinsic function');
    return;
  }
  const config = toObject(given);
  output.rejectUnknown(resource, config, ['AuthType', 'Cors', 'InvokeMode'], 'FunctionUrlConfig.');
  output.add(resource, `${id}Url`, 'AWS::Lambda::Url', {
    TargetFunctionArn: ref(alias ?? id),
    ...pick(config, ['AuthType', 'Cors', 'InvokeMode']),
  });
  if (config['AuthType'] !== 'NONE') return;
  const everybody = { FunctionName: ref(alias ?? id), Principal: '*' };
  output.add(resource, `${id}UrlPublicPermissions`, 'AWS::Lambda::Permission', {
    ...everybody,
    Action: 'lambda:InvokeFunctionUrl',
    FunctionUrlAuthType: 'NONE',
  });
  output.add(resource, `${id}URLInvokeAllowPublicAccess`, 'AWS::Lambda::Permission', {
    ...everybody,
    Action: 'lambda:InvokeFunction',
    InvokedViaFunctionUrl: true,
  });
}
