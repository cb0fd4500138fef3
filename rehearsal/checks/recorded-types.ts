import type { Operation } from '../emulator';
import { StepFailed } from '../step-log';

const START = '<!-- recorded types: npm run rehearse -- --update -->';
const END = '<!-- end of recorded types -->';

/** Types of which only a record exists in the emulator: nothing behind them was tried. */
export function listRecordedTypes(operations: readonly Operation[]): readonly string[] {
  return [...new Set(operations.filter(({ how }) => how === 'recorded').map(({ type_name }) => type_name))].sort();
}

/** The types that the page lists. */
export function readListedTypes(page: string): readonly string[] {
  const list = page.split(START)[1]?.split(END)[0] ?? '';
  return [...list.matchAll(/`([\w:]+)`/g)].map(([, type = '']) => type);
}

export function replaceListedTypes(page: string, types: readonly string[]): string {
  const [before = ''] = page.split(START);
  const after = page.split(END)[1] ?? '';
  return `${before}${START}\n\n${types.map((type) => `- \`${type}\`\n`).join('')}\n${END}${after}`;
}

/** @throws StepFailed when a type was only recorded that the page does not list */
export function checkRecordedTypes(recorded: readonly string[], listed: readonly string[]): string {
  const missing = recorded.filter((type) => !listed.includes(type));
  if (missing.length > 0) {
    throw new StepFailed(`only recorded, but not listed in rehearsal/README.md: ${missing.join(', ')}`);
  }
  return `${recorded.length} types (${recorded.map((type) => type.replace('AWS::', '')).join(', ')})`;
}
