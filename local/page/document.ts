import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toObject } from '../template/properties';

type Json = Readonly<Record<string, unknown>>;

const FILE = join(__dirname, '..', '..', 'docs', 'openapi.json');
const HINT = 'Sign in as one of the people in .local/people.txt. Their groups decide which scopes the token has.';

/** Builds the document of the API with the address of this machine and the way in which people sign in here. */
export function buildLocalDocument(stage: string, issuer: string): Json {
  const document = readDocument();
  const components = toObject(document['components']);
  const schemes = toObject(components['securitySchemes']);
  const authorizationCode = {
    authorizationUrl: `${issuer}/oauth2/authorize`,
    tokenUrl: `${issuer}/oauth2/token`,
    scopes: readSignInScopes(document),
  };
  const token = { ...toObject(schemes['token']), description: HINT, flows: { authorizationCode } };
  return {
    ...document,
    servers: [{ url: `/${stage}`, description: 'This machine' }],
    components: { ...components, securitySchemes: { ...schemes, token } },
  };
}

/**
 * The scopes that the page requests: those of the API, and `openid`, so that a person without a group gets a token without
 * any right, as on AWS.
 */
export function readSignInScopes(document: Json = readDocument()): Json {
  const schemes = toObject(toObject(document['components'])['securitySchemes']);
  const flows = toObject(toObject(schemes['token'])['flows']);
  return { openid: 'Who signed in', ...toObject(toObject(flows['clientCredentials'])['scopes']) };
}

function readDocument(): Json {
  return toObject(JSON.parse(readFileSync(FILE, 'utf8')));
}
