import { z } from 'zod';
import { apiSettings } from './api-settings';
import { auditSettings } from './audit-settings';
import { dataSettings } from './data-settings';
import { detectionSettings } from './detection-settings';
import { encryptionSettings } from './encryption-settings';
import { findExampleValues } from './example-values';
import { defineBoolean, defineText, defineUniqueList } from './fields';
import { identitySettings } from './identity-settings';
import { monitoringSettings } from './monitoring-settings';
import { networkSettings } from './network-settings';
import { findValuesForDisposable } from './permanent-environment';
import { protections } from './protections';
import { REGIONS } from './regions';
import { responseSettings } from './response-settings';
import { findContradictions } from './within-environment';

/** Schema of one environment. Error messages show the description of a field when its value is rejected. */
export const settingsSchema = z
  .strictObject({
    /** Name of the environment and prefix of its resources. No default. A change replaces every resource. */
    name: defineText(/^[a-z][a-z0-9]{1,15}$/, '2 to 16 lower case letters and digits, starting with a letter'),
    /**
     * AWS account to deploy to. No default. With another account than that of the example, the other values of the
     * example are refused too.
     */
    account: defineText(/^\d{12}$/, 'an AWS account id of 12 digits, as a string'),
    /** AWS region to deploy to; data stays in it unless `data.backupCopy` is set (GDPR Art. 44). No default. */
    region: z.enum(REGIONS).describe(`one of ${REGIONS.join(', ')}`),
    /** Team that is responsible for the environment; the value of the tag `owner` on every resource. No default. */
    owner: defineText(/^[a-z0-9][a-z0-9-]{1,62}$/, 'a team name of lower case letters, digits and hyphens'),
    /** Email addresses that receive every alert; each must confirm its subscription. At least one. */
    alertEmails: defineUniqueList(
      defineText(/^[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}$/i, 'an email address'),
      { min: 1, max: 10 },
      '1 to 10 email addresses',
    ),
    /**
     * Whether the environment may be deleted with its data at any time. The gate then requires no retention and no
     * deletion protection. Sandbox true, production false.
     */
    disposable: defineBoolean(),
    /**
     * Termination protection of the stacks, deletion protection of the database and of the user pool, mutation
     * protection of the DNS firewall. No default for production: start with `{ phase: 'creation', until: '...' }`, so
     * that a failed first deployment can roll back. After the first success set `{ phase: 'protected' }` and deploy
     * again. To tear down, return to `creation`. The gate fails after `until`. Sandbox: off with a reason. No cost.
     */
    protections,
    /** The isolated network and its DNS firewall. Default for all fields except `zones`. */
    network: networkSettings,
    /** The customer managed keys. Default for all fields. */
    encryption: encryptionSettings,
    /** Users, their sign-in and their sessions. Default for all fields except the domain prefix and the URLs. */
    identity: identitySettings,
    /** The database and its backups. Default for all fields. */
    data: dataSettings,
    /** The API, its functions and its web ACL. Default for all fields. */
    api: apiSettings,
    /** The trail and the log archive. Default for all fields. */
    audit: auditSettings,
    /** GuardDuty, Security Hub, AWS Config and the other services that watch the account. Default for all fields. */
    detection: detectionSettings,
    /** The playbooks and what people are told. Default for all fields. */
    response: responseSettings,
    /** Alarms on load and cost. The dashboard has no setting. Default for all fields. */
    monitoring: monitoringSettings,
  })
  .superRefine((settings, context) => {
    const found = [findContradictions, findValuesForDisposable, findExampleValues].flatMap((find) => find(settings));
    for (const { path, expected } of found) {
      context.addIssue({ code: 'custom', path, message: expected });
    }
  });

/** One environment, validated and complete. */
export type Settings = z.output<typeof settingsSchema>;

/** What a construct with a protection needs of the settings; the owner answers for a protection that is off. */
export type ProtectionSettings = Pick<Settings, 'owner' | 'protections'>;
