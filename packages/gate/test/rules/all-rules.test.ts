import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { renderRulesPage } from '../../src/reports/rules-page';
import { allRules } from '../../src/rules/all-rules';
import { EVERY_TYPE, type Rule } from '../../src/rules/rule';
import { resourceTypes } from '../frameworks/known-evidence';

const SOURCES = join(__dirname, '..', '..', 'src', 'rules');
/** Publishers whose controls require an exact property. The controls of NIST are too general for that. */
const PUBLISHED = /^(Security Hub|AWS Config|CIS AWS Foundations|PCI DSS|Checkov|Trivy|Prowler|cdk-nag|cfn_nag) /;
const SOURCE_URL =
  /^https:\/\/(docs\.aws\.amazon\.com|csrc\.nist\.gov|www\.pcisecuritystandards\.org|www\.checkov\.io|avd\.aquasec\.com|hub\.prowler\.com|github\.com)\/\S+$/;
/** Publishers of controls that an auditor asks for. */
const OFFICIAL = /^(Security Hub|AWS Config|CIS AWS Foundations) /;
/** A scanner asks who holds the key of data that AWS encrypts anyway. Not having a key of one's own is no open door. */
const KEY_CHOICE = /(CustomerManaged|Command|Component|Ami|Log|Studio|Job)?Key$/;
/** Rules at the level hardening although a scanner or PCI DSS has a check like them, each with the reason. */
const HARDENING_THOUGH_CHECKED: Readonly<Record<string, string>> = {
  CognitoPasswordHistory:
    'PCI DSS asks it of accounts whose passwords change at intervals; Security Hub Cognito.3 does not.',
  CognitoPasswordLength:
    'Security Hub Cognito.3 asks for 8 characters (CognitoPasswordComplexity); 12 are of PCI DSS only.',
  DeploymentTerminationProtection:
    'It is about a stack of any content, also an empty one. The rules for stores of data protect what a deletion loses.',
  Ec2SecurityGroupRuleDescribed: 'A description helps in a review. Without it nothing is open.',
  EventsTargetDeadLetterQueue: 'No pack of cdk-nag lists this check. It is about lost events.',
  LambdaAsyncDestinationOnFailure: 'No pack of cdk-nag lists this check. It is about lost events.',
  LambdaEventSourceFailureDestination: 'No pack of cdk-nag lists this check. It is about lost events.',
  LambdaEventSourceVisibilityTimeout: 'No pack of cdk-nag lists this check. It is about messages that are read twice.',
  Route53HostedZoneSigned: 'The parent zone has to hold the key, which is often at a registrar and in no template.',
};
const byId = new Map(allRules.map((rule) => [rule.id, rule]));

/** The rules that the files in the service folders export, each with its file. */
const exportedRules = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(?!groups\b).*[\\/]/.test(file) && file.endsWith('.ts'))
  .flatMap((file) => {
    const exported: Readonly<Record<string, unknown>> = require(join(SOURCES, file));
    return Object.values(exported)
      .filter(Array.isArray)
      .flat()
      .map((rule: unknown) => ({ file, id: String(Reflect.get(Object(rule), 'id')) }))
      .filter(({ id }) => byId.has(id));
  });

describe('the rules of the pack', () => {
  test('have unique ids, which start with the name of their file', () => {
    expect(byId.size).toBe(allRules.length);
    expect(new Set(exportedRules.map(({ id }) => id))).toEqual(new Set(byId.keys()));
    const elsewhere = exportedRules.filter(
      ({ file, id }) => !id.toLowerCase().startsWith(basename(file, '.ts').replaceAll('-', '')),
    );
    expect(elsewhere).toEqual([]);
    expect(allRules.filter(({ id }) => !/^[A-Z][A-Za-z0-9]+$/.test(id)).map(({ id }) => id)).toEqual([]);
  });

  test('have the level required or hardening; pins belong to the app', () => {
    expect([...new Set(allRules.map(({ level }) => level))].sort()).toEqual(['hardening', 'required']);
  });

  test.each(allRules.map((rule) => [rule.id, rule] as const))('%s names property, types and sources', (_id, rule) => {
    expect(rule.property).toMatch(/^(Properties(\.(\w+|\*))*|DeletionPolicy|Outputs|Parameters|Type)$/);
    expect(rule.references.length).toBeGreaterThan(0);
    for (const { id, url } of rule.references) {
      expect(id).not.toBe('');
      expect(url).toMatch(SOURCE_URL);
    }
    const types = rule.types.filter(
      (type) =>
        !/^(Custom|NotJudged)::/.test(type) && ![EVERY_TYPE, 'AWS::CloudFormation::CustomResource'].includes(type),
    );
    expect(types.filter((type) => !resourceTypes.has(type))).toEqual([]);
  });

  test.each(allRules.filter(({ level }) => level === 'required').map((rule) => [rule.id, rule] as const))(
    '%s is required by a published control',
    (_id, { references }: Rule) => {
      expect(references.map(({ id }) => id)).toContainEqual(expect.stringMatching(PUBLISHED));
    },
  );

  test('hold what a public control or scanner asks for at the level required', () => {
    const checked = allRules.filter(
      ({ id, level, references }) =>
        level === 'hardening' && !KEY_CHOICE.test(id) && references.some((reference) => PUBLISHED.test(reference.id)),
    );
    expect(checked.map(({ id }) => id).sort()).toEqual(Object.keys(HARDENING_THOUGH_CHECKED).sort());
  });

  test('have the level required for every key that Security Hub or AWS Config asks for', () => {
    const keys = allRules.filter(({ id, level }) => level === 'hardening' && KEY_CHOICE.test(id));
    expect(keys.filter(({ references }) => references.some(({ id }) => OFFICIAL.test(id))).map(({ id }) => id)).toEqual(
      [],
    );
  });

  test('are listed in docs/rules.md, each under a heading; `npm run rules` writes it', () => {
    const written = readFileSync(join(SOURCES, '..', '..', '..', '..', 'docs', 'rules.md'), 'utf8');
    expect(written).toBe(renderRulesPage(allRules));
    expect(allRules.filter(({ id }) => !written.includes(`\n### ${id}\n`))).toEqual([]);
  });
});
