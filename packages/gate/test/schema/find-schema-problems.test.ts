import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020';
import { PACK_NAMES } from '../../src/engine/known-packs';
import { findSchemaProblems } from '../../src/schema/find-schema-problems';
import { createSmallAssessment } from '../reports/small-assessment';

const readSchema = (name: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(join(__dirname, '..', '..', `${name}.schema.json`), 'utf8'));

const ENTRY = {
  rule: 'AwsSolutions-S1',
  resource: 'sandbox/Store/Bucket',
  reason: 'The access is recorded by the trail.',
  owner: 'platform-security',
  until: '2027-10-31',
};
const VALID: Readonly<Record<string, unknown>> = {
  acknowledgements: {
    version: '1.0',
    acknowledgements: [ENTRY, { ...ENTRY, rule: ['AwsSolutions-IAM5[Resource::*]', 'Bulwark-A'], subject: 'Store' }],
  },
  policy: {
    version: '1.0',
    default: { levels: ['required'], fails: [] },
    environments: {
      sandbox: {
        packs: ['Bulwark'],
        disposable: true,
        trusts: { accounts: ['111122223333'], hosts: ['*.example.com'] },
        rules: { 'Bulwark-A': 'on', 'AwsSolutions-S1': { off: 'The access is recorded by the trail.' } },
      },
    },
  },
  framework: {
    version: '1.0',
    framework: {
      id: 'acme-2027',
      title: 'ACME baseline',
      version: '2027',
      url: 'https://acme.example.com/baseline',
      controls: [
        {
          id: 'NET 4(a)',
          title: 'Buckets keep versions',
          rules: ['S3BucketVersioning', 'AwsSolutions-S1'],
          groups: ['backups'],
          resources: ['AWS::Backup::BackupPlan'],
          appliesTo: ['AWS::S3::Bucket', 'Custom::Thing'],
          duty: { who: 'Platform team', what: 'Restore a version every year.' },
        },
      ],
    },
  },
  'manual-results': {
    version: '1.0',
    results: [
      {
        control: 'gdpr Art. 30',
        result: 'not met',
        owner: 'privacy-team',
        date: '2026-11-01',
        until: '2027-10-31',
        checked: 'The record of processing activities.',
        link: 'https://wiki.example.com/records',
      },
    ],
  },
  'suite-results': {
    version: '1.0',
    files: {
      'test/login.test.ts': { commit: 'a'.repeat(40), uncommitted: false, tests: { 'needs a token': 'passed' } },
      'test/broken.test.ts': { uncommitted: true, failed: true, tests: {} },
    },
  },
  assessment: createSmallAssessment(),
};

const JUNK: readonly unknown[] = [
  null,
  '',
  ' ',
  'x',
  0,
  -1,
  true,
  [],
  ['x', 'x'],
  [{}],
  {},
  { off: 'x' },
  '2027-10-31',
];

/** The value with each of its parts replaced, removed, or with an unknown member. */
function listSpoiled(value: unknown, depth = 0): readonly unknown[] {
  if (Array.isArray(value)) {
    const items = value
      .slice(0, 2)
      .flatMap((item, index) =>
        listSpoiled(item, depth + 1).map((spoiled) => value.map((other, at) => (at === index ? spoiled : other))),
      );
    return [...JUNK, ...items];
  }
  if (typeof value !== 'object' || value === null || depth > 4) return JUNK;
  const entries = Object.entries(value);
  return [
    ...JUNK,
    { ...value, unknown: 1 },
    ...entries.map(([name]) => Object.fromEntries(entries.filter(([other]) => other !== name))),
    ...entries.flatMap(([name, member]) =>
      listSpoiled(member, depth + 1).map((spoiled) => ({ ...value, [name]: spoiled })),
    ),
  ];
}

describe.each(Object.keys(VALID))('%s.schema.json', (name) => {
  const schema = readSchema(name);
  const isValid = new Ajv2020({ strict: false }).compile(schema);

  test('accepts a valid file', () => {
    expect(findSchemaProblems(schema, VALID[name])).toEqual([]);
    expect(isValid(VALID[name])).toBe(true);
  });

  test('refuses what a validator of JSON schemas refuses, and nothing else', () => {
    const spoiled = listSpoiled(VALID[name]);
    // A text of blanks is long enough for JSON schema, and says nothing.
    const others = spoiled.filter((value) => !JSON.stringify(value).includes('" "'));
    expect(others.length).toBeGreaterThan(100);
    const wrong = others.filter((value) => (findSchemaProblems(schema, value).length === 0) !== isValid(value));
    expect(wrong).toEqual([]);
  });
});

test('the policy allows the packs that exist', () => {
  const found = findSchemaProblems(readSchema('policy'), { version: '1.0', default: { packs: ['None'] } });
  expect(found.join()).toContain(`Allowed: ${PACK_NAMES.join(', ')}.`);
});

describe('a problem names the place, the value and what is allowed', () => {
  const withEntry = (change: object): unknown => ({ version: '1.0', acknowledgements: [{ ...ENTRY, ...change }] });
  const withPolicy = (policy: object): unknown => ({ version: '1.0', environments: { sandbox: policy } });

  test.each([
    ['acknowledgements', withEntry({ until: 'soon' }), 'acknowledgements[0].until is "soon".'],
    ['acknowledgements', withEntry({ until: 'soon' }), 'Last day on which it is valid, as YYYY-MM-DD'],
    ['acknowledgements', withEntry({ reason: 'ok' }), 'acknowledgements[0].reason is "ok", which is too short.'],
    ['acknowledgements', withEntry({ owner: undefined }), 'acknowledgements[0] has no owner. Meaning: Team that is'],
    ['acknowledgements', withEntry({ ownr: 'x' }), 'acknowledgements[0].ownr is unknown. Did you mean owner?'],
    ['acknowledgements', withEntry({ rule: 5 }), 'acknowledgements[0].rule is 5.'],
    ['acknowledgements', withEntry({ rule: [] }), 'acknowledgements[0].rule is an empty list.'],
    ['acknowledgements', [], 'the file is []. Write a map.'],
    ['acknowledgements', { version: '2.0', acknowledgements: [] }, 'version is "2.0". Write "1.0".'],
    ['policy', withPolicy({ levels: ['requird'] }), '"requird". Did you mean required? Allowed: required, hardening'],
    ['policy', withPolicy({ disposable: 'yes' }), 'environments.sandbox.disposable is "yes". Write true or false.'],
    ['policy', withPolicy({ trusts: { accounts: ['1'] } }), 'environments.sandbox.trusts.accounts[0] is "1".'],
    ['policy', withPolicy({ rules: { 'Bulwark-A': 'off' } }), 'environments.sandbox.rules.Bulwark-A is "off".'],
    ['policy', withPolicy({ rules: { 'Bulwark-A': { off: 'x' } } }), 'rules.Bulwark-A.off is "x", which is too short.'],
    ['policy', { version: '1.0', enviroments: {} }, 'enviroments is unknown. Did you mean environments?'],
  ])('%s: %j', (name, value, expected) => {
    expect(findSchemaProblems(readSchema(name), value).join('\n')).toContain(expected);
  });
});

test('a keyword that nothing checks is an error, so that a schema cannot promise more', () => {
  expect(() => findSchemaProblems({ maxLength: 1 }, 'text')).toThrow('maxLength');
  expect(() => findSchemaProblems({ type: 'null' }, 'text')).toThrow('null');
});
