import type { Resource } from '../deployment/deployment';
import { isRecord } from '../deployment/template';
import { awsDocs, nist, type Rule } from './rule';

const TYPES = ['AWS::ApiGateway::Stage'];
const FORMAT = 'Properties.AccessLogSetting.Format';
const VARIABLES = awsDocs('apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html');

/** What AU-3 asks of a record, and the variables that tell it. Clients choose requestId, so the other id is needed too. */
const NEEDED: readonly (readonly [what: string, variable: RegExp])[] = [
  ['the id of the request', /^requestId$/],
  ['the id that clients cannot choose (extendedRequestId)', /^extendedRequestId$/],
  ['the time', /^requestTime(Epoch)?$/],
  ['the method', /^httpMethod$/],
  ['the route', /^(resourcePath|path)$/],
  ['the outcome (status)', /^status$/],
  ['why it was refused (error.responseType)', /^error\.(responseType|message|messageString)$/],
  ['what the authorizer said', /^(authorize|authorizer)\.(status|error|latency)$/],
  ['what the firewall said', /^(wafResponseCode|waf\.status)$/],
  ['the version of TLS', /^tlsVersion$/],
  [
    'who called',
    /^(authorizer\.(claims\.\w+|principalId|\w+Id)|identity\.(apiKeyId|caller|user|userArn|sourceIp|clientCert\.\w+))$/,
  ],
];

/** An API key is a secret; these claims are the data of a person. */
const FORBIDDEN =
  /^(identity\.apiKey|authorizer\.claims\.(email|phone_number|name|given_name|family_name|address|birthdate))$/;

/** Rules for the access log of a stage. */
export const apiGatewayAccessLogRules: readonly Rule[] = [
  {
    id: 'ApiAccessLog',
    types: TYPES,
    what: 'The stage writes every request to a log group or a delivery stream.',
    why: 'Without an access log nobody can tell afterwards who called what, and whether it worked.',
    fix: 'Set AccessLogSetting.DestinationArn to a log group, or to a delivery stream whose name starts with amazon-apigateway-.',
    property: 'Properties.AccessLogSetting.DestinationArn',
    references: [nist('AU-12'), awsDocs('apigateway/latest/developerguide/set-up-logging.html')],
    check: (stage) => {
      const destination = stage.at('AccessLogSetting.DestinationArn');
      const type = destination.target()?.type;
      if (type !== undefined) return ['AWS::Logs::LogGroup', 'AWS::KinesisFirehose::DeliveryStream'].includes(type);
      return /:log-group:.|:deliverystream\/amazon-apigateway-/.test(destination.text() ?? '');
    },
  },
  {
    id: 'ApiAccessLogFields',
    types: TYPES,
    what: 'A record of the access log is JSON and tells who called what, when and how it ended.',
    why: 'A line that lacks one of these cannot be searched, or does not answer what an investigation asks.',
    fix: 'Set AccessLogSetting.Format to a JSON object with the $context variables that the finding names.',
    property: FORMAT,
    references: [nist('AU-3'), VARIABLES],
    check: (stage) => {
      const format = stage.at('AccessLogSetting.Format').text() ?? '';
      const variables = variablesOf(stage);
      return [
        ...(isJsonObject(format) ? [] : ['JSON']),
        ...NEEDED.filter(([, variable]) => !variables.some((name) => variable.test(name))).map(([what]) => what),
      ];
    },
  },
  {
    id: 'ApiAccessLogNoSecrets',
    types: TYPES,
    what: 'The access log keeps no API keys and no claims that describe a person.',
    why: 'Whoever reads the log could call the API with a key out of it; names and addresses would outlive their erasure.',
    fix: 'In AccessLogSetting.Format use identity.apiKeyId in place of identity.apiKey, and claims such as client_id.',
    property: FORMAT,
    references: [nist('SI-12'), VARIABLES],
    check: (stage) => variablesOf(stage).filter((name) => FORBIDDEN.test(name)),
  },
];

/** `error.responseType` of `$context.error.responseType`. */
function variablesOf(stage: Resource): string[] {
  const format = stage.at('AccessLogSetting.Format').text() ?? '';
  return [...format.matchAll(/\$context\.([\w.-]*\w)/g)].map(([, name]) => name ?? '');
}

/** With a number in place of every variable, as numbers may stand without quotes. */
function isJsonObject(format: string): boolean {
  try {
    return isRecord(JSON.parse(format.replaceAll(/\$context\.[\w.-]*\w/g, '0')));
  } catch {
    return false;
  }
}
