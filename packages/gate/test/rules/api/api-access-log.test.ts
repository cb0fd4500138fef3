import { apiAccessLogRules } from '../../../src/rules/api/api-access-log';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const FIELDS: Readonly<Record<string, string>> = {
  id: '$context.requestId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  route: '$context.resourcePath',
  status: '$context.status',
  key: '$context.identity.apiKeyId',
};

function withFormat(fields: Readonly<Record<string, string>>) {
  return { AccessLogSetting: { Format: JSON.stringify(fields) } };
}

function withoutField(field: string) {
  return withFormat(Object.fromEntries(Object.entries(FIELDS).filter(([name]) => name !== field)));
}

function sendTo(destination: unknown) {
  return { AccessLogSetting: { DestinationArn: destination } };
}

function sendToResource(type: string) {
  return {
    resources: {
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: sendTo({ 'Fn::GetAtt': ['Place', 'Arn'] }) },
      Place: { Type: type },
    },
  };
}

rulesDecide('access log rules of API Gateway', apiAccessLogRules, {
  ApiAccessLogEnabled: {
    holds: [
      sendToResource('AWS::Logs::LogGroup'),
      sendToResource('AWS::KinesisFirehose::DeliveryStream'),
      sendTo('arn:aws:logs:eu-central-1:111122223333:log-group:api'),
      sendTo('arn:aws:firehose:eu-central-1:111122223333:deliverystream/amazon-apigateway-api'),
    ],
    broken: [
      {},
      sendTo(''),
      sendTo('arn:aws:logs:eu-central-1:111122223333:log-group:'),
      sendTo('arn:aws:firehose:eu-central-1:111122223333:deliverystream/other'),
      sendToResource('AWS::S3::Bucket'),
    ],
    undecided: [sendTo(UNKNOWN), { AccessLogSetting: UNKNOWN }],
  },
  ApiAccessLogFieldsComplete: {
    holds: [
      withFormat(FIELDS),
      { AccessLogSetting: { Format: Object.values(FIELDS).join(' ') } },
      withFormat({ ...FIELDS, id: '$context.extendedRequestId', key: '$context.identity.sourceIp' }),
      // AccessLogFormat.jsonWithStandardFields() of CDK.
      withFormat({
        requestId: '$context.requestId',
        ip: '$context.identity.sourceIp',
        user: '$context.identity.user',
        caller: '$context.identity.caller',
        requestTime: '$context.requestTime',
        httpMethod: '$context.httpMethod',
        resourcePath: '$context.resourcePath',
        status: '$context.status',
      }),
    ],
    broken: [{ AccessLogSetting: {} }, ...Object.keys(FIELDS).map(withoutField)],
    undecided: [{ AccessLogSetting: { Format: UNKNOWN } }],
    notApplicable: [{}],
  },
  ApiAccessLogSecretsOmitted: {
    holds: [{}, withFormat(FIELDS), withFormat({ client: '$context.authorizer.claims.client_id' })],
    broken: [
      withFormat({ key: '$context.identity.apiKey' }),
      withFormat({ email: '$context.authorizer.claims.email' }),
      withFormat({ name: '$context.authorizer.claims.name' }),
      withFormat({ phone: '$context.authorizer.claims.phone_number' }),
    ],
    undecided: [{ AccessLogSetting: { Format: UNKNOWN } }],
  },
});
