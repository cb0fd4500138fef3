import type { Setting } from '../../../assessment/fact-record';
import { coversRange } from '../address-range';
import { type Direction, reverseDirection } from '../exposure-change';
import { type Judge, judgeLimit, judgeMinimum, judgeSafeguard } from '../judge-setting';

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

/** Codes by SMS and e-mail are the factors that are taken over most easily. */
export const judgeFactor: Judge = createElementJudge((factor) => /SMS|EMAIL/.test(String(factor)));

/** A rule of a firewall: one that allows opens, any other closes. */
export const judgeFirewallRule: Judge = createElementJudge((rule) =>
  /"Action":(?:\{"Allow"|"(?:ALLOW|PASS)")/.test(JSON.stringify(rule)),
);

/** An override of a rule of AWS: one that only counts or allows opens. */
export const judgeOverride: Judge = createElementJudge((rule) => /"(?:Count|Allow)"/.test(JSON.stringify(rule)));

/** Another pattern may find more or fewer events. An alternative more finds more, and a condition more finds fewer. */
export const judgeEventPattern: Judge = ({ before, isElement }) => {
  if (!isElement) return 'changed';
  return before === undefined ? 'narrower' : 'wider';
};

/** A schema that demands less accepts more. */
export const judgeSchema: Judge = ({ before, after, isElement }) => {
  if (after === false) return 'narrower';
  if (before === false) return 'wider';
  if (isElement) return 'changed';
  if (before === undefined) return 'narrower';
  return after === undefined ? 'wider' : 'changed';
};

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

/** Ports and protocols of an entry of a network ACL. */
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
