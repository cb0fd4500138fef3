/** A fenced block of code on a page of Markdown. */
export interface FencedBlock {
  /** The last heading before it, without its number: `Deploy`. */
  readonly heading: string;
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a page, in their order. */
export function readFencedBlocks(page: string): readonly FencedBlock[] {
  let heading = '';
  const parts = page.matchAll(/^#+ +(?:[\d.]+ +)?([^\n]+)$|^```(\w*)\n(.*?)^```/gms);
  return [...parts].flatMap(([, title, language = '', text = '']) => {
    if (title === undefined) return [{ heading, language, text }];
    heading = title;
    return [];
  });
}
