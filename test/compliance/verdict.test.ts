import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../lib/compliance/finding';
import { type Evidence, verdictText } from '../../lib/compliance/verdict';

const OPEN: Finding = {
  pack: 'AwsSolutions',
  rule: 'AwsSolutions-VPC3',
  detail: undefined,
  id: 'AwsSolutions-VPC3',
  path: 'sandbox/Network/Acl',
  description: 'A network ACL is used.',
  severity: 'warning',
  undecided: false,
};

function evidence(changes: { open?: Finding[]; ledgerProblems?: number } = {}): Evidence {
  return {
    environments: ['sandbox', 'production'],
    judgement: {
      resources: 431,
      judges: [
        { name: 'AwsSolutions', open: changes.open ?? [], acknowledged: 7 },
        { name: 'Serverless', open: [], acknowledged: 2 },
      ],
      decisions: Array.from({ length: 6 }, (_, at) => ({
        subject: 'Network',
        path: `sandbox/Network/${at}`,
        acknowledgement: {
          rule: 'AwsSolutions-VPC3',
          at: 'Acl',
          reason: 'It is a second fence, not the first.',
          owner: 'platform-security',
          until: '2027-10-31',
        },
        covers: ['AwsSolutions-VPC3'],
      })),
      ledgerProblems: changes.ledgerProblems ?? 0,
    },
    reportPath: 'cdk.out/validation-report.json',
  };
}

describe('the verdict passes', () => {
  const text = verdictText(evidence());

  test('when nothing is open, and says what was judged', () => {
    expect(text).toContain('Bulwark judged 431 resources of sandbox and production');
    expect(text).toMatch(/AwsSolutions +431 +0 +7\n/);
    expect(text).toContain(
      'PASSED: nothing open; 9 findings accepted by 6 acknowledgements, each with reason, owner and expiry.',
    );
    expect(text).toContain('Report: cdk.out/validation-report.json');
  });
});

describe('the verdict fails', () => {
  test('on a warning, which CDK would let pass', () => {
    expect(verdictText(evidence({ open: [OPEN] }))).toContain('FAILED: 1 open.');
  });

  test('on a fault of the ledger', () => {
    expect(verdictText(evidence({ ledgerProblems: 1 }))).toContain('FAILED: 1 open.');
  });

  test('when a judge never ran', () => {
    expect(verdictText({ ...evidence(), judgement: undefined })).toContain('FAILED: Bulwark could not judge');
  });
});
