import type { z } from 'zod';
import type { apiSettings } from './api-settings';
import type { identitySettings } from './identity-settings';
import type { Contradiction } from './within-environment';

interface Parts {
  readonly account: string;
  readonly alertEmails: readonly string[];
  readonly identity: z.output<typeof identitySettings>;
  readonly api: z.output<typeof apiSettings>;
}

/** The account in bin/environments.ts. No deployment can reach it. */
const EXAMPLE_ACCOUNT = '111122223333';

/** Domains that are reserved for examples: https://www.rfc-editor.org/rfc/rfc2606#section-3 */
const EXAMPLE_DOMAIN = /(^|\.)example\.(com|net|org)$/i;

/** The sign-in host of every copy of the blueprint; the prefix is unique in a region across all customers. */
const EXAMPLE_PREFIX = /^bulwark-[a-z0-9-]*example$/;

/** Whether an environment still has the account of the example, and so cannot be deployed. */
export function hasExampleAccount({ account }: Pick<Parts, 'account'>): boolean {
  return account === EXAMPLE_ACCOUNT;
}

/**
 * Finds the other values of the example in an environment with an own account. Otherwise a deployment would send alerts
 * to an address without a reader, and sign-in codes to a foreign site.
 */
export function findExampleValues(environment: Parts): Contradiction[] {
  if (hasExampleAccount(environment) || !/^\d{12}$/.test(environment.account)) return [];
  const { alertEmails, identity, api } = environment;
  const { domainPrefix, callbackUrls, logoutUrls, federation } = identity;
  return [
    ...findExampleDomains(['alertEmails'], alertEmails, 'an address that your team reads', readMailHost),
    ...(EXAMPLE_PREFIX.test(domainPrefix)
      ? [{ path: ['identity', 'domainPrefix'], expected: explain('a prefix of your own, such as your company name') }]
      : []),
    ...findExampleDomains(['identity', 'callbackUrls'], callbackUrls, 'a URL of your application', readUrlHost),
    ...findExampleDomains(['identity', 'logoutUrls'], logoutUrls, 'a URL of your application', readUrlHost),
    ...federation.flatMap((provider, index) => {
      const field = provider.type === 'oidc' ? 'issuer' : 'metadataUrl';
      const url = provider.type === 'oidc' ? provider.issuer : provider.metadataUrl;
      const expected = explain('a URL of your identity provider');
      return isExample(readUrlHost(url)) ? [{ path: ['identity', 'federation', index, field], expected }] : [];
    }),
    ...(api.domain !== undefined && isExample(api.domain.name)
      ? [{ path: ['api', 'domain', 'name'], expected: explain('a host name of your own') }]
      : []),
  ];
}

function findExampleDomains(
  path: readonly string[],
  values: readonly string[],
  expected: string,
  readHost: (value: string) => string,
): Contradiction[] {
  return values.flatMap((value, index) =>
    isExample(readHost(value)) ? [{ path: [...path, index], expected: explain(expected) }] : [],
  );
}

function explain(expected: string): string {
  return `${expected}, since the account is no longer the one of the example`;
}

function isExample(host: string): boolean {
  return EXAMPLE_DOMAIN.test(host);
}

function readMailHost(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function readUrlHost(url: string): string {
  return /^https:\/\/([^/:?]+)/i.exec(url)?.[1] ?? '';
}
