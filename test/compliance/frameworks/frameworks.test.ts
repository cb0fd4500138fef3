import { describe, expect, test } from '@jest/globals';
import { allFrameworks } from '../../../lib/compliance/frameworks/all-frameworks';
import {
  allOf,
  type Control,
  type Framework,
  published,
  resources,
  rules,
  tested,
} from '../../../lib/compliance/frameworks/framework';
import { type Known, problemsOf } from '../../../lib/compliance/frameworks/framework-problems';

import { ownRules } from '../../../lib/compliance/frameworks/own-rules';
import { allRules } from '../../../lib/compliance/rules/all-rules';
import { packRelations, packRules, resourceTypes, testTitles } from './what-exists';

const known: Known = {
  checks: new Set([...packRules.keys(), ...allRules.map(({ id }) => id)]),
  types: resourceTypes,
  tests: testTitles,
};

const REAL: Control = {
  id: 'Art. 32(1)(a)',
  title: 'Data is encrypted',
  evidence: [
    ...rules('S3BucketSSLRequestsOnly', 'RdsProxyTls'),
    ...resources('AWS::KMS::Key'),
    ...tested('attack/attack.test.ts', 'methods and paths that do not exist'),
  ],
  duty: { who: 'Security officer', what: 'Read the report of every release.' },
};

const framework = (...controls: readonly Control[]): Framework => ({
  id: 'gdpr',
  title: 'GDPR',
  version: '2016/679',
  url: 'https://example.com',
  controls,
});

test('a framework that names what exists has no problems', () => {
  expect(problemsOf(framework(REAL), known)).toEqual([]);
});

test.each<[string, Control[], string]>([
  [
    'a rule that nobody has',
    [{ ...REAL, evidence: rules('S3BucketsAreNice') }],
    'gdpr Art. 32(1)(a): there is no rule S3BucketsAreNice',
  ],
  [
    'a resource type that CloudFormation does not have',
    [{ ...REAL, evidence: resources('AWS::KMS::Keys') }],
    'gdpr Art. 32(1)(a): there is no resource AWS::KMS::Keys',
  ],
  [
    'a test that does not exist',
    [{ ...REAL, evidence: tested('attack/attack.test.ts', 'everything') }],
    'gdpr Art. 32(1)(a): there is no test attack/attack.test.ts: everything',
  ],
  [
    'a test of another file',
    [{ ...REAL, evidence: tested('attack/throttle.test.ts', 'methods and paths that do not exist') }],
    'gdpr Art. 32(1)(a): there is no test attack/throttle.test.ts: methods and paths that do not exist',
  ],
  ['one control twice', [REAL, REAL], 'gdpr: Art. 32(1)(a) is there twice'],
  [
    'an id that the standard does not have',
    [{ ...REAL, id: 'Article 32' }],
    'gdpr: Article 32 is not how the standard numbers a control',
  ],
  [
    'the same evidence twice, on whoever’s word',
    [{ ...REAL, evidence: [...rules('RdsProxyTls'), ...published('RdsProxyTls')] }],
    'gdpr Art. 32(1)(a): names rule RdsProxyTls twice',
  ],
  [
    'neither evidence nor duty',
    [{ id: REAL.id, title: REAL.title, evidence: [] }],
    'gdpr Art. 32(1)(a): has no evidence and no duty',
  ],
  [
    'a duty of a few words',
    [{ ...REAL, duty: { who: 'Auditor', what: 'Check it.' } }],
    'gdpr Art. 32(1)(a): the duty is no sentence: "Check it."',
  ],
  [
    'a duty that does not end',
    [{ ...REAL, duty: { who: 'Auditor', what: 'Check everything that was' } }],
    'gdpr Art. 32(1)(a): the duty is no sentence: "Check everything that was"',
  ],
  [
    'a duty of nobody',
    [{ ...REAL, duty: { who: ' ', what: 'Check everything every year.' } }],
    'gdpr Art. 32(1)(a): the duty names nobody',
  ],
  ['a control without a title', [{ ...REAL, title: '' }], 'gdpr Art. 32(1)(a): has no title'],
])('%s is refused', (_what, controls, problem) => {
  expect(problemsOf(framework(...controls), known)).toEqual([problem]);
});

test('a framework of a numbering that nobody knows is refused', () => {
  expect(problemsOf({ ...framework(REAL), id: 'iso' }, known)).toEqual([
    'iso: nobody knows how it numbers its controls',
  ]);
});

test('evidence on the word of AWS comes before the same evidence on ours', () => {
  expect(allOf(published('RdsProxyTls'), rules('RdsProxyTls', 'S3BucketSSLRequestsOnly'))).toEqual([
    ...published('RdsProxyTls'),
    ...rules('S3BucketSSLRequestsOnly'),
  ]);
});

describe('the frameworks', () => {
  test('what exists is found', () => {
    expect(packRules.size).toBeGreaterThan(200);
    expect(resourceTypes.size).toBeGreaterThan(1000);
    expect(testTitles.size).toBeGreaterThan(300);
  });

  test.each(allFrameworks.map((each) => [each.id, each] as const))('%s names what exists', (_id, each) => {
    expect(problemsOf(each, known)).toEqual([]);
  });

  test('every rule of our own serves one safeguard, and by it a control', () => {
    const placed: string[] = Object.values(ownRules).flat();
    const own = allRules.map(({ id }) => id);
    expect(placed.sort()).toEqual(own.sort());
    const named = new Set(
      allFrameworks
        .flatMap(({ controls }) => controls.flatMap(({ evidence }) => evidence))
        .flatMap((one) => ('rule' in one ? [one.rule] : [])),
    );
    expect(own.filter((id) => !named.has(id))).toEqual([]);
  });

  test('have ids of their own', () => {
    expect(new Set(allFrameworks.map(({ id }) => id)).size).toBe(allFrameworks.length);
  });

  test.each([
    ['hipaa-security-rule', 'HIPAA.Security'],
    ['nist-800-53-r5', 'NIST.800.53.R5'],
  ])('%s has on the word of AWS what its conformance pack relates, and nothing else', (id, pack) => {
    const controls = allFrameworks.find((each) => each.id === id)?.controls ?? [];
    const invented = controls.flatMap((control) =>
      onTheWordOfAws(control)
        .filter((rule) => !packRelations(pack, rule).has(control.id))
        .map((rule) => `${control.id}: ${rule}`),
    );
    expect(controls.flatMap(onTheWordOfAws).length).toBeGreaterThan(50);
    expect(invented).toEqual([]);
  });

  /** Related requirements, as read in the user guide of Security Hub in November 2026. */
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
  ])('%s has on the word of AWS what Security Hub relates, and nothing else', (id, related) => {
    const controls = allFrameworks.find((each) => each.id === id)?.controls ?? [];
    const found = controls.flatMap((control) => onTheWordOfAws(control).map((rule) => `${rule} ${control.id}`));
    const expected = Object.entries(related).flatMap(([rule, ids]) =>
      ids.map((each) => `${rule.split(' ')[0]} ${each}`),
    );
    expect(found.sort()).toEqual(expected.sort());
  });

  test('GDPR and SOC 2 have nothing on the word of AWS, which relates neither', () => {
    const others = allFrameworks.filter(({ id }) => id === 'gdpr' || id === 'soc2-2017');
    expect(others.flatMap(({ controls }) => controls.flatMap(onTheWordOfAws))).toEqual([]);
  });
});

function onTheWordOfAws({ evidence }: Control): string[] {
  return evidence.flatMap((one) => ('rule' in one && one.basis === 'published by AWS' ? [one.rule] : []));
}
