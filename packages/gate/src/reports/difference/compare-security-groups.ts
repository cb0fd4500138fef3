import type { FactRecord, Setting } from '../../assessment/fact-record';
import { groupBy } from '../../templates/group-by';
import { coversRange, coverTogether } from './address-range';
import type { ExposureChange } from './exposure-change';
import type { FactIndex } from './fact-index';
import { describeSetting, findReferencedPath, listRecords, shortenPath } from './setting-text';

/** Traffic that a security group admits or lets out. */
interface TrafficRule {
  readonly direction: 'in' | 'out';
  /** `-1` for every protocol. */
  readonly protocol: string;
  /** `-1` to `-1` for every port. */
  readonly from: number;
  readonly to: number;
  readonly peer: string;
}

export const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';
const RULES: Readonly<Record<string, TrafficRule['direction']>> = {
  'AWS::EC2::SecurityGroupIngress': 'in',
  'AWS::EC2::SecurityGroupEgress': 'out',
};

/** Whether a type is a rule of a security group, which is compared as a part of its group. */
export function isSecurityGroupRule(type: string): boolean {
  return RULES[type] !== undefined;
}

/** Compares the rules of each security group, whether they are written in it or beside it. */
export function compareSecurityGroups(before: FactIndex, after: FactIndex): ExposureChange[] {
  const old = collectRules(before);
  const now = collectRules(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((group) => {
    // The rules of a removed group are gone with it.
    if (!now.has(group) && before.byPath.has(group) && !after.byPath.has(group)) return [];
    const [one, other] = [old.get(group) ?? [], now.get(group) ?? []];
    const list = (rules: readonly TrafficRule[], others: readonly TrafficRule[], isOpened: boolean): ExposureChange[] =>
      rules
        .filter((rule) => !coverRule(joinPorts(others), rule))
        .map((rule) => ({
          direction: isOpened ? 'wider' : 'narrower',
          resource: group,
          text: describeRule(group, rule, isOpened),
        }));
    return [...list(other, one, true), ...list(one, other, false)];
  });
}

function collectRules({ facts }: FactIndex): ReadonlyMap<string, readonly TrafficRule[]> {
  const rules = new Map<string, TrafficRule[]>();
  const add = (group: string, added: readonly TrafficRule[]): void => {
    rules.set(group, [...(rules.get(group) ?? []), ...added.filter((rule) => !isPlaceholder(rule))]);
  };
  for (const { resource, type, settings } of facts) {
    const direction = RULES[type];
    if (direction !== undefined) add(readGroup(settings), [readRule(direction, settings)]);
    if (type !== SECURITY_GROUP) continue;
    const egress = listRecords(settings['SecurityGroupEgress']);
    add(resource, [
      ...listRecords(settings['SecurityGroupIngress']).map(({ record }) => readRule('in', record)),
      ...(egress.length === 0 ? [ALL_OUT] : egress.map(({ record }) => readRule('out', record))),
    ]);
  }
  return rules;
}

/** EC2 lets a group without rules for outgoing traffic send everything to any address. */
const ALL_OUT: TrafficRule = { direction: 'out', protocol: '-1', from: -1, to: -1, peer: '0.0.0.0/0' };

/** CDK writes a rule that matches nothing to remove the default one. */
function isPlaceholder({ peer }: TrafficRule): boolean {
  return peer === '255.255.255.255/32';
}

function readGroup(settings: FactRecord['settings']): string {
  const group = settings['GroupId'] ?? settings['GroupName'];
  return findReferencedPath(group) ?? describeSetting(group);
}

const PEERS: readonly string[] = [
  'CidrIp',
  'CidrIpv6',
  'SourceSecurityGroupId',
  'DestinationSecurityGroupId',
  'SourcePrefixListId',
  'DestinationPrefixListId',
  'SourceSecurityGroupName',
];

const PROTOCOLS: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', all: '-1' };

function readRule(direction: TrafficRule['direction'], rule: { readonly [property: string]: Setting }): TrafficRule {
  const protocol = String(rule['IpProtocol'] ?? '-1').toLowerCase();
  const peer = PEERS.map((name) => rule[name]).find((value) => value !== undefined);
  return {
    direction,
    protocol: PROTOCOLS[protocol] ?? protocol,
    from: readPort(rule['FromPort']),
    to: readPort(rule['ToPort'] ?? rule['FromPort']),
    peer: peer === undefined ? 'any address' : typeof peer === 'string' ? peer : JSON.stringify(peer),
  };
}

function readPort(port: Setting | undefined): number {
  return port === undefined || Number.isNaN(Number(port)) ? -1 : Number(port);
}

/** The rules, and for neighbouring ports of one peer also a rule for all of them. */
function joinPorts(rules: readonly TrafficRule[]): readonly TrafficRule[] {
  const byPeer = groupBy(
    rules.filter(({ from, protocol }) => from !== -1 && (protocol === 'tcp' || protocol === 'udp')),
    ({ direction, protocol, peer }) => JSON.stringify([direction, protocol, peer]),
  );
  const joined: TrafficRule[] = [];
  for (const list of byPeer.values()) {
    let last: TrafficRule | undefined;
    for (const rule of [...list].sort((one, other) => one.from - other.from)) {
      if (last !== undefined && rule.from > last.to + 1) joined.push(last);
      const isNeighbour: boolean = last !== undefined && rule.from <= last.to + 1;
      last = last !== undefined && isNeighbour ? { ...last, to: Math.max(last.to, rule.to) } : rule;
    }
    if (last !== undefined) joined.push(last);
  }
  return [...rules, ...joined];
}

/** Whether rules together admit all that another one does. */
function coverRule(rules: readonly TrafficRule[], other: TrafficRule): boolean {
  const peers = rules.filter((rule) => coversTraffic(rule, other)).map((rule) => widenPeer(rule, other).peer);
  return coverTogether(peers, other.peer);
}

/** Whether a rule is for all protocols and ports of another one. */
function coversTraffic(rule: TrafficRule, other: TrafficRule): boolean {
  if (rule.direction !== other.direction) return false;
  if (rule.protocol === '-1') return true;
  if (rule.protocol !== other.protocol) return false;
  return rule.from === -1 || (rule.from <= other.from && other.to <= rule.to && other.from !== -1);
}

/** The members of a group and of a prefix list have addresses, which a rule for any address admits. */
function widenPeer(rule: TrafficRule, { peer }: TrafficRule): TrafficRule {
  const isAnyAddress = ['0.0.0.0/0', '::/0'].some((all) => coversRange(rule.peer, all));
  return isAnyAddress && !/^[\da-f.:/]+$/i.test(peer) ? { ...rule, peer } : rule;
}

function describeRule(group: string, { direction, protocol, from, to, peer }: TrafficRule, isOpened: boolean): string {
  const ports = from === -1 ? 'all ports' : from === to ? `port ${from}` : `ports ${from} to ${to}`;
  const traffic = protocol === '-1' ? 'all traffic' : `${protocol} on ${ports}`;
  const where = describeSetting(peer);
  const name = shortenPath(group);
  if (direction === 'in') return `${name} ${isOpened ? 'now admits' : 'no longer admits'} ${traffic} from ${where}.`;
  return `${name} ${isOpened ? 'may now send' : 'may no longer send'} ${traffic} to ${where}.`;
}
