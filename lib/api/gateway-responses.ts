import { GatewayResponse, type IRestApi, ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { SECURITY_HEADERS } from '../../lambda/records/http/security-headers';

interface GatewayResponseDefinition {
  readonly type: ResponseType;
  /** Left out for the two default types, which keep the original status. */
  readonly status?: number;
  readonly title: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @see https://www.rfc-editor.org/rfc/rfc6750#section-3 */
const BEARER = { 'WWW-Authenticate': 'Bearer' };

/**
 * A missing path and a denied path get the same response. No response shows which part of a request failed validation.
 */
const RESPONSES: readonly GatewayResponseDefinition[] = [
  { type: ResponseType.DEFAULT_4XX, title: 'Request denied' },
  { type: ResponseType.DEFAULT_5XX, title: 'Service unavailable', headers: { 'Retry-After': '5' } },
  { type: ResponseType.BAD_REQUEST_BODY, status: 400, title: 'The body does not match the schema' },
  { type: ResponseType.BAD_REQUEST_PARAMETERS, status: 400, title: 'A required parameter is missing' },
  {
    type: ResponseType.UNAUTHORIZED,
    status: 401,
    title: 'A valid access token with the scope of this route is required',
    headers: BEARER,
  },
  {
    type: ResponseType.EXPIRED_TOKEN,
    status: 401,
    title: 'A valid access token with the scope of this route is required',
    headers: BEARER,
  },
  { type: ResponseType.ACCESS_DENIED, status: 403, title: 'The token lacks the scope of this route' },
  { type: ResponseType.INVALID_API_KEY, status: 403, title: 'An API key is required' },
  { type: ResponseType.WAF_FILTERED, status: 403, title: 'Request denied' },
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, status: 404, title: 'Not found' },
  { type: ResponseType.RESOURCE_NOT_FOUND, status: 404, title: 'Not found' },
  { type: ResponseType.REQUEST_TOO_LARGE, status: 413, title: 'The body is too large' },
  { type: ResponseType.UNSUPPORTED_MEDIA_TYPE, status: 415, title: 'The body must be application/json' },
  { type: ResponseType.QUOTA_EXCEEDED, status: 429, title: 'Quota exceeded', headers: { 'Retry-After': '3600' } },
  { type: ResponseType.THROTTLED, status: 429, title: 'Too many requests', headers: { 'Retry-After': '1' } },
];

export interface GatewayResponsesProps {
  readonly api: IRestApi;
}

/** Responses that API Gateway itself generates: problem documents (RFC 9457) without internal details. */
export class GatewayResponses extends Construct {
  constructor(scope: Construct, id: string, { api }: GatewayResponsesProps) {
    super(scope, id);
    for (const { type, status, title, headers } of RESPONSES) {
      new GatewayResponse(this, type.responseType, {
        restApi: api,
        type,
        responseHeaders: quoteLiterals({ ...SECURITY_HEADERS, ...headers }),
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

/** API Gateway requires literals in single quotes, and has no escape for a quote inside a literal. */
function quoteLiterals(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
}
