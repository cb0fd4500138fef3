import { describe, expect, test } from '@jest/globals';
import { allRules } from '../../src/rules/all-rules';
import { findForbiddenWords, findLongSentences } from '../words';

/** Words that start a `fix`. */
const IMPERATIVE =
  /^(Add|Allow|Associate|Attach|Change|Choose|Create|Declare|Delete|Deny|Disable|Enable|Encrypt|Exclude|Give|Grant|Include|Keep|Leave|Limit|List|Lower|Move|Name|Omit|Point|Put|Raise|Reference|Remove|Replace|Require|Reserve|Restrict|Route|Send|Set|Split|Subscribe|Turn|Use|Write)\b/;

describe('the texts of the rules', () => {
  test.each(allRules.map((rule) => [rule.id, rule] as const))('%s', (_id, { what, why, fix }) => {
    const texts = [what, why, fix];
    expect(texts.flatMap(findForbiddenWords)).toEqual([]);
    expect(texts.flatMap((text) => findLongSentences(text))).toEqual([]);
    expect(fix).toMatch(IMPERATIVE);
    // A title as Security Hub and Prowler write it: the resource first, no full stop.
    expect(what).toMatch(/^[A-Z][^.]*[^.]$/);
    expect(what.length).toBeLessThanOrEqual(110);
  });
});
