import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { OperatorPage } from '../../rehearsal/runbook/operator-page';

const readPage = (file: string) => new OperatorPage(readFileSync(join(__dirname, '../../docs/runbooks', file), 'utf8'));

describe('the runbooks for operators', () => {
  test.each([
    ['block-address.md', ['Block', 'Check', 'Undo']],
    ['disable-user.md', ['Disable and sign out', 'Check', 'Undo']],
    ['revoke-tenant.md', ['Stop the programs', 'Stop the people', 'Check', 'Undo']],
  ])('%s has commands to act, to check and to undo', (file, chapters) => {
    expect(readPage(file).chapters).toEqual(chapters);
  });

  test('are one script, whose output is told apart by chapter', () => {
    const page = new OperatorPage(
      '# Page\n\n## 1. Act\n\n```sh\necho one\n```\n\n## 2. Check\n\n```sh\necho two\n```\n',
    );
    const script = page.buildScript({ before: 'echo before', after: 'echo after' });
    const mark = /^echo '(.+)'$/m.exec(script)?.[1];
    expect(script.split('\n').filter((line) => !line.includes('---') && line !== '')).toEqual([
      'echo before',
      'echo one',
      'echo two',
      'echo after',
    ]);
    const output = ['before', 'one', 'two', 'after'].map((text) => `${text}\n${mark}\n`).join('');
    expect([...page.readOutput(output)]).toEqual([
      ['Act', 'one'],
      ['Check', 'two'],
      ['after', 'after'],
    ]);
  });

  test('without commands are an error', () => {
    expect(() => new OperatorPage('# Empty')).toThrow('the page has no commands');
  });
});
