import type { FactRecord, Setting } from '../../../assessment/fact-record';
import { coversRange, coverTogether } from '../address-range';
import { type Direction, reverseDirection } from '../exposure-change';
import { type Judge, judgeLimit, judgeMinimum, judgePresence, judgeSafeguard } from '../judge-setting';
import { getCanonicalText, isSettingList, isSettingRecord, listSettings } from '../setting-text';

/** An element of a list that opens if a test is true for it, and protects otherwise. */
export function createElementJudge(opens: (element: Setting) => boolean): Judge {
  return ({ before, after }) => {
    const element = before ?? after;
    if (element === undefined || (before !== undefined && after !== undefined)) return 'changed';
    return (before === undefined) === opens(element) ? 'wider' : 'narrower';
  };
}

/** A threshold is less sensitive the further it is from what is normal. */
export const judgeThreshold: Judge = (change, resource) => {
  const operator = String(resource.after.settings['ComparisonOperator'] ?? '');
  if (/^Greater/.test(operator)) return judgeLimit(change, resource);
  return /^LessThan(?!LowerOr)/.test(operator) ? judgeMinimum(change, resource) : 'changed';
};

/** A limit of AppSync, which has none where it is 0 or absent. */
export const judgeDepth: Judge = ({ before, after, isElement }, resource) => {
  const [one, other] = [before, after].map((limit) => (Number(limit) === 0 ? undefined : limit));
  return one === other ? undefined : judgeLimit({ before: one, after: other, isElement }, resource);
};

/** Limits and logs of all methods of a stage. Those of one method replace them, and may be better or worse. */
export const judgeMethodSetting: Judge = ({ before, after }) => {
  const setting = before ?? after;
  const isOfAll = isSettingRecord(setting) && setting['HttpMethod'] === '*' && setting['ResourcePath'] === '/*';
  if (!isOfAll || setting['DataTraceEnabled'] === true) return 'changed';
  return before === undefined ? 'narrower' : after === undefined ? 'wider' : 'changed';
};

/** Codes by SMS and e-mail are the factors that are taken over most easily. */
export const judgeFactor: Judge = createElementJudge((factor) => /SMS|EMAIL/.test(String(factor)));

/** A rule of a firewall: one that allows opens, any other closes. */
export const judgeFirewallRule: Judge = createElementJudge((rule) =>
  /"Action":(?:\{"Allow"|"(?:ALLOW|PASS)")/.test(JSON.stringify(rule)),
);

/** An override of a rule of AWS: one that only counts or allows opens. */
export const judgeOverride: Judge = createElementJudge((rule) => /"(?:Count|Allow)"/.test(JSON.stringify(rule)));

/** An alternative more finds more events, and a condition more finds fewer. */
export const judgeEventPattern: Judge = ({ before, after }) => comparePatterns(before, after);

function comparePatterns(before: Setting | undefined, after: Setting | undefined): Direction | undefined {
  if (getCanonicalText(before) === getCanonicalText(after)) return undefined;
  if (before === undefined) return 'wider';
  if (after === undefined) return 'narrower';
  const directions = new Set<Direction | undefined>();
  if (isSettingRecord(before) && isSettingRecord(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      directions.add(comparePatterns(before[name], after[name]));
    }
  } else if (isSettingList(before) && isSettingList(after)) {
    const [old, now] = [before, after].map((list) => new Set(list.map(getCanonicalText)));
    if (before.some((one) => now?.has(getCanonicalText(one)) !== true)) directions.add('wider');
    if (after.some((one) => old?.has(getCanonicalText(one)) !== true)) directions.add('narrower');
  }
  directions.delete(undefined);
  return directions.size === 1 ? [...directions][0] : 'changed';
}

/** A lifecycle of a bucket. A new one may delete what was kept. */
export const judgeLifecycle: Judge = (change, resource) =>
  change.before === undefined && /"[^"]*Expiration\w*":/.test(JSON.stringify(change.after))
    ? 'changed'
    : judgePresence(change, resource);

/** Addresses that reach the endpoint of an EKS cluster. Without a list, all addresses do. */
export const judgePublicRanges: Judge = ({ before, after }, resource) => {
  const [old, now] = [resource.before, resource.after].map(({ settings }) => readPublicRanges(settings));
  if (old === undefined || now === undefined) return 'changed';
  const isWider = now.some((range) => !coverTogether(old, range));
  const isNarrower = old.some((range) => !coverTogether(now, range));
  // The other side of the change has its own sentence.
  if (isWider && isNarrower) return before === undefined ? 'wider' : after === undefined ? 'narrower' : 'changed';
  return isWider ? 'wider' : isNarrower ? 'narrower' : undefined;
};

function readPublicRanges({ ResourcesVpcConfig: network }: FactRecord['settings']): readonly string[] {
  const ranges = isSettingRecord(network) ? listSettings(network['PublicAccessCidrs']).map(String) : [];
  return ranges.length === 0 ? ['0.0.0.0/0'] : ranges;
}

/** A schema that demands less accepts more. */
export const judgeSchema: Judge = ({ before, after, isElement }) => {
  if (after === false) return 'narrower';
  if (before === false) return 'wider';
  if (isElement) return 'changed';
  if (before === undefined) return 'narrower';
  return after === undefined ? 'wider' : 'changed';
};

/** A type that is new is that of a property that is accepted now, or it demands more of a known one. */
export const judgeSchemaType: Judge = (change, resource) =>
  change.before === undefined ? 'changed' : judgeSchema(change, resource);

/** Names that a schema demands. */
export const judgeRequiredNames: Judge = createElementJudge(() => false);
/** Values that a schema admits. */
export const judgeAdmittedValues: Judge = createElementJudge(() => true);

/** A parameter of a database that switches a safeguard on, or any other value of it. */
export const judgeParameter: Judge = (change, resource) => {
  const direction = judgeSafeguard(change, resource);
  if (direction !== 'changed') return direction;
  return change.before === undefined ? 'narrower' : change.after === undefined ? 'wider' : 'changed';
};

/** Another version of the same image is code, which is not judged. An image of another repository is. */
export const judgeImage: Judge = ({ before, after }) =>
  typeof before === 'string' && typeof after === 'string' && readRepository(before) === readRepository(after)
    ? undefined
    : 'changed';

function readRepository(image: string): string {
  return image.replace(/@sha256:.*$/, '').replace(/:[^:/]*$/, '');
}

/** Traffic to another target, and more of it where the target is the internet. */
export const judgeRoute: Judge = ({ before, after }) => compareRanges(before, after);

/** Addresses of an entry of a network ACL that allows or denies. */
export const judgeAclRange: Judge = ({ before, after }, { after: entry }) =>
  applyAclAction(compareRanges(before, after), entry.settings['RuleAction']);

/** Every protocol, or one of them. Another protocol is neither more nor less. */
export const judgeAclProtocol: Judge = ({ before, after }, { after: entry }) => {
  if (Number(after) === -1) return applyAclAction('wider', entry.settings['RuleAction']);
  return Number(before) === -1 ? applyAclAction('narrower', entry.settings['RuleAction']) : 'changed';
};

/** Ports of an entry of a network ACL. */
export function createAclJudge(isWider: (before: Setting, after: Setting) => boolean): Judge {
  return ({ before, after }, { after: entry }) => {
    if (before === undefined || after === undefined) {
      return applyAclAction(after === undefined ? 'wider' : 'narrower', entry.settings['RuleAction']);
    }
    return applyAclAction(isWider(before, after) ? 'wider' : 'narrower', entry.settings['RuleAction']);
  };
}

function applyAclAction(direction: Direction, action: Setting | undefined): Direction {
  return action === 'deny' ? reverseDirection(direction) : direction;
}

function compareRanges(before: Setting | undefined, after: Setting | undefined): Direction {
  if (typeof before !== 'string' || typeof after !== 'string') return 'changed';
  if (coversRange(after, before)) return 'wider';
  return coversRange(before, after) ? 'narrower' : 'changed';
}
