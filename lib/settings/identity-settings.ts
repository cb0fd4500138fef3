import { z } from 'zod';
import { logRetentionDays } from './log-retention';
import { safeguard } from './safeguard';
import { distinct, text, wholeNumber } from './text';

const httpsUrl = text(/^https:\/\/[a-z0-9.-]+(:\d+)?(\/[^\s#]*)?$/i, 'an https:// URL without a fragment');

const TYPE = '"oidc" or "saml"';

const provider = {
  /** Name shown on the sign-in page and used in the user's identity. Required, another for each provider. */
  name: text(
    /^(?!cognito$)[A-Za-z][A-Za-z0-9-]{2,31}$/i,
    '3 to 32 letters, digits and hyphens, starting with a letter, other than "COGNITO"',
  ),
};

export const identitySettings = z.strictObject({
  /** First label of the sign-in host `<prefix>.auth.<region>.amazoncognito.com`; unique in the region. No default. */
  domainPrefix: text(
    /^(?!.*(aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]{1,61}[a-z0-9])$/,
    '3 to 63 lower case letters, digits and hyphens without "aws", "amazon" or "cognito"',
  ),
  /** Where the sign-in page may return to. No default, https only. */
  callbackUrls: distinct(httpsUrl, { min: 1, max: 100 }, '1 to 100 https:// URLs'),
  /** Where sign-out may return to. No default, https only. */
  logoutUrls: distinct(httpsUrl, { min: 1, max: 100 }, '1 to 100 https:// URLs'),
  /** Minutes an access or id token is valid. Default 15; a stolen token cannot be called back before that. */
  accessTokenMinutes: wholeNumber(5, 60, 'minutes'),
  /** Hours until a user must sign in again, rotation of the refresh token included. Default 8. */
  sessionHours: wholeNumber(1, 24, 'hours'),
  /** Days that sign-in events are kept. Sandbox 30, production 400. */
  logRetentionDays,
  /** Refuses deletion of the user pool. Sandbox: off with a reason. Production: on. Costs nothing. */
  deletionProtection: safeguard,
  /**
   * Programs that call the API with client credentials, each for one tenant. Default none. About 6 USD a month each, plus
   * 2.25 USD per 1000 tokens (docs/deploy.md).
   */
  machineClients: z
    .array(
      z
        .strictObject({
          /** Name of the program, shown in the console. Required. */
          name: text(
            /^[a-z][a-z0-9-]{1,31}$/,
            '2 to 32 lower case letters, digits and hyphens, starting with a letter',
          ),
          /** The tenant it acts for; its tokens carry it, and nothing else decides it. Required. */
          tenant: text(/^[a-z0-9][a-z0-9-]{1,62}$/, 'a tenant id of 2 to 63 lower case letters, digits and hyphens'),
        })
        .describe('a client { name: "...", tenant: "..." }'),
    )
    .max(50)
    .refine((clients) => new Set(clients.map(({ name }) => name)).size === clients.length, {
      message: 'every client under a name of its own',
    })
    .describe('up to 50 clients, each { name: "...", tenant: "..." }'),
  /** Identity providers whose users may sign in. Default none. MFA is then the provider's duty. */
  federation: z
    .array(
      z
        .discriminatedUnion('type', [
          z.strictObject({
            /** OpenID Connect. Required. */
            type: z.literal('oidc').describe(TYPE),
            ...provider,
            /** Issuer URL of the provider, with discovery. Required. */
            issuer: httpsUrl,
            /** Id under which the provider knows this user pool. Required. */
            clientId: text(/^\S{1,255}$/, 'a client id of 1 to 255 characters without spaces'),
            /** Name of the Secrets Manager secret that holds the client secret as plain text; it is resolved on deploy. Required. */
            clientSecretName: text(/^[A-Za-z0-9/_+=.@-]{1,512}$/, 'the name of a Secrets Manager secret'),
          }),
          z.strictObject({
            /** SAML 2.0. Required. */
            type: z.literal('saml').describe(TYPE),
            ...provider,
            /** HTTPS address of the provider's metadata document. Required. */
            metadataUrl: httpsUrl,
          }),
        ])
        .describe('a provider { type: "oidc", ... } or { type: "saml", ... }'),
    )
    .max(20)
    .refine((providers) => new Set(providers.map(({ name }) => name)).size === providers.length, {
      message: 'every provider under a name of its own',
    })
    .describe('up to 20 providers, each { type: "oidc", ... } or { type: "saml", ... }'),
});
