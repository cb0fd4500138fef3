import { describe, expect, test } from '@jest/globals';
import { renderUsage } from '../../packages/gate/src/cli/arguments';
import { allFrameworks } from '../../packages/gate/src/frameworks/all-frameworks';
import { REPORT_FORMATS } from '../../packages/gate/src/reports/reports';
import { readMarkdownFile } from './markdown-files';

const page = readMarkdownFile('docs/gate.md');

/** First cells of the table below a heading or a header row, without formatting. */
function readRows(header: string): string[][] {
  const [, below = ''] = page.split(`${header}\n| --- `);
  return below
    .split('\n')
    .slice(1)
    .slice(
      0,
      below
        .split('\n')
        .slice(1)
        .findIndex((line) => !line.startsWith('|')),
    )
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').replaceAll('`', '')));
}

describe('docs/gate.md', () => {
  test('lists the options of --help, in their order', () => {
    const help = renderUsage({ command: 'npm run gate --', environments: 'bin/environments.ts' });
    const options = [...help.matchAll(/^ {2}(--\S+(?: [A-Z]+)?) /gm)].map(([, option]) => option);
    expect(options.length).toBeGreaterThan(5);
    expect(readRows('| option | effect |').map(([option]) => option)).toEqual(options);
  });

  test('lists every report with its file and the reader of the registry', () => {
    const rows = Object.entries(REPORT_FORMATS).map(([name, { file, audience }]) => [name, file, audience]);
    const written = readRows('| format | file | reader |').map(([name, file, reader = '']) => [
      name,
      file,
      reader.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'),
    ]);
    expect(written).toEqual(rows);
  });

  test('counts the frameworks', () => {
    expect(allFrameworks).toHaveLength(7);
    expect(page).toContain('Seven frameworks are data');
  });
});
