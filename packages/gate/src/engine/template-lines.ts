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
  for (const [index, line] of text.split('\n').entries()) {
    if (line.charCodeAt(2) === SPACE || line.charCodeAt(0) !== SPACE) continue;
    const key = /^ {1,2}("(?:[^"\\]|\\.)*"):/.exec(line)?.[1];
    if (key === undefined) continue;
    if (line.charCodeAt(1) !== SPACE) section = key;
    else if (section === '"Resources"') lines.set(String(JSON.parse(key)), index + 1);
  }
  return lines;
}

const SPACE = 32;
