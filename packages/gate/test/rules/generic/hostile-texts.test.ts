import { expect, test } from '@jest/globals';
import { addressRangeRules } from '../../../src/rules/generic/address-range';
import { publicGrantRules } from '../../../src/rules/generic/public-grant';
import { publicPolicyRules } from '../../../src/rules/generic/public-policy';
import { trustAccountRules } from '../../../src/rules/generic/trust-account';
import { trustBucketRules } from '../../../src/rules/generic/trust-bucket';
import { trustHostRules } from '../../../src/rules/generic/trust-host';
import { trustImageRules } from '../../../src/rules/generic/trust-image';
import { trustPolicyRules } from '../../../src/rules/generic/trust-policy';
import { judge, one } from './judge';

const RULES = [
  ...addressRangeRules,
  ...publicGrantRules,
  ...publicPolicyRules,
  ...trustAccountRules,
  ...trustBucketRules,
  ...trustHostRules,
  ...trustImageRules,
  ...trustPolicyRules,
].filter(({ types }) => types.includes('*'));

/** Texts of 100 kB that a pattern with two open ends would search again from each character. */
const TEXTS = [
  'arn:aws:',
  'arn:aws:${',
  '111122223333:',
  'https://',
  'https://a@',
  's3://a',
  '{',
  '[[',
  '0.0.0.0/',
  'a.',
  'a/',
  '::',
  '${AWS::',
  '{{resolve:',
  'o-aaaaaaaaaa',
].map((text) => text.repeat(Math.ceil(100_000 / text.length)));
const NAMES = ['Arn', 'Image', 'ImageUri', 'Bucket', 'Url', 'Principal', 'AccountId', 'CidrIp', 'OrganizationId', 'Id'];

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s reads hostile texts in linear time', (id, rule) => {
  const properties = Object.fromEntries(NAMES.map((name) => [name, TEXTS]));
  const statements = TEXTS.map((text) => ({
    Effect: 'Allow',
    Principal: { AWS: text },
    Action: text,
    Resource: text,
    Condition: {
      StringLike: { 'aws:SourceArn': text, 'aws:PrincipalOrgPaths': text },
      IpAddress: { 'aws:SourceIp': text },
    },
  }));
  // A pattern that is not linear takes minutes here, and the test ends with its timeout.
  expect(judge([rule], id, one('Acme::Any::Type', { ...properties, Policy: { Statement: statements } }))).toBeDefined();
});
