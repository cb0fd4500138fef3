import { apiGatewayAccessLogRules } from '../../../lib/compliance/rules/api-gateway-access-log-rules';
import { rulesDecide, UNKNOWN } from './rule-cases';

const FIELDS: Readonly<Record<string, string>> = {
  id: '$context.requestId',
  unique: '$context.extendedRequestId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  route: '$context.resourcePath',
  status: '$context.status',
  error: '$context.error.responseType',
  authorizer: '$context.authorize.status',
  firewall: '$context.wafResponseCode',
  tls: '$context.tlsVersion',
  key: '$context.identity.apiKeyId',
};

function format(fields: Readonly<Record<string, string>>) {
  return { AccessLogSetting: { Format: JSON.stringify(fields) } };
}

function without(field: string) {
  return format(Object.fromEntries(Object.entries(FIELDS).filter(([name]) => name !== field)));
}

function to(destination: unknown) {
  return { AccessLogSetting: { DestinationArn: destination } };
}

function toResource(type: string) {
  return {
    resources: {
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: to({ 'Fn::GetAtt': ['Place', 'Arn'] }) },
      Place: { Type: type },
    },
  };
}

rulesDecide('API Gateway access log rules', apiGatewayAccessLogRules, {
  ApiAccessLog: {
    holds: [
      toResource('AWS::Logs::LogGroup'),
      toResource('AWS::KinesisFirehose::DeliveryStream'),
      to('arn:aws:logs:eu-central-1:111122223333:log-group:api'),
      to('arn:aws:firehose:eu-central-1:111122223333:deliverystream/amazon-apigateway-api'),
    ],
    broken: [
      {},
      to(''),
      to('arn:aws:logs:eu-central-1:111122223333:log-group:'),
      to('arn:aws:firehose:eu-central-1:111122223333:deliverystream/other'),
      toResource('AWS::S3::Bucket'),
    ],
    undecided: [to(UNKNOWN), { AccessLogSetting: UNKNOWN }],
  },
  ApiAccessLogFields: {
    holds: [
      format(FIELDS),
      { AccessLogSetting: { Format: JSON.stringify(FIELDS).replace('"$context.status"', '$context.status') } },
    ],
    broken: [
      {},
      { AccessLogSetting: { Format: Object.values(FIELDS).join(' ') } },
      { AccessLogSetting: { Format: JSON.stringify(Object.values(FIELDS)) } },
      ...Object.keys(FIELDS).map(without),
    ],
    undecided: [{ AccessLogSetting: { Format: UNKNOWN } }],
  },
  ApiAccessLogNoSecrets: {
    holds: [{}, format(FIELDS), format({ client: '$context.authorizer.claims.client_id' })],
    broken: [
      format({ key: '$context.identity.apiKey' }),
      format({ email: '$context.authorizer.claims.email' }),
      format({ name: '$context.authorizer.claims.name' }),
      format({ phone: '$context.authorizer.claims.phone_number' }),
    ],
    undecided: [{ AccessLogSetting: { Format: UNKNOWN } }],
  },
});
