/** An address as a number, and how many bits it has. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Whether an IPv4 or IPv6 address is in a CIDR range; undefined when the range cannot be read. */
export function isInRange(address: string, range: string): boolean | undefined {
  const [start = '', length = '', ...rest] = range.split('/');
  const network = parseAddress(start);
  if (network === undefined || rest.length > 0 || !/^\d+$/.test(length) || Number(length) > network.bits) {
    return undefined;
  }
  const host = parseAddress(address);
  if (host === undefined || host.bits !== network.bits) return false;
  const shift = BigInt(network.bits - Number(length));
  return host.value >> shift === network.value >> shift;
}

function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return { bits: 32, value: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n) };
}

function parseIpv6(text: string): Address | undefined {
  const halves = text.split('::');
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - front.length - back.length;
  if (halves.length > 2 || (halves.length === 1 ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...front, ...Array.from({ length: missing }, () => '0'), ...back];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return { bits: 128, value: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n) };
}
