import { describe, expect, test } from '@jest/globals';
import { allFrameworks } from '../../src/frameworks/all-frameworks';
import {
  type Control,
  citePublishedRules,
  citeResources,
  citeRules,
  combineEvidence,
  type Framework,
} from '../../src/frameworks/framework';
import { findFrameworkProblems, type Known } from '../../src/frameworks/framework-problems';
import { allRules } from '../../src/rules/all-rules';
import { findForbiddenWords, findLongSentences } from '../words';
import { findRelatedControls, packRules, resourceTypes } from './known-evidence';

const known: Known = {
  checks: new Set([...packRules.keys(), ...allRules.map(({ id }) => id)]),
  types: resourceTypes,
  tests: new Set(['test/attack.test.ts: unknown paths are refused']),
};

const ATTACK = { file: 'test/attack.test.ts', test: 'unknown paths are refused' };
const REAL: Control = {
  id: 'Art. 32(1)(a)',
  title: 'Personal data is encrypted',
  evidence: [...citeRules('S3BucketSSLRequestsOnly'), ...citeResources('AWS::KMS::Key'), ATTACK],
  duty: { who: 'Security officer', what: 'Read the report of every release.' },
};

const framework = (...controls: readonly Control[]): Framework => ({
  id: 'gdpr',
  title: 'GDPR',
  version: '2016/679',
  url: 'https://example.com',
  controls,
});

test('a framework has no problems when everything that it cites exists', () => {
  expect(findFrameworkProblems(framework(REAL), known)).toEqual([]);
});

test.each<[string, Control[], string]>([
  [
    'an unknown rule',
    [{ ...REAL, evidence: citeRules('S3BucketsAreNice') }],
    'gdpr Art. 32(1)(a): unknown rule S3BucketsAreNice',
  ],
  [
    'an unknown resource type',
    [{ ...REAL, evidence: citeResources('AWS::KMS::Keys') }],
    'gdpr Art. 32(1)(a): unknown resource AWS::KMS::Keys',
  ],
  [
    'a test that does not exist',
    [{ ...REAL, evidence: [{ ...ATTACK, test: 'everything' }] }],
    'gdpr Art. 32(1)(a): unknown test test/attack.test.ts: everything',
  ],
  [
    'a test of another file',
    [{ ...REAL, evidence: [{ ...ATTACK, file: 'test/other.test.ts' }] }],
    'gdpr Art. 32(1)(a): unknown test test/other.test.ts: unknown paths are refused',
  ],
  ['one control twice', [REAL, REAL], 'gdpr: Art. 32(1)(a) is listed twice'],
  [
    'a control number that the standard does not use',
    [{ ...REAL, id: 'Article 32' }],
    'gdpr: Article 32 is not a control number of the standard',
  ],
  [
    'the same evidence twice, with another basis',
    [
      {
        ...REAL,
        evidence: [...citeRules('S3BucketSSLRequestsOnly'), ...citePublishedRules('S3BucketSSLRequestsOnly')],
      },
    ],
    'gdpr Art. 32(1)(a): names rule S3BucketSSLRequestsOnly twice',
  ],
  [
    'neither evidence nor duty',
    [{ id: REAL.id, title: REAL.title, evidence: [] }],
    'gdpr Art. 32(1)(a): has no rule or resource as evidence and no duty',
  ],
  [
    'only tests of one app and no duty',
    [{ id: REAL.id, title: REAL.title, evidence: [ATTACK, { group: 'restores' }] }],
    'gdpr Art. 32(1)(a): has no rule or resource as evidence and no duty',
  ],
  [
    'a duty of a few words',
    [{ ...REAL, duty: { who: 'Auditor', what: 'Check it.' } }],
    'gdpr Art. 32(1)(a): the duty is not a sentence: "Check it."',
  ],
  [
    'a duty that does not end',
    [{ ...REAL, duty: { who: 'Auditor', what: 'Check everything that was' } }],
    'gdpr Art. 32(1)(a): the duty is not a sentence: "Check everything that was"',
  ],
  [
    'a duty without a role',
    [{ ...REAL, duty: { who: ' ', what: 'Check everything every year.' } }],
    'gdpr Art. 32(1)(a): the duty names no role',
  ],
  ['a control without a title', [{ ...REAL, title: '' }], 'gdpr Art. 32(1)(a): has no title'],
])('%s is refused', (_what, controls, problem) => {
  expect(findFrameworkProblems(framework(...controls), known)).toEqual([problem]);
});

test('a framework with an unknown numbering is refused', () => {
  expect(findFrameworkProblems({ ...framework(REAL), id: 'iso' }, known)).toEqual([
    'iso: unknown framework id; add its numbering to NUMBERING',
  ]);
});

test('evidence published by AWS comes before the same evidence by this package', () => {
  const [published, own] = [citePublishedRules('S3BucketSSLRequestsOnly'), citeRules('RDSStorageEncrypted')];
  const combined = combineEvidence(published, citeRules('S3BucketSSLRequestsOnly', 'RDSStorageEncrypted'));
  expect(combined).toEqual([...published, ...own]);
});

describe('the frameworks', () => {
  test('are compared with all rules and resource types', () => {
    expect(packRules.size).toBeGreaterThan(200);
    expect(resourceTypes.size).toBeGreaterThan(1000);
  });

  test.each(allFrameworks.map((each) => [each.id, each] as const))('%s cites only what exists', (_id, each) => {
    expect(findFrameworkProblems(each, known)).toEqual([]);
  });

  test('cite no test, since every app has other tests', () => {
    const evidence = allFrameworks.flatMap(({ controls }) => controls.flatMap((control) => control.evidence));
    expect(evidence.filter((one) => 'test' in one)).toEqual([]);
  });

  test('cite every rule of this package', () => {
    const cited = new Set(
      allFrameworks
        .flatMap(({ controls }) => controls.flatMap(({ evidence }) => evidence))
        .flatMap((one) => ('rule' in one ? [one.rule] : [])),
    );
    expect(allRules.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
  });

  test('can tell every rule of this package from those of cdk-nag by its name', () => {
    const shared = allRules.filter(({ id }) => packRules.get(id)?.some(({ pack }) => pack !== 'Bulwark'));
    expect(shared.map(({ id }) => id)).toEqual([]);
  });

  test.each(allFrameworks.map((each) => [each.id, each] as const))('%s is written in plain English', (_id, each) => {
    const texts = each.controls.flatMap(({ title, duty }) => [title, ...(duty === undefined ? [] : [duty.what])]);
    expect(texts.flatMap(findForbiddenWords)).toEqual([]);
    expect(texts.flatMap((text) => findLongSentences(text))).toEqual([]);
  });

  test('suit every app: no title or duty names a part of this repository', () => {
    const texts = allFrameworks.flatMap(({ controls }) =>
      controls.flatMap(({ title, duty }) => [title, duty?.what ?? '']),
    );
    expect(
      texts.filter((text) => /blueprint|repository|\bthe threat model|tenant|\bthe API\b|\bdocs\//i.test(text)),
    ).toEqual([]);
  });

  test('have unique ids', () => {
    expect(new Set(allFrameworks.map(({ id }) => id)).size).toBe(allFrameworks.length);
  });

  test.each([
    ['hipaa-security-rule', 'HIPAA.Security'],
    ['nist-800-53-r5', 'NIST.800.53.R5'],
  ])('%s cites as published by AWS only what its conformance pack maps', (id, pack) => {
    const controls = allFrameworks.find((each) => each.id === id)?.controls ?? [];
    const invented = controls.flatMap((control) =>
      readPublishedRules(control)
        .filter((rule) => !findRelatedControls(pack, rule).has(control.id))
        .map((rule) => `${control.id}: ${rule}`),
    );
    expect(controls.flatMap(readPublishedRules).length).toBeGreaterThan(50);
    expect(invented).toEqual([]);
  });

  /** Related requirements in the user guide of Security Hub, read in November 2026. */
  test.each([
    [
      'pci-dss-4.0.1',
      {
        'EC2RestrictedCommonPorts EC2.14': ['1.3.1'],
        'EC2RestrictedSSH EC2.13': ['1.3.1'],
        'RDSInstancePublicAccess RDS.2': ['1.4.4'],
        'S3BucketLevelPublicAccessProhibited S3.8': ['1.4.4'],
        'KMSBackingKeyRotationEnabled KMS.4': ['3.7.4'],
        'S3BucketSSLRequestsOnly S3.5': ['4.2.1'],
        'RDSAutomaticMinorVersionUpgradeEnabled RDS.13': ['6.3.3'],
        'LambdaFunctionPublicAccessProhibited Lambda.1': ['7.2.1'],
        'SecretsManagerRotationEnabled SecretsManager.1': ['8.3.9', '8.6.3'],
        'RDSLoggingEnabled RDS.9': ['10.2.1'],
        'S3BucketLoggingEnabled S3.9': ['10.2.1'],
        'CloudTrailEncryptionEnabled CloudTrail.2': ['10.3.2'],
        'WAFv2LoggingEnabled WAF.11': ['10.4.2'],
      },
    ],
    [
      'cis-aws-5.0.0',
      {
        'IAMUserNoPolicies IAM.2': ['1.14'],
        'S3BucketSSLRequestsOnly S3.5': ['2.1.1'],
        'S3BucketLevelPublicAccessProhibited S3.8': ['2.1.4'],
        'RDSStorageEncrypted RDS.3': ['2.2.1'],
        'RDSAutomaticMinorVersionUpgradeEnabled RDS.13': ['2.2.2'],
        'RDSInstancePublicAccess RDS.2': ['2.2.3'],
        'RDSMultiAZSupport RDS.5': ['2.2.4'],
        'CloudTrailLogFileValidationEnabled CloudTrail.4': ['3.2'],
        'CloudTrailEncryptionEnabled CloudTrail.2': ['3.5'],
        'KMSBackingKeyRotationEnabled KMS.4': ['3.6'],
        'VPCFlowLogsEnabled EC2.6': ['3.7'],
        'VPCDefaultSecurityGroupClosed EC2.2': ['5.5'],
      },
    ],
  ])('%s cites as published by AWS exactly what Security Hub maps', (id, related) => {
    const controls = allFrameworks.find((each) => each.id === id)?.controls ?? [];
    const found = controls.flatMap((control) => readPublishedRules(control).map((rule) => `${rule} ${control.id}`));
    const expected = Object.entries(related).flatMap(([rule, ids]) =>
      ids.map((each) => `${rule.split(' ')[0]} ${each}`),
    );
    expect(found.sort()).toEqual(expected.sort());
  });

  test('GDPR and SOC 2 cite nothing as published by AWS, which maps neither', () => {
    const others = allFrameworks.filter(({ id }) => id === 'gdpr' || id === 'soc2-2017');
    expect(others.flatMap(({ controls }) => controls.flatMap(readPublishedRules))).toEqual([]);
  });
});

function readPublishedRules({ evidence }: Control): string[] {
  return evidence.flatMap((one) => ('rule' in one && one.basis === 'published by AWS' ? [one.rule] : []));
}
