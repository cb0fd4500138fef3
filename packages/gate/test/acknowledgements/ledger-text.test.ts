import { expect, test } from '@jest/globals';
import type { Acknowledgement } from '../../src/acknowledgements/acknowledgement';
import { renderLedger } from '../../src/acknowledgements/ledger-text';

const acknowledgement: Acknowledgement = {
  rule: 'AwsSolutions-SQS3',
  at: 'Resource',
  reason: 'This is the dead letter queue itself; an alarm watches it.',
  owner: 'platform-security',
  until: '2027-03-01',
};

test('each entry is listed once with all that it covers, and the one that expires first is on top', () => {
  const later = {
    ...acknowledgement,
    rule: ['AwsSolutions-IAM5', 'Other-IAM5'],
    at: '',
    until: '2027-10-31',
    reason: 'Another reason',
  };
  const text = renderLedger(
    [
      {
        subject: 'Role',
        path: 'app/B',
        acknowledgement: later,
        covers: ['AwsSolutions-IAM5[Resource::*]', 'Other-IAM5[Resource::*]'],
      },
      { subject: 'Queue', path: 'app/A', acknowledgement, covers: ['AwsSolutions-SQS3'] },
      { subject: 'Queue', path: 'app/C', acknowledgement, covers: ['AwsSolutions-SQS3'] },
    ],
    '2026-11-23',
  );
  expect(
    text,
  ).toBe(`4 findings of 3 constructs accepted by 2 acknowledgements. The first expires on 2027-03-01 (98 days).

Queue (Resource): AwsSolutions-SQS3
  This is the dead letter queue itself; an alarm watches it.
  platform-security, expires on 2027-03-01 (98 days); accepts 2 findings of
    app/A
    app/C

Role: AwsSolutions-IAM5, Other-IAM5
  Another reason
  platform-security, expires on 2027-10-31 (342 days); accepts 2 findings of
    app/B

`);
});

test('an empty ledger is rendered with zero counts', () => {
  expect(renderLedger([], '2026-11-23')).toBe('0 findings of 0 constructs accepted by 0 acknowledgements.\n');
});
