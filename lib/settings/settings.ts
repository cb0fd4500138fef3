import { z } from 'zod';
import { apiSettings } from './api-settings';
import { auditSettings } from './audit-settings';
import { dataSettings } from './data-settings';
import { encryptionSettings } from './encryption-settings';
import { identitySettings } from './identity-settings';
import { networkSettings } from './network-settings';
import { REGIONS } from './regions';
import { distinct, text, yesOrNo } from './text';
import { contradictionsIn } from './within-environment';

/** The shape of one environment. Every field says what is allowed; the same words are shown when a value is refused. */
export const settingsSchema = z
  .strictObject({
    /** Names the environment and prefixes everything it creates. No default. Changing it replaces every resource. */
    name: text(/^[a-z][a-z0-9]{1,15}$/, '2 to 16 lower case letters and digits, starting with a letter'),
    /** AWS account to deploy to. No default. */
    account: text(/^\d{12}$/, 'an AWS account id of 12 digits, as a string'),
    /** AWS region to deploy to; data never leaves it (GDPR Art. 44). No default. */
    region: z.enum(REGIONS).describe(`one of ${REGIONS.join(', ')}`),
    /** Team that answers for the environment; becomes the tag `owner` on every resource. No default. */
    owner: text(/^[a-z0-9][a-z0-9-]{1,62}$/, 'a team name of lower case letters, digits and hyphens'),
    /** Mailboxes that get every security and operations alert; each must confirm the subscription. At least one. */
    alertEmails: distinct(
      text(/^[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}$/i, 'an email address'),
      { min: 1, max: 10 },
      '1 to 10 email addresses',
    ),
    /** Refuses `cdk destroy` until it is lifted by hand. Sandbox: off. Production: on. Costs nothing. */
    terminationProtection: yesOrNo(),
    /** The isolated network and what leaves it. Default for all but `zones`. */
    network: networkSettings,
    /** The customer managed keys. Default for everything. */
    encryption: encryptionSettings,
    /** Users, their sign-in and their sessions. Default for all but the addresses. */
    identity: identitySettings,
    /** The database and its backups. Default for everything. */
    data: dataSettings,
    /** The API, its functions and its firewall. Default for everything. */
    api: apiSettings,
    /** The trail and its archive. Default for everything. */
    audit: auditSettings,
  })
  .superRefine((settings, context) => {
    for (const { path, expected } of contradictionsIn(settings)) {
      context.addIssue({ code: 'custom', path, message: expected });
    }
  });

/** One environment, validated and complete. */
export type Settings = z.output<typeof settingsSchema>;
