import { matchesPattern } from '../templates/match-pattern';

/** How a pattern of a policy meets the resources that a question is about. */
export type Overlap = 'all' | 'part' | 'none';

/** Which of the texts that `asked` matches are matched by `pattern`. Both may have `*` and `?`. */
export function compareWithAsked(pattern: string, asked: string): Overlap {
  if (pattern === '*' || pattern === asked) return 'all';
  // Most patterns are about other resources, and differ before the first wildcard.
  if (isDifferentBeforeWildcard(pattern, asked)) return 'none';
  if (!hasWildcard(asked)) return matchesPattern(pattern, asked) ? 'all' : 'none';
  // A question mark of the pattern is one character, and a star of what is asked about is any number of them.
  if (!pattern.includes('?') && matchesPattern(pattern, asked)) return 'all';
  return hasCommonText(pattern, asked) ? 'part' : 'none';
}

export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

function isDifferentBeforeWildcard(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const mine = one.charCodeAt(at);
    const theirs = other.charCodeAt(at);
    if (isWildcard(mine) || isWildcard(theirs)) return false;
    if (mine !== theirs) return true;
  }
  return false;
}

/** Whether a pattern is a text and a star: `arn:aws:s3:::records/*`. */
function isPrefix(pattern: string): boolean {
  return pattern.indexOf('*') === pattern.length - 1 && !pattern.includes('?');
}

function isWildcard(code: number): boolean {
  return code === 0x2a || code === 0x3f;
}

/** Whether some text is matched by both patterns. */
export function hasCommonText(one: string, other: string): boolean {
  if (isDifferentBeforeWildcard(one, other)) return false;
  if (!hasWildcard(one)) return matchesPattern(other, one);
  // Most patterns have one star, at their end.
  if (isPrefix(one) && isPrefix(other)) return true;
  // reached[j]: the part of `one` so far, and the first j characters of `other`, have a common text.
  let reached = startRow(other);
  for (const character of one) {
    const next: boolean[] = [character === '*' && reached[0] === true];
    for (let j = 1; j <= other.length; j += 1) {
      const theirs = other[j - 1];
      const isSame = character === theirs || character === '?' || theirs === '?';
      // A star is empty, or it takes one more character of the other pattern.
      next[j] =
        character === '*' || theirs === '*'
          ? reached[j] === true || next[j - 1] === true
          : isSame && reached[j - 1] === true;
    }
    reached = next;
  }
  return reached[other.length] === true;
}

/** The empty text is matched by a pattern of stars. */
function startRow(other: string): boolean[] {
  const row = [true];
  for (let j = 1; j <= other.length; j += 1) row[j] = row[j - 1] === true && other[j - 1] === '*';
  return row;
}
