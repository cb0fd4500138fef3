/**
 * Finds the line of every resource in the text of a JSON template, in any formatting.
 *
 * @returns lines from 1, by logical id
 */
export function findResourceLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const open: string[] = [];
  let line = 1;
  let key = '';
  const token = /\n|"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found, colon] = match;
    if (found === '\n') line += 1;
    else if (found === '{' || found === '[') open.push(key);
    else if (found === '}' || found === ']') open.pop();
    else if (colon !== undefined) {
      key = found.slice(1, found.lastIndexOf('"'));
      if (open.length === 2 && open[1] === 'Resources') lines.set(key, line);
    }
  }
  return lines;
}
