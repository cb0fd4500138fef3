interface AddressRange {
  readonly first: number;
  readonly last: number;
}

/** The first and the last address of a range of IPv4; undefined for anything else. */
function readRange(cidr: string): AddressRange | undefined {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = parts;
  const size = 2 ** (32 - bits);
  const first = Math.floor((a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / size) * size;
  return { first, last: first + size - 1 };
}

/** Whether a range of addresses has all addresses of another one. What is not known counts as no. */
export function coversRange(cidr: string, other: string): boolean {
  if (cidr === other) return true;
  if (cidr === '::/0') return /^[\da-f:.]+\/\d+$/i.test(other) && other.includes(':');
  const [range, inner] = [readRange(cidr), readRange(other)];
  return range !== undefined && inner !== undefined && range.first <= inner.first && inner.last <= range.last;
}
