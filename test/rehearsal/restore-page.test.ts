import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readFencedBlocks } from '../../rehearsal/runbook/fenced-blocks';
import { RestorePage } from '../../rehearsal/runbook/restore-page';

const PAGE = readFileSync(join(__dirname, '../../docs/runbooks/restore.md'), 'utf8');

describe('the commands and settings of docs/runbooks/restore.md', () => {
  const page = new RestorePage(PAGE);

  test('are found in each chapter', () => {
    expect(page.readCommands('Choose the backup', 1)).toContain('aws backup list-recovery-points-by-backup-vault');
    expect(page.readCommands('Deploy', 1)).toContain('npx cdk deploy "$ENVIRONMENT/*"');
    expect(page.readCommands('Check, then erase again', 1)).toContain('curl');
    expect(page.readCommands('Remove the old cluster', 1)).toContain('aws rds delete-db-cluster');
    expect(page.readCommands('A database that was deleted', 1)).toContain('aws rds describe-db-cluster-snapshots');
  });

  test('name the cluster of the generation that is restored', () => {
    expect(page.readCommands('Choose the backup', 7)).toContain('CLUSTER=$ENVIRONMENT-records-7');
  });

  test('restore a moment of a cluster, or a snapshot', () => {
    const time = '2026-11-27T12:00:00Z';
    expect(page.readSettings('cluster', { generation: 3, cluster: 'records-2', time })).toEqual({
      generation: 3,
      restoreFrom: { cluster: 'records-2', time },
    });
    expect(page.readSettings('snapshotArn', { generation: 1, snapshotArn: 'arn' })).toEqual({
      generation: 1,
      restoreFrom: { snapshotArn: 'arn' },
    });
  });

  test('are an error when the page sets what the rehearsal does not know', () => {
    expect(() => page.readSettings('cluster', { generation: 2, cluster: 'records-1' })).toThrow(
      'sets time, of which the rehearsal has none',
    );
    expect(() => new RestorePage('# Empty').readCommands('Deploy', 1)).toThrow('no commands in "Deploy"');
    expect(() => new RestorePage('# Empty').readSettings('cluster', { generation: 2 })).toThrow('no restoreFrom');
  });
});

test('a block has the heading above it, and a comment in a block is no heading', () => {
  const page = ['# Page', '## 2. First', '```sh', '# comment', 'one', '```', 'text', '```ts', 'two', '```'].join('\n');
  expect(readFencedBlocks(page)).toEqual([
    { heading: 'First', language: 'sh', text: '# comment\none\n' },
    { heading: 'First', language: 'ts', text: 'two\n' },
  ]);
});
