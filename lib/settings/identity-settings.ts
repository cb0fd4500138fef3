import { z } from 'zod';
import { scopes } from '../../lambda/records/scopes';
import { formatScope } from '../identity/scope-definition';
import { defineText, defineUniqueList, defineWholeNumber } from './fields';
import { logRetentionDays } from './log-retention';

const httpsUrl = defineText(/^https:\/\/[a-z0-9.-]+(:\d+)?(\/[^\s#]*)?$/i, 'an https:// URL without a fragment');

const SCOPES = scopes.map(formatScope);
const SCOPE_LIST = SCOPES.join(', ');
const ANY_SCOPES = `scopes of the API: any of ${SCOPE_LIST}`;
const CLIENT = 'name: "...", tenant: "...", scopes: ["records/read"]';

const TYPE = '"oidc" or "saml"';

const provider = {
  /** Name shown on the sign-in page and used in the user's identity. Required, unique among the providers. */
  name: defineText(
    /^(?!cognito$)[A-Za-z][A-Za-z0-9-]{2,31}$/i,
    '3 to 32 letters, digits and hyphens, starting with a letter, other than "COGNITO"',
  ),
};

export const identitySettings = z.strictObject({
  /**
   * First label of the sign-in host `<prefix>.auth.<region>.amazoncognito.com`; unique in the region. No default. The
   * host may have 63 characters, so the prefix 25 to 30, by region.
   */
  domainPrefix: defineText(
    /^(?!.*(aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]{1,61}[a-z0-9])$/,
    '3 to 63 lower case letters, digits and hyphens without "aws", "amazon" or "cognito"',
  ),
  /** URLs to which the sign-in page may redirect after sign-in. No default, https only. */
  callbackUrls: defineUniqueList(httpsUrl, { min: 1, max: 100 }, '1 to 100 https:// URLs'),
  /** URLs to which Cognito may redirect after sign-out. No default, https only. */
  logoutUrls: defineUniqueList(httpsUrl, { min: 1, max: 100 }, '1 to 100 https:// URLs'),
  /** Minutes for which an access or id token is valid. Default 15; a stolen token works until it expires. */
  accessTokenMinutes: defineWholeNumber(5, 60, 'minutes'),
  /** Hours until a user must sign in again, even if refresh tokens were rotated. Default 8. */
  sessionHours: defineWholeNumber(1, 24, 'hours'),
  /** Days that sign-in events are kept. Sandbox 30, production 400. */
  logRetentionDays,
  /**
   * Machine-to-machine clients: programs that call the API with the client credentials grant, each for one tenant and
   * with its own scopes. Default none. 2.25 USD per 1000 tokens (docs/deploy.md).
   */
  machineClients: z
    .array(
      z
        .strictObject({
          /** Name of the program, shown in the console. Required. */
          name: defineText(
            /^[a-z][a-z0-9-]{1,31}$/,
            '2 to 32 lower case letters, digits and hyphens, starting with a letter',
          ),
          /** Tenant of the client; only this field sets the tenant in its tokens. Required. */
          tenant: defineText(
            /^[a-z0-9][a-z0-9-]{1,62}$/,
            'a tenant id of 2 to 63 lower case letters, digits and hyphens',
          ),
          /**
           * What the program may do: scopes of the API (lambda/records/scopes.ts). Default none: every route with a
           * scope refuses its tokens.
           */
          scopes: defineUniqueList(
            z.enum(SCOPES).describe(`one of ${SCOPE_LIST}`),
            { min: 0, max: SCOPES.length },
            ANY_SCOPES,
          )
            .default([])
            .describe(ANY_SCOPES),
        })
        .describe(`a client { ${CLIENT} }`),
    )
    .max(50)
    .refine((clients) => new Set(clients.map(({ name }) => name)).size === clients.length, {
      message: 'a unique name for each client',
    })
    .describe(`up to 50 clients, each { ${CLIENT} }`),
  /**
   * External identity providers whose users may sign in. Default none. For their users the provider must enforce MFA.
   */
  federation: z
    .array(
      z
        .discriminatedUnion('type', [
          z.strictObject({
            /** OpenID Connect. Required. */
            type: z.literal('oidc').describe(TYPE),
            ...provider,
            /** Issuer URL of the provider, which must support discovery. Required. */
            issuer: httpsUrl,
            /** Client id of this user pool at the provider. Required. */
            clientId: defineText(/^\S{1,255}$/, 'a client id of 1 to 255 characters without spaces'),
            /**
             * Name of the Secrets Manager secret with the client secret as plain text, resolved on deploy. Required.
             */
            clientSecretName: defineText(/^[A-Za-z0-9/_+=.@-]{1,512}$/, 'the name of a Secrets Manager secret'),
          }),
          z.strictObject({
            /** SAML 2.0. Required. */
            type: z.literal('saml').describe(TYPE),
            ...provider,
            /** HTTPS URL of the provider's metadata document. Required. */
            metadataUrl: httpsUrl,
          }),
        ])
        .describe('a provider { type: "oidc", ... } or { type: "saml", ... }'),
    )
    .max(20)
    .refine((providers) => new Set(providers.map(({ name }) => name)).size === providers.length, {
      message: 'a unique name for each provider',
    })
    .describe('up to 20 providers, each { type: "oidc", ... } or { type: "saml", ... }'),
});
