import { type JsonObject, omitAbsent, sub } from '../../json-value';
import type { EventTarget } from '../events/event';
import { addStarterRole } from '../events/machine-events';
import type { SamOutput } from '../sam-output';
import { type ApiMethod, createInvocationUri, createMethodArn } from './api-method';

/** Lets a REST API call the function or start the state machine. @returns the integration of the method */
export function connectRestApi(method: ApiMethod, target: EventTarget, api: unknown, output: SamOutput): JsonObject {
  const { event, stage } = method;
  if (target.kind === 'stateMachine') {
    return {
      type: 'aws',
      httpMethod: 'POST',
      uri: sub(`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:states:action/StartExecution`),
      credentials: addStarterRole(event, target, output, 'apigateway.amazonaws.com'),
      responses: { 200: { statusCode: '200' }, 400: { statusCode: '400' } },
    };
  }
  const suffix = typeof stage === 'string' ? stage.replaceAll(/[^0-9A-Za-z]/g, '') : 'Stage';
  output.add(target.resource, `${event.id}Permission${suffix}`, 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: target.name,
    Principal: 'apigateway.amazonaws.com',
    SourceArn: createMethodArn(method, api),
  });
  const isStream = event.properties['ResponseTransferMode'] === 'RESPONSE_STREAM';
  return omitAbsent({
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: isStream
      ? createInvocationUri(target.arn, '2021-11-15', 'response-streaming-invocations')
      : createInvocationUri(target.arn),
    responseTransferMode: isStream ? 'STREAM' : undefined,
    timeoutInMillis: event.properties['TimeoutInMillis'],
  });
}
