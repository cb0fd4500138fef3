import { beforeAll, describe, expect, test } from '@jest/globals';
import { suppressAcceptedFindings } from '../../bin/suppress-accepted-findings';
import { Backend } from '../../lib/backend';
import { countAcknowledgements } from '../../packages/gate/src/assessment/count-acknowledgements';
import { renderSummary } from '../../packages/gate/src/reports/terminal-summary';
import { allRules } from '../../packages/gate/src/rules/all-rules';
import type { ResourceDeclaration } from '../../packages/gate/src/templates/template';
import { findEquivalence } from '../mutants/equivalents';
import { buildMutants } from '../mutants/mutants';
import { createTestApp, productionSettings, sandboxSettings } from '../scaffold';
import { type CountedSynthesis, synthesizeForCounting } from './counted-synthesis';
import { readMarkdownFile } from './markdown-files';

const readme = readMarkdownFile('README.md');
const gatePage = readMarkdownFile('docs/gate.md');
const deployPage = readMarkdownFile('docs/deploy.md');
/** It takes seconds, so this test leaves it out; test/app/synth.test.ts runs it. */
const VALIDATE = 'CloudFormation-Validate';

let counted: CountedSynthesis;

beforeAll(() => {
  counted = synthesizeForCounting();
});

/** The numbers that a pattern finds in a text, one for each group. */
function readNumbers(text: string, pattern: RegExp): number[] {
  const [, ...groups] = pattern.exec(text) ?? [];
  return groups.map((group) => Number(group.replaceAll(',', '')));
}

/** The resources of one environment. */
function listResources(environment: string): readonly ResourceDeclaration[] {
  return [...counted.templates]
    .filter(([path]) => path.startsWith(`${environment}/`))
    .flatMap(([, { Resources = {} }]) => Object.values(Resources));
}

describe('README.md shows what npm run synth prints', () => {
  const [, block = ''] = /```\n(Bulwark judged[\s\S]*?)```/.exec(readme) ?? [];
  const lines = block.split('\n');
  const [validated = 0, validatedOpen = 0, validatedAccepted = 0] = readNumbers(
    block,
    /CloudFormation-Validate +- +(\d+) +(\d+) +(\d+)/,
  );

  test('the environments and the number of resources', () => {
    expect(lines[0]).toBe(renderSummary(counted.assessment).split('\n')[1]);
  });

  test('each pack with its rules, evaluations and findings', () => {
    const readRows = (text: readonly string[]) =>
      text.filter((line) => / {2}\d+$/.test(line) && !line.includes(VALIDATE) && !line.includes('ledger'));
    expect(readRows(lines)).toEqual(readRows(renderSummary(counted.assessment).split('\n')));
  });

  test('CloudFormation Validate, which judges every resource', () => {
    expect([validated, validatedOpen]).toEqual([counted.assessment.resources.length, 0]);
  });

  test('how many findings are accepted, and by how many acknowledgements', () => {
    const { verdict, acknowledgements, ledgerProblems } = counted.assessment;
    // Without CloudFormation Validate the entries for its findings match nothing.
    const unmatched = ledgerProblems.filter(({ message }) => message.includes(VALIDATE));
    const [found, entries] = readNumbers(block, /PASSED: nothing open; (\d+) findings accepted by (\d+) /);
    expect(found).toBe(verdict.acknowledged + validatedAccepted);
    expect(entries).toBe(countAcknowledgements(acknowledgements) + unmatched.length);
    expect(ledgerProblems).toEqual(unmatched);
  });
});

describe('the rules and their mutants', () => {
  test('README.md counts the rules', () => {
    expect(readNumbers(readme, /\[(\d+)\s+rules\s+of\s+Bulwark\]/)).toEqual([allRules.length]);
  });

  test('README.md and docs/gate.md count the mutants and the harmless ones', () => {
    // The presets that test/mutants judges; the shipped environments answer a few settings differently.
    const app = createTestApp();
    for (const settings of [sandboxSettings, productionSettings]) {
      suppressAcceptedFindings(new Backend(app, settings.name, { settings }));
    }
    const mutants = app
      .synth()
      .stacks.flatMap(({ hierarchicalId, template }) => buildMutants(hierarchicalId, template));
    const harmless = mutants.filter((mutant) => findEquivalence(mutant) !== undefined);
    expect(readNumbers(readme, /([\d,]+)\s+changes in all/)).toEqual([mutants.length]);
    expect(readNumbers(gatePage, /There\s+are\s+([\d,]+)\s+mutants;\s+([\d,]+)\s+of\s+them/)).toEqual([
      mutants.length,
      harmless.length,
    ]);
  });
});

describe.each(['sandbox', 'production'])('docs/deploy.md about %s', (environment) => {
  test('adds up the reserved concurrency of the functions', () => {
    const reserved = listResources(environment)
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map(({ Properties = {} }) => Number(Properties['ReservedConcurrentExecutions']));
    const row = deployPage.split('\n').find((line) => line.startsWith(`| ${environment} | `) && line.includes(' = '));
    const [sum = 0, needed] = readNumbers(row ?? '', /= (\d+) \| (\d+) \|/);
    expect(sum).toBe(reserved.reduce((total, each) => total + each, 0));
    expect(needed).toBe(sum + 100);
  });
});
