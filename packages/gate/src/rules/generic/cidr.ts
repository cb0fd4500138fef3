/** A range of addresses. */
export interface Cidr {
  readonly version: 4 | 6;
  /** The address, as groups of 8 bits for version 4 and of 16 bits for version 6. */
  readonly groups: readonly number[];
  readonly prefix: number;
}

/** The longest prefix that still holds addresses of unrelated owners: a /7 has 33 million addresses. */
const BROAD = { 4: 7, 6: 15 } as const;

/**
 * Ranges that no host of the internet has: private use, multicast and reserved addresses.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/iana-ipv6-special-registry.xhtml
 */
const NOT_PUBLIC = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
].map((text) => parseCidr(text));

/** Reads `10.0.0.0/8` or `fc00::/7`; undefined for any other text. */
export function parseCidr(text: string): Cidr | undefined {
  const [, address = '', length = ''] = /^([0-9a-f.:]{2,45})\/(\d{1,3})$/i.exec(text.trim()) ?? [];
  const groups = address.includes(':') ? parseVersion6(address) : parseVersion4(address);
  const version = groups?.length === 8 ? 6 : 4;
  const prefix = Number(length);
  if (groups === undefined || length === '' || prefix > (version === 6 ? 128 : 32)) return undefined;
  return { version, groups, prefix };
}

/** Whether a range holds all addresses, a half of them, or so many that it names no network. */
export function isBroad(text: string): boolean {
  const cidr = parseCidr(text);
  return cidr !== undefined && cidr.prefix <= BROAD[cidr.version] && !isInside(cidr, NOT_PUBLIC);
}

/** Whether a range is the whole internet: `0.0.0.0/0` or `::/0`. */
export function isWholeInternet(text: string): boolean {
  return parseCidr(text)?.prefix === 0;
}

/** Whether an address is that of a host on the internet. */
export function isPublicAddress(address: string): boolean {
  const cidr = parseCidr(address.includes(':') ? `${address}/128` : `${address}/32`);
  return cidr !== undefined && !isInside(cidr, NOT_PUBLIC);
}

/** Whether ranges, each of which may be narrow, hold at least half of all addresses of version 4 together. */
export function coverHalf(texts: readonly string[]): boolean {
  const ranges = texts
    .flatMap((text) => parseCidr(text) ?? [])
    .filter(({ version }) => version === 4)
    .map(({ groups, prefix }) => ({ start: toNumber(groups, prefix), size: 2 ** (32 - prefix) }))
    .sort((one, other) => one.start - other.start);
  let [covered, end] = [0, 0];
  for (const { start, size } of ranges) {
    covered += Math.max(0, start + size - Math.max(start, end));
    end = Math.max(end, start + size);
  }
  return covered >= 2 ** 31;
}

function isInside(cidr: Cidr, ranges: readonly (Cidr | undefined)[]): boolean {
  return ranges.some(
    (range) =>
      range !== undefined &&
      range.version === cidr.version &&
      range.prefix <= cidr.prefix &&
      toNumber(range.groups, range.prefix) === toNumber(cidr.groups, range.prefix),
  );
}

/** The first 32 bits of an address, with the bits after the prefix set to zero. */
function toNumber(groups: readonly number[], prefix: number): number {
  const base = groups.length === 8 ? 2 ** 16 : 2 ** 8;
  const first = groups.slice(0, groups.length === 8 ? 2 : 4).reduce((sum, group) => sum * base + group, 0);
  const free = 2 ** Math.max(0, 32 - prefix);
  return Math.floor(first / free) * free;
}

function parseVersion4(address: string): readonly number[] | undefined {
  const groups = address.split('.').map(Number);
  return groups.length === 4 && groups.every((group) => group >= 0 && group <= 255) ? groups : undefined;
}

function parseVersion6(address: string): readonly number[] | undefined {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const written = [...(before ?? []), ...(after ?? [])];
  const missing = 8 - written.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  if (!written.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const zeros = tail === undefined ? [] : Array.from({ length: missing }, () => '0');
  return [...(before ?? []), ...zeros, ...(after ?? [])].map((group) => Number.parseInt(group, 16));
}
