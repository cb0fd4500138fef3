import { BlockList, isIPv4 } from 'node:net';
import { Refused } from '../refused';

/** Ranges that are no addresses of clients on the internet: RFC 6890. */
const NOT_PUBLIC: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
];

/**
 * Refuses an address that must not be blocked: one that is not public, and one that the settings exempt. An attacker who
 * can forge the source of a finding could otherwise lock out a partner.
 */
export function assertMayBlock(address: string, neverBlock: readonly string[]): void {
  if (!isIPv4(address)) throw new Refused(`${address} is not an IPv4 address; the API has no other`);
  if (buildList(NOT_PUBLIC).check(address)) throw new Refused(`${address} is not a public address`);
  const exempt = neverBlock.map((range): readonly [string, number] => {
    const [network = '', bits] = range.split('/');
    return [network, Number(bits)];
  });
  if (buildList(exempt).check(address)) throw new Refused(`the setting response.neverBlock exempts ${address}`);
}

function buildList(ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of ranges) list.addSubnet(network, bits);
  return list;
}
