import { expect, test } from '@jest/globals';
import type { AcknowledgementRecord } from '../../src/assessment/assessment';
import { countAcknowledgements } from '../../src/assessment/count-acknowledgements';

const record: AcknowledgementRecord = {
  subject: 'Queue',
  path: 'sandbox/Audit/Failed',
  rules: ['AwsSolutions-SQS3'],
  reason: 'This is the dead letter queue itself; an alarm watches it.',
  owner: 'platform-security',
  until: '2027-03-01',
};

test('a decision about a class counts once in an environment, however many constructs it has', () => {
  const others = ['sandbox/Api/Failed', 'sandbox/Data/Failed'].map((path) => ({ ...record, path }));
  expect(countAcknowledgements([record, ...others])).toBe(1);
});

test('a decision counts in each environment', () => {
  expect(countAcknowledgements([record, { ...record, path: 'production/Audit/Failed' }])).toBe(2);
});

test.each([
  ['class', { subject: 'Topic' }],
  ['rule', { rules: ['Serverless-SQSRedrivePolicy'] }],
  ['further rule', { rules: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'] }],
  ['reason', { reason: 'Nobody reads this queue, and an alarm watches it.' }],
  ['owner', { owner: 'platform-team' }],
  ['end', { until: '2027-04-01' }],
])('another %s is another decision', (_what, change) => {
  expect(countAcknowledgements([record, { ...record, ...change }])).toBe(2);
});

test('nothing is accepted by nothing', () => {
  expect(countAcknowledgements([])).toBe(0);
});
