import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Assessment } from '../../src/assessment/assessment';
import { allFrameworks } from '../../src/frameworks/all-frameworks';
import type { FrameworkDefinition } from '../../src/frameworks/framework-definition';
import { renderReport } from '../../src/reports/reports';
import { ACME, add, EvidenceFolder, judge, TESTS, TODAY } from './evidence-app';

let folder: EvidenceFolder;
beforeAll(() => {
  folder = new EvidenceFolder();
});
afterAll(() => folder.remove());

describe('a framework of an app', () => {
  let assessment: Assessment;
  beforeAll(() => {
    assessment = judge({ frameworks: [ACME], tests: TESTS });
  });

  test('comes after those of the package', () => {
    expect(assessment.frameworks.map(({ id }) => id)).toEqual([
      'gdpr',
      'hipaa-security-rule',
      'pci-dss-4.0.1',
      'nist-800-53-r5',
      'cis-aws-5.0.0',
      'aws-fsbp-1.0.0',
      'soc2-2017',
      'acme-2027',
    ]);
  });

  test('is assessed by rules with and without their pack, by types and by duties', () => {
    const states = assessment.frameworks.at(-1)?.controls.map(({ id, state }) => `${id} ${state}`);
    expect(states).toEqual([
      'S-1 met',
      'S-2 failed',
      'S-3 partly-met',
      'S-4 not-applicable',
      'S-5 not-applicable',
      'S-6 not-covered',
      'S-7 not-covered',
    ]);
  });

  test.each(['json', 'csv', 'markdown', 'sarif', 'sarif-full', 'oscal', 'html'] as const)(
    'is in the report %s',
    (format) => {
      const text = renderReport(format, assessment, { today: TODAY });
      expect(text).toMatch(format === 'markdown' || format === 'html' ? /ACME baseline 2027/ : /acme-2027/);
    },
  );

  test('is a taxonomy in SARIF, with every control and its state', () => {
    const { runs } = JSON.parse(renderReport('sarif', assessment, { today: TODAY }));
    const taxonomy = runs[0].taxonomies.find(({ name }: { readonly name: string }) => name === 'acme-2027');
    expect(
      taxonomy.taxa.map(({ id, properties }: { id: string; properties: object }) => ({ id, ...properties })),
    ).toEqual(
      expect.arrayContaining([
        { id: 'S-2', state: 'failed' },
        expect.objectContaining({ id: 'S-6', state: 'not-covered' }),
      ]),
    );
  });

  test('may be listed after those of the package, which counts from the first of the list', () => {
    const all = judge({ frameworks: [...allFrameworks, ACME], tests: TESTS }).frameworks;
    expect(all.map(({ id }) => id)).toEqual(assessment.frameworks.map(({ id }) => id));
    expect(add({ frameworks: [...allFrameworks, { ...ACME, controls: [] }] })).toThrow('frameworks[7].controls has no');
  });

  test('is read from a JSON file relative to the root', () => {
    const file = folder.write('acme.json', { version: '1.0', framework: ACME });
    expect(judge({ frameworks: [file], root: folder.path, tests: TESTS }).frameworks).toEqual(assessment.frameworks);
  });
});

describe('a framework of an app is refused', () => {
  const refuse = (change: Partial<FrameworkDefinition>): string => {
    try {
      add({ frameworks: [{ ...ACME, ...change }] })();
    } catch (error) {
      return String(error);
    }
    return 'accepted';
  };
  const [first] = ACME.controls;
  const control = (change: object): string => refuse({ controls: [{ id: 'S-1', title: 'Buckets', ...change }] });

  test.each<[string, () => string, string]>([
    [
      'with a rule that is misspelt',
      () => control({ rules: ['S3BucketVersioning', 'RdsProxyTsl'] }),
      'frameworks[0].controls[0].rules[1] is "RdsProxyTsl", which is no rule. Did you mean RdsProxyTls?',
    ],
    [
      'with a rule of a pack that is misspelt',
      () => control({ rules: ['AwsSolution-S1'] }),
      'frameworks[0].controls[0].rules[0] is "AwsSolution-S1", which is no rule. Did you mean AwsSolutions-S1?',
    ],
    [
      'with a control twice',
      () => refuse({ controls: first === undefined ? [] : [first, first] }),
      'frameworks[0].controls[1].id is "S-1", as is that of controls[0].',
    ],
    ['without a control', () => refuse({ controls: [] }), 'frameworks[0].controls has no control.'],
    [
      'with the id of another',
      () => refuse({ id: 'gdpr' }),
      'frameworks[0].id is "gdpr", the id of another framework.',
    ],
    ['that is no framework', () => refuse(JSON.parse('{"controls": 1}')), 'frameworks[0].controls is 1. Write a list.'],
    ['with an id in capitals', () => refuse({ id: 'ACME' }), 'frameworks[0].id is "ACME".'],
    [
      'without an address',
      () => refuse({ url: 'acme' }),
      'frameworks[0].url is "acme". Meaning: Where it is published',
    ],
    ['that nothing shows', () => control({}), 'frameworks[0].controls[0] has no rule, group, resource type or duty'],
    [
      'with an unknown type',
      () => control({ resources: ['AWS::KMS::Keys'] }),
      'controls[0].resources[0] is "AWS::KMS::Keys", which is no type of the installed aws-cdk-lib. Did you mean AWS::KMS::Key?',
    ],
    [
      'with an unknown group',
      () => control({ groups: ['encryptionAtRset'] }),
      'controls[0].groups[0] is "encryptionAtRset", which is no group. Did you mean encryptionAtRest?',
    ],
    [
      'with an unknown field',
      () => control({ rule: ['RdsProxyTls'] }),
      'frameworks[0].controls[0].rule is unknown. Did you mean rules?',
    ],
    [
      'with a duty of nobody',
      () => control({ duty: { who: ' ', what: 'Train everyone.' } }),
      'frameworks[0].controls[0].duty.who is " ", which is too short.',
    ],
  ])('%s', (_what, run, message) => {
    expect(run()).toContain(message);
  });

  test('as a file that is missing, no JSON, or of another form', () => {
    expect(add({ frameworks: ['missing.json'], root: folder.path })).toThrow('addGate(): frameworks missing.json: ');
    expect(add({ frameworks: [folder.write('broken.json', '{')], root: folder.path })).toThrow(
      'broken.json is not JSON',
    );
    expect(add({ frameworks: [folder.write('bare.json', ACME)], root: folder.path })).toThrow(
      'the file has no framework.',
    );
  });
});
