import { getEnvironment } from '../templates/environment';
import { isStore } from './graph';
import { findKind } from './kinds/all-kinds';
import { isOutsider, type Link, type Party } from './party';

/** The class of each party: those of one class are drawn as one node. */
export type Classes = ReadonlyMap<Party, number>;

/**
 * Classes of parties that are alike: of one type, leading to and coming from the same others in the same way. What
 * somebody outside reaches directly, and data stores, are never joined; log groups, endpoints, flow logs and queues of
 * failed events always are.
 */
export function assignClasses(parties: readonly Party[], links: readonly Link[]): Classes {
  const targets = readTargets(links);
  const numbers = new Map<string, number>();
  const start = new Map<Party, number>();
  const fixed = new Set<Party>();
  for (const [index, party] of parties.entries()) {
    const name = nameClass(party, targets);
    const known = name === undefined ? undefined : numbers.get(name);
    // Numbers of names and of single parties must not meet.
    const number = known ?? index;
    if (name !== undefined) numbers.set(name, number);
    start.set(party, number);
    if (name === undefined || name.startsWith('all ')) fixed.add(party);
  }
  return splitClasses(start, fixed, links);
}

/** Joins all parties of one type and environment for which `isJoined` holds. */
export function joinByType(classes: Classes, isJoined: (party: Party) => boolean): Classes {
  const numbers = new Map<string, number>();
  const joined = new Map<Party, number>();
  for (const [party, number] of classes) {
    if (isOutsider(party) || !isJoined(party)) {
      joined.set(party, number);
      continue;
    }
    const name = nameType(party);
    const first = numbers.get(name) ?? number;
    numbers.set(name, first);
    joined.set(party, first);
  }
  return joined;
}

/** Whether a queue gets failed events, and nothing else. */
export function isDeadLetterQueue(party: Party, { failed, used }: Targets): boolean {
  return !isOutsider(party) && party.type === 'AWS::SQS::Queue' && failed.has(party) && !used.has(party);
}

/** Parties by what leads to them. */
export interface Targets {
  /** Somebody outside reaches it directly. */
  readonly entered: ReadonlySet<Party>;
  readonly failed: ReadonlySet<Party>;
  /** By anything but failed events. */
  readonly used: ReadonlySet<Party>;
}

export function readTargets(links: readonly Link[]): Targets {
  const [entered, failed, used] = [new Set<Party>(), new Set<Party>(), new Set<Party>()];
  for (const { from, to, action, isWay } of links) {
    if (isWay && isOutsider(from)) entered.add(to);
    (action === 'sends failed events to' ? failed : used).add(to);
  }
  return { entered, failed, used };
}

/** Undefined for a party that is never joined with others. */
function nameClass(party: Party, targets: Targets): string | undefined {
  if (isOutsider(party)) return undefined;
  const type = nameType(party);
  if (findKind(party.type)?.isFolded === true || isDeadLetterQueue(party, targets)) return `all ${type}`;
  return isStore(party) || targets.entered.has(party) ? undefined : type;
}

function nameType({ stack, type }: Exclude<Party, { isUntrusted: boolean }>): string {
  return `${getEnvironment(stack.path)} ${type}`;
}

/** Splits classes until all members of one have links of the same kind to the same classes. */
function splitClasses(start: Classes, fixed: ReadonlySet<Party>, links: readonly Link[]): Classes {
  const lines = new Map<Party, { readonly label: string; readonly other: Party }[]>();
  for (const party of start.keys()) if (!fixed.has(party)) lines.set(party, []);
  for (const { from, to, action, authentication = '' } of links) {
    lines.get(from)?.push({ label: `>${action} ${authentication}`, other: to });
    lines.get(to)?.push({ label: `<${action} ${authentication}`, other: from });
  }
  const classes = new Map(start);
  let free = [...lines.keys()];
  let last = start.size;
  for (let isSplit = true; isSplit; ) {
    const sizes = countMembers(classes);
    // What has a class of its own cannot be split.
    free = free.filter((party) => (sizes.get(classes.get(party) ?? -1) ?? 0) > 1);
    const numbers = new Map<string, number>();
    const next = free.map((party): [Party, number] => {
      const texts = new Set((lines.get(party) ?? []).map(({ label, other }) => `${label}${classes.get(other)}`));
      const text = `${classes.get(party)}|${[...texts].sort().join('|')}`;
      const number = numbers.get(text) ?? ++last;
      numbers.set(text, number);
      return [party, number];
    });
    isSplit = numbers.size > new Set(free.map((party) => classes.get(party))).size;
    for (const [party, number] of next) classes.set(party, number);
  }
  return classes;
}

function countMembers(classes: Classes): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (const number of classes.values()) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  return sizes;
}
