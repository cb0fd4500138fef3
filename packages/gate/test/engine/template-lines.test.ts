import { expect, test } from '@jest/globals';
import { findResourceLines } from '../../src/engine/template-lines';
import { readPlaces } from '../../src/foreign/json-template';

const TEMPLATE = {
  Description: 'A text with a line break:\n  "Resources": {',
  Parameters: { Name: { Type: 'String' } },
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'a', Value: 'b' }] } },
    'Quo"ted': { Type: 'AWS::SNS::Topic' },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { Resources: { Inner: {} } } },
  },
  Outputs: { Bucket: { Value: { Ref: 'Bucket' } } },
};

test.each([
  ['as CDK writes them', JSON.stringify(TEMPLATE, undefined, 1)],
  ['with another indent', JSON.stringify(TEMPLATE, undefined, 4)],
  ['with tabs', JSON.stringify(TEMPLATE, undefined, '\t')],
  ['in one line', JSON.stringify(TEMPLATE)],
])('the lines of resources are found in templates %s', (_format, text) => {
  const lines = findResourceLines(text);

  expect([...lines]).toEqual([...readPlaces(text).lines]);
  expect([...lines.keys()]).toEqual(['Bucket', 'Quo"ted', 'Queue']);
});
