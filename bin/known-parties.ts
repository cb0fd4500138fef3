import type { GatePolicy } from '@bulwark/gate';
import type { Settings } from '../lib/settings/settings';

/**
 * Lists whom an environment works with by its settings: identity providers, the account of the backup copies, the bucket
 * of client certificates, and the addresses of the application. The gate reports everybody else.
 */
export function listKnownParties({ identity, data, api }: Settings): NonNullable<GatePolicy['trusts']> {
  const urls = [
    ...identity.callbackUrls,
    ...identity.logoutUrls,
    ...identity.federation.map((provider) => (provider.type === 'oidc' ? provider.issuer : provider.metadataUrl)),
  ];
  const { backupCopy, restoreFrom } = data;
  const snapshot = restoreFrom !== undefined && 'snapshotArn' in restoreFrom ? restoreFrom.snapshotArn : undefined;
  const arns = [backupCopy?.vaultArn, backupCopy?.keyArn, snapshot].filter((arn) => arn !== undefined);
  const truststore = api.domain?.mutualTlsTruststore;
  return {
    accounts: arns.flatMap((arn) => /^arn:[^:]+:[^:]+:[^:]*:(\d{12}):/.exec(arn)?.[1] ?? []),
    buckets: truststore === undefined ? [] : [new URL(truststore).hostname],
    hosts: [...new Set(urls.map((url) => new URL(url).hostname))],
  };
}
