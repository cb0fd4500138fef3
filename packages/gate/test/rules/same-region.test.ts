import { expect, test } from '@jest/globals';
import { listInSameRegion } from '../../src/rules/same-region';
import { TemplateSet } from '../../src/templates/template-set';

const ANALYZER = 'AWS::AccessAnalyzer::Analyzer';

const buildStack = (name: string, location: { readonly account?: string; readonly region?: string }) => ({
  ...location,
  path: `App/${name}`,
  file: `${name}.template.json`,
  template: { Resources: { [name]: { Type: ANALYZER } } },
});

test.each([
  ['the same account and region', { account: '111122223333', region: 'eu-west-1' }, true],
  ['another region', { account: '111122223333', region: 'eu-central-1' }, false],
  ['another account', { account: '444455556666', region: 'eu-west-1' }, false],
  ['an unknown account and region', {}, true],
])('a resource in %s', (_where, location, isListed) => {
  const here = buildStack('Here', { account: '111122223333', region: 'eu-west-1' });
  const templates = new TemplateSet([here, buildStack('There', location)]);
  const resource = templates.findStack('App/Here')?.findResource('Here');
  if (resource === undefined) throw new Error('the resource is missing');
  const listed = listInSameRegion(resource, ANALYZER, templates).map(({ logicalId }) => logicalId);
  expect(listed).toEqual(isListed ? ['Here', 'There'] : ['Here']);
});
