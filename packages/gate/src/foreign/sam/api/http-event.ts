import { type JsonObject, omitAbsent } from '../../json-value';
import { addPermission, type EventTarget } from '../events/event';
import type { SamOutput } from '../sam-output';
import { type ApiMethod, createInvocationUri, createMethodArn } from './api-method';

/** Lets an HTTP API call the function. @returns the integration of the route */
export function connectHttpApi(method: ApiMethod, target: EventTarget, api: unknown, output: SamOutput): JsonObject {
  const { properties } = method.event;
  const { PayloadFormatVersion: version = '2.0', TimeoutInMillis: timeoutInMillis } = properties;
  addPermission(method.event, target, output, 'apigateway.amazonaws.com', { SourceArn: createMethodArn(method, api) });
  return omitAbsent({
    type: 'aws_proxy',
    httpMethod: 'POST',
    payloadFormatVersion: version,
    uri: createInvocationUri(target.arn),
    timeoutInMillis,
  });
}
