import { expect, test } from '@jest/globals';
import type { Acknowledgement } from '../../lib/compliance/acknowledgement';
import { ledgerText } from '../../lib/compliance/ledger-text';

const acknowledgement: Acknowledgement = {
  rule: 'AwsSolutions-SQS3',
  at: 'Resource',
  reason: 'It is itself the dead letter queue; an alarm watches it.',
  owner: 'platform-security',
  until: '2027-03-01',
};

test('a reader sees each entry once, the one that ends first on top, with all that it covers', () => {
  const later = {
    ...acknowledgement,
    rule: ['AwsSolutions-IAM5', 'Other-IAM5'],
    at: '',
    until: '2027-10-31',
    reason: 'Another reason',
  };
  const text = ledgerText(
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
  ).toBe(`3 acknowledgements from 2 entries of sidecars accept 4 findings. The next ends on 2027-03-01 (98 days).

Queue (Resource): AwsSolutions-SQS3
  It is itself the dead letter queue; an alarm watches it.
  platform-security, ends on 2027-03-01 (98 days); covers 2 findings of
    app/A
    app/C

Role: AwsSolutions-IAM5, Other-IAM5
  Another reason
  platform-security, ends on 2027-10-31 (342 days); covers 2 findings of
    app/B

`);
});

test('an empty ledger is said to be empty', () => {
  expect(ledgerText([], '2026-11-23')).toBe('0 acknowledgements from 0 entries of sidecars accept 0 findings.\n');
});
