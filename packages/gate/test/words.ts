/** Words that no text of Bulwark uses, each with what to write instead. */
const FORBIDDEN: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /\b(is|are|was|were|be) none\b/i, instead: 'say what is missing: "no owner", "not a date"' },
  { pattern: /\balone\b/i, instead: '"only"' },
  { pattern: /\bone [a-z]+ (a|an) [a-z]+\b/i, instead: '"one X per Y"' },
  {
    pattern: /\b(stands?|stood|standing) (in|on|at|beside|for|behind|before|between|apart|alone|there)\b/i,
    instead: 'is, is written, belongs',
  },
  { pattern: /\b(stands|tells|says|knows|wants)\b/i, instead: 'programs read, write, deny, return, log, require' },
  { pattern: /\bwhat [^.,;:]{0,40}\bis for\b/i, instead: 'name the purpose' },
  {
    pattern: /\b(somebody|anybody|nobody|everybody)\b/i,
    instead: 'name who: a user, an attacker, another account, any principal',
  },
  { pattern: /\bof (our|its|their|your) own\b/i, instead: '"own", "dedicated", "separate"' },
];

/** Finds the forbidden words of a text, each with what to write instead. */
export function findForbiddenWords(text: string): string[] {
  return FORBIDDEN.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`"${found[0]}": ${instead}`];
  });
}

/** Finds sentences with too many words. */
export function findLongSentences(text: string, most = 25): string[] {
  return text.split(/(?<=[.!?;:])\s+/).filter((sentence) => sentence.split(/\s+/).length > most);
}
