import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { describe, expect, test } from '@jest/globals';
import { harmlessLaws } from '../../../src/reports/difference/laws/harmless-laws';
import { listLaws } from '../../../src/reports/difference/laws/list-laws';
import { numberLaws } from '../../../src/reports/difference/laws/number-laws';
import { presenceLaws } from '../../../src/reports/difference/laws/presence-laws';
import { rankLaws } from '../../../src/reports/difference/laws/rank-laws';
import { serviceLaws } from '../../../src/reports/difference/laws/service-laws';
import { switchLaws } from '../../../src/reports/difference/laws/switch-laws';
import { OPENING_TYPES, PROTECTING_TYPES } from '../../../src/reports/difference/resource-effect';

const spec = loadAwsServiceSpecSync();
const resources = spec.all('resource');
const types = new Set(resources.map(({ cloudFormationType }) => cloudFormationType));
const names = new Set(
  resources.flatMap((resource) => [
    ...Object.keys(resource.properties),
    ...spec.follow('usesType', resource).flatMap(({ entity }) => Object.keys(entity.properties)),
  ]),
);

/** Names inside of documents that CloudFormation does not describe, and of the gate's own facts. */
const OTHER_NAMES = new Set(
  (
    'maxLength maximum maxItems maxProperties exclusiveMaximum minLength minimum minItems exclusiveMinimum title description ' +
    'maxReceiveCount awslogs-stream-prefix DeployedThrough Disposable TerminationProtection'
  ).split(' '),
);

const laws = [...serviceLaws, ...rankLaws, ...listLaws, ...numberLaws, ...presenceLaws, ...harmlessLaws, ...switchLaws];

test('every law is about a property that CloudFormation has', () => {
  const written = laws.flatMap(({ of }) => (typeof of === 'string' ? of.split(' ') : []));
  expect(written.length).toBeGreaterThan(300);
  expect(written.filter((name) => !names.has(name) && !OTHER_NAMES.has(name))).toEqual([]);
});

test('no general law contradicts another one', () => {
  const general = laws.filter(({ type, of }) => type === undefined && typeof of === 'string');
  const written = general.flatMap(({ of }) => String(of).split(' '));
  expect(written.filter((name, index) => written.indexOf(name) !== index)).toEqual([]);
});

describe.each([
  ['opens', OPENING_TYPES],
  ['protects', PROTECTING_TYPES],
])('a type that %s', (_name, byService) => {
  test('is one of CloudFormation', () => {
    const unknown = Object.entries(byService).flatMap(([service, written]) =>
      written === '*'
        ? [...types].some((type) => type.startsWith(`AWS::${service}::`))
          ? []
          : [service]
        : written.split(' ').filter((name) => !types.has(`AWS::${service}::${name}`)),
    );
    expect(unknown).toEqual([]);
  });
});
