import { GatewayResponse, type IRestApi, ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { SECURITY_HEADERS } from '../../lambda/records/http/security-headers';

interface Answer {
  readonly type: ResponseType;
  /** Left out for the two defaults, which keep the status they stand for. */
  readonly status?: number;
  readonly title: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @see https://www.rfc-editor.org/rfc/rfc6750#section-3 */
const BEARER = { 'WWW-Authenticate': 'Bearer' };

/** A path that does not exist and one that is refused look the same; nothing tells which part of a request failed a check. */
const ANSWERS: readonly Answer[] = [
  { type: ResponseType.DEFAULT_4XX, title: 'The request was refused' },
  { type: ResponseType.DEFAULT_5XX, title: 'The service could not answer', headers: { 'Retry-After': '5' } },
  { type: ResponseType.BAD_REQUEST_BODY, status: 400, title: 'The body does not match the schema' },
  { type: ResponseType.BAD_REQUEST_PARAMETERS, status: 400, title: 'A required parameter is missing' },
  {
    type: ResponseType.UNAUTHORIZED,
    status: 401,
    title: 'A valid access token with the scope of this route is needed',
    headers: BEARER,
  },
  {
    type: ResponseType.EXPIRED_TOKEN,
    status: 401,
    title: 'A valid access token with the scope of this route is needed',
    headers: BEARER,
  },
  { type: ResponseType.ACCESS_DENIED, status: 403, title: 'The token lacks the scope of this route' },
  { type: ResponseType.INVALID_API_KEY, status: 403, title: 'The API key of a client is needed' },
  { type: ResponseType.WAF_FILTERED, status: 403, title: 'The request was refused' },
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, status: 404, title: 'Not found' },
  { type: ResponseType.RESOURCE_NOT_FOUND, status: 404, title: 'Not found' },
  { type: ResponseType.REQUEST_TOO_LARGE, status: 413, title: 'The body is too large' },
  { type: ResponseType.UNSUPPORTED_MEDIA_TYPE, status: 415, title: 'The body must be application/json' },
  { type: ResponseType.QUOTA_EXCEEDED, status: 429, title: 'The quota is used up', headers: { 'Retry-After': '3600' } },
  { type: ResponseType.THROTTLED, status: 429, title: 'Too many requests', headers: { 'Retry-After': '1' } },
];

export interface GatewayAnswersProps {
  readonly api: IRestApi;
}

/** What the gateway answers by itself: uniform problem documents (RFC 9457) that tell nothing of the inside. */
export class GatewayAnswers extends Construct {
  constructor(scope: Construct, id: string, { api }: GatewayAnswersProps) {
    super(scope, id);
    for (const { type, status, title, headers } of ANSWERS) {
      new GatewayResponse(this, type.responseType, {
        restApi: api,
        type,
        responseHeaders: quoted({ ...SECURITY_HEADERS, ...headers }),
        templates: {
          'application/json': JSON.stringify({
            type: 'about:blank',
            title,
            ...(status === undefined ? {} : { status }),
          }),
        },
        ...(status === undefined ? {} : { statusCode: `${status}` }),
      });
    }
  }
}

/** API Gateway takes literals in single quotes and knows no way to write a quote inside one. */
function quoted(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
}
