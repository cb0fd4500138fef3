/** Deeper than any template that CloudFormation accepts, and far from the end of the stack. */
export const MAX_NESTING = 150;

/**
 * Whether a YAML text is nested deeper than the parser can follow. The parser calls itself for each level, and a regular
 * expression that Node compiles at the end of the stack ends the whole process, so this is found before parsing. Brackets
 * in texts count as well: a template has no hundred of them that are never closed.
 */
export function isNestedTooDeeply(text: string): boolean {
  const indents: number[] = [];
  let brackets = 0;
  for (const line of text.split('\n')) {
    // `- - a` is a list in a list; a line of dashes is text.
    const [lead = ''] = /^(?:[ \t]|[?-](?=[ \t]|$))*/.exec(line) ?? [];
    if (lead.trim() !== '' || lead.length < line.length) {
      while ((indents.at(-1) ?? -1) >= lead.length) indents.pop();
      indents.push(lead.length);
      const indicators = lead.length - lead.replaceAll(/[?-]/g, '').length;
      if (indents.length + indicators > MAX_NESTING) return true;
    }
    for (const character of line) {
      if (character === '[' || character === '{') brackets += 1;
      else if ((character === ']' || character === '}') && brackets > 0) brackets -= 1;
      if (brackets > MAX_NESTING) return true;
    }
  }
  return false;
}
