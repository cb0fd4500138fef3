import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { allRules } from '../../packages/gate/src/rules/all-rules';
import { EVERY_TYPE } from '../../packages/gate/src/rules/rule';
import { readMarkdownFile } from './markdown-files';

const SOURCES = join(__dirname, '..', '..', 'packages', 'gate', 'src');
const page = readMarkdownFile('docs/gate.md');

/** Fields of an interface, in their order. */
function readFields(file: string, name: string): readonly string[] {
  const text = readFileSync(join(SOURCES, file), 'utf8');
  const [, body = ''] = new RegExp(`interface ${name} [^{]*\\{\\n([\\s\\S]*?)\\n\\}`).exec(text) ?? [];
  return [...body.matchAll(/^ {2}readonly (\w+)/gm)].map(([, field = '']) => field);
}

/** Names between back ticks in the first cells of the table below a header row. */
function readFirstCells(header: string): readonly string[] {
  const [, below = ''] = page.split(`${header}\n| --- `);
  const [table = ''] = below.split('\n\n');
  const cells = table.split('\n').map((line) => line.split(' | ')[0] ?? '');
  return cells.slice(1).flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
}

describe('docs/gate.md has a row for', () => {
  test('each field of a policy', () => {
    const fields = [
      ...readFields('engine/gate-policy.ts', 'GatePolicy'),
      ...readFields('templates/trust.ts', 'EnvironmentFacts'),
    ];
    expect(fields).toContain('trusts');
    expect([...readFirstCells('| field | meaning | default |')].sort()).toEqual([...new Set(fields)].sort());
  });

  test('each field of trusts', () => {
    const fields = readFields('templates/trust.ts', 'Trust');
    expect(fields).toContain('accounts');
    expect(readFirstCells('| field of `trusts` | holds |')).toEqual(fields);
  });

  test('each problem of the ledger', () => {
    const text = readFileSync(join(SOURCES, 'acknowledgements', 'ledger.ts'), 'utf8');
    const [, union = ''] = /interface LedgerProblem \{\n {2}readonly rule: ([^;]+);/.exec(text) ?? [];
    const problems = [...union.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
    expect(problems).toContain('Broad');
    expect([...readFirstCells('| reported as `Bulwark-Acknowledgement...` | when |')].sort()).toEqual(problems);
  });

  test('each rule about what is not judged', () => {
    const ids = allRules.map(({ id }) => id).filter((id) => id.startsWith('NotJudged'));
    expect(ids).toContain('NotJudgedType');
    expect([...readFirstCells('| rule | reports |')].sort()).toEqual([...new Set(ids)].sort());
  });

  test('each rule for every type, except those about custom resources and what is not judged', () => {
    const ids = allRules
      .filter(({ types }) => types.includes(EVERY_TYPE))
      .map(({ id }) => id)
      .filter((id) => !/^(NotJudged|CustomResource)/.test(id));
    expect(ids).toContain('SecretNotInResource');
    expect(readFirstCells('| rules | report |')).toEqual(expect.arrayContaining(ids));
  });

  test('only rules that exist', () => {
    const ids = new Set(allRules.map(({ id }) => id));
    const named = [...readFirstCells('| rules | report |'), ...readFirstCells('| rule | reports |')];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    expect(named.length).toBeGreaterThan(15);
  });
});
