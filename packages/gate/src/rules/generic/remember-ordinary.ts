/**
 * Remembers the texts in which a search finds nothing. Most texts of templates are there several times, and are
 * ordinary.
 */
export function rememberOrdinary<Found>(
  search: (text: string) => readonly Found[],
): (text: string) => readonly Found[] {
  const ordinary = new Set<string>();
  const none: readonly Found[] = [];
  return (text) => {
    if (ordinary.has(text)) return none;
    const found = search(text);
    if (found.length === 0 && ordinary.size < MOST_KEPT) ordinary.add(text);
    return found;
  };
}

const MOST_KEPT = 20_000;
