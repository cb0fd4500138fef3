import { readPlaces } from '../foreign/json-template';

/**
 * Finds the line of every resource in the text of a JSON template, in any formatting.
 *
 * @returns lines from 1, by logical id
 */
export function findResourceLines(text: string): ReadonlyMap<string, number> {
  return readPlaces(text).lines;
}
