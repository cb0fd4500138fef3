/**
 * Matches as IAM does: `*` is any sequence of characters, `?` is one. Each piece between two stars is found at its first
 * place after the piece before, so nothing is tried twice and a hostile pattern costs no more than its length.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  if (pattern === text || pattern === '*') return true;
  // Most actions have no wildcard, and most statements are asked about many actions.
  if (!pattern.includes('*'))
    return pattern.length === text.length && pattern.includes('?') && matchesAt(pattern, text, 0);
  const pieces = pattern.split('*');
  const [first = ''] = pieces;
  const last = pieces.at(-1) ?? '';
  const end = text.length - last.length;
  if (end < first.length || !matchesAt(first, text, 0) || !matchesAt(last, text, end)) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = findPiece(piece, text, from, end);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** The first place of a piece between two positions; -1 when there is none. */
function findPiece(piece: string, text: string, from: number, end: number): number {
  if (piece === '') return from;
  if (!piece.includes('?')) {
    const at = text.indexOf(piece, from);
    return at >= 0 && at + piece.length <= end ? at : -1;
  }
  for (let at = from; at + piece.length <= end; at += 1) if (matchesAt(piece, text, at)) return at;
  return -1;
}

/** Whether a piece without stars matches at a position. */
function matchesAt(piece: string, text: string, at: number): boolean {
  if (!piece.includes('?')) return text.startsWith(piece, at);
  for (let index = 0; index < piece.length; index += 1) {
    if (piece[index] !== '?' && piece[index] !== text[at + index]) return false;
  }
  return true;
}
