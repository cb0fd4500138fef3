import { readPlaces } from '../foreign/json-template';

/**
 * Finds the line of every resource in the text of a JSON template, in any formatting.
 *
 * @returns lines from 1, by logical id
 */
export function findResourceLines(text: string): ReadonlyMap<string, number> {
  return text.startsWith('{\n "') ? findLinesByIndent(text) : readPlaces(text).lines;
}

/** CDK indents by one space, and no text in JSON has a line break, so the indent tells how deep a line is. */
function findLinesByIndent(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let section = '';
  let end = 0;
  for (let start = 0, line = 1; end >= 0; start = end + 1, line += 1) {
    end = text.indexOf('\n', start);
    // Most lines are deeper, and no text is made of them.
    if (text.charCodeAt(start) !== SPACE || text.charCodeAt(start + 2) === SPACE) continue;
    const key = /^ {1,2}("(?:[^"\\]|\\.)*"):/.exec(text.slice(start, end < 0 ? undefined : end))?.[1];
    if (key === undefined) continue;
    if (text.charCodeAt(start + 1) !== SPACE) section = key;
    else if (section === '"Resources"') lines.set(String(JSON.parse(key)), line);
  }
  return lines;
}

const SPACE = 32;
