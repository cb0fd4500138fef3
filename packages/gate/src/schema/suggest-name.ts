/** Renders the known name that was probably meant, as a sentence with a space before it; empty if none is near. */
export function suggestName(name: string, known: readonly string[]): string {
  const near = findNearName(name, known);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

/** Finds the known name that differs from a name by the fewest letters: by at most a third of them. */
export function findNearName(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, distance: measureDistance(shorten(name), shorten(candidate)) }))
    .sort((one, other) => one.distance - other.distance);
  return best !== undefined && best.distance <= Math.max(1, shorten(name).length / 3) ? best.candidate : undefined;
}

/** The number of letters to insert, delete or replace, as Levenshtein defined it. */
function measureDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let index = 1; index <= one.length; index += 1) {
    const next = [index];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (one[index - 1] === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** Nobody misspells a longer name by some letters, and the distance takes the time of both lengths. */
const LONGEST = 100;

function shorten(name: string): string {
  return name.slice(0, LONGEST).toLowerCase();
}
