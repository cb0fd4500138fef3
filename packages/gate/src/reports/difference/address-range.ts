interface AddressRange {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** The first and the last address of a range, or of a single address; undefined for anything else. */
function readRange(cidr: string): AddressRange | undefined {
  const [address = '', bits, ...others] = cidr.split('/');
  if (others.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined;
  const version = address.includes(':') ? 6 : 4;
  const value = version === 6 ? readVersion6(address) : readVersion4(address);
  const width = version === 6 ? 128 : 32;
  const prefix = bits === undefined ? width : Number(bits);
  if (value === undefined || prefix > width) return undefined;
  const size = 1n << BigInt(width - prefix);
  const first = (value / size) * size;
  return { version, first, last: first + size - 1n };
}

function readVersion4(address: string): bigint | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function readVersion6(address: string): bigint | undefined {
  const [head = '', tail, ...others] = address.split('::');
  if (others.length > 0) return undefined;
  const [left, right] = [head, tail ?? ''].map((text) => (text === '' ? [] : text.split(':')));
  if (left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

/** Whether a range of addresses has all addresses of another one. What is not known counts as no. */
export function coversRange(cidr: string, other: string): boolean {
  if (cidr === other) return true;
  const [range, inner] = [readRange(cidr), readRange(other)];
  if (range === undefined || inner === undefined || range.version !== inner.version) return false;
  return range.first <= inner.first && inner.last <= range.last;
}

/**
 * Whether ranges together have all addresses of another one: two halves cover the whole. What is not known counts as no.
 */
export function coverTogether(cidrs: readonly string[], other: string): boolean {
  if (cidrs.some((cidr) => coversRange(cidr, other))) return true;
  const inner = readRange(other);
  if (inner === undefined) return false;
  const ranges = cidrs
    .flatMap((cidr) => readRange(cidr) ?? [])
    .filter(({ version }) => version === inner.version)
    .sort((one, another) => (one.first < another.first ? -1 : 1));
  // The first address that no range has had yet.
  let next = inner.first;
  for (const { first, last } of ranges) if (first <= next && last >= next) next = last + 1n;
  return next > inner.last;
}

/** Whether a text is a range of addresses, or one address. */
export function isRange(text: string): boolean {
  return readRange(text) !== undefined;
}
