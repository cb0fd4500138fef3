import type { Contradiction } from './within-environment';

/** A value that is left of the example, so that a deployment would send data or alerts to a stranger. */
export interface ExampleValue {
  readonly path: readonly (string | number)[];
  readonly value: string;
  /** What to set: `an address that your team reads`. */
  readonly instead: string;
}

/** The account in bin/environments.ts. It belongs to the documentation of AWS. */
const EXAMPLE_ACCOUNT = '111122223333';

/** Domains that are reserved for examples: https://www.rfc-editor.org/rfc/rfc2606#section-3 */
const EXAMPLE_DOMAIN = /(^|\.)example\.(com|net|org)\.?$/i;

/** The sign-in host of every copy of the blueprint; the prefix is unique in a region across all customers. */
const EXAMPLE_PREFIX = /^bulwark-[a-z0-9-]*example$/;

/** What to set in a field, by the field. */
const INSTEAD: readonly { readonly field: RegExp; readonly instead: string }[] = [
  { field: /^account$/, instead: 'the id of your AWS account' },
  { field: /^alertEmails\b/, instead: 'an address that your team reads' },
  { field: /^identity\.domainPrefix$/, instead: 'a prefix of your own, such as your company name' },
  { field: /^identity\.(callback|logout)Urls\b/, instead: 'a URL of your application' },
  { field: /^identity\.federation\b/, instead: 'a URL of your identity provider' },
  { field: /^api\.domain\.name$/, instead: 'a host name of your own' },
];

/** Lists every value of an environment that is left of the example, of fields that are added later too. */
export function listExampleValues(environment: object): readonly ExampleValue[] {
  return listTexts(environment, []).flatMap(({ path, value }) => {
    const field = path.join('.');
    if (!isExample(field, value)) return [];
    const { instead = 'a value of your own' } = INSTEAD.find((one) => one.field.test(field)) ?? {};
    return [{ path, value, instead }];
  });
}

/** Whether an environment has the account of the example. Its other values may be left, since it cannot be deployed. */
export function hasExampleAccount({ account }: { readonly account: string }): boolean {
  return account === EXAMPLE_ACCOUNT;
}

/**
 * Finds the values of the example in an environment with an own account. Otherwise a deployment would send alerts to an
 * address without a reader, and sign-in codes to a foreign site.
 */
export function findExampleValues(environment: { readonly account: string }): Contradiction[] {
  if (hasExampleAccount(environment) || !/^\d{12}$/.test(environment.account)) return [];
  return listExampleValues(environment).map(({ path, instead }) => ({
    path: [...path],
    expected: `${instead}, since the account is no longer the one of the example`,
  }));
}

function isExample(field: string, value: string): boolean {
  if (field === 'identity.domainPrefix') return EXAMPLE_PREFIX.test(value);
  return value === EXAMPLE_ACCOUNT || EXAMPLE_DOMAIN.test(readHost(value));
}

/** Reads the host of a mail address, a URL or a host name. Empty for any other text, such as a reason. */
function readHost(value: string): string {
  const [, mail, url, host] =
    /^(?:[^\s@/]+@([^\s@/]+)|[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@]*@)?([^\s/:?#]+)\S*|(?:\*\.)?((?:[a-z0-9-]+\.)+[a-z0-9-]+\.?))$/i.exec(
      value,
    ) ?? [];
  return mail ?? url ?? host ?? '';
}

interface Text {
  readonly path: readonly (string | number)[];
  readonly value: string;
}

function listTexts(value: unknown, path: readonly (string | number)[]): readonly Text[] {
  if (typeof value === 'string') return [{ path, value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => listTexts(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => listTexts(item, [...path, key]));
}
