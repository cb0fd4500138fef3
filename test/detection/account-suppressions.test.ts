import { describe, expect, test } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';
import { type SuppressedControl, Suppressions } from '../../lib/detection/suppressions';
import { createTestStack } from '../scaffold';
import { listProperties, synthDetection } from './account-stack';

const TYPE = 'AWS::SecurityHub::AutomationRule';
const archive = { kind: 'resource', logicalId: 'ArchiveEFD34886' } as const;
const accept = (changes: Partial<SuppressedControl> = {}): SuppressedControl => ({
  control: 'S3.7',
  target: archive,
  reason: 'S3 keeps each object in three zones of the region.',
  owner: 'platform-security',
  until: '2027-10-31',
  ...changes,
});

function synth(controls: readonly SuppressedControl[]) {
  const stack = createTestStack();
  new Suppressions(stack, 'Suppressions', { prefix: 'production', controls });
  return listProperties(Template.fromStack(stack), TYPE);
}

describe('an accepted finding', () => {
  test('is suppressed for its control on its resource, with the reason, the owner and the end', () => {
    const [suppression] = synth([accept()]);
    expect(suppression).toMatchObject({
      RuleStatus: 'ENABLED',
      Criteria: {
        AwsAccountId: [{ Comparison: 'EQUALS', Value: '111122223333' }],
        ComplianceSecurityControlId: [{ Comparison: 'EQUALS', Value: 'S3.7' }],
        ResourceTags: [{ Comparison: 'EQUALS', Key: 'aws:cloudformation:logical-id', Value: 'ArchiveEFD34886' }],
        UpdatedAt: [{ Start: '2020-01-01T00:00:00.000Z', End: '2027-10-31T23:59:59.999Z' }],
      },
      Actions: [
        {
          Type: 'FINDING_FIELDS_UPDATE',
          FindingFieldsUpdate: {
            Workflow: { Status: 'SUPPRESSED' },
            Note: {
              Text: 'Accepted in production until 2027-10-31: S3 keeps each object in three zones of the region. Owner: platform-security.',
            },
          },
        },
      ],
    });
  });

  test('is reopened after the last day, if the acknowledgement suppressed it', () => {
    const [, reopening] = synth([accept()]);
    expect(reopening).toMatchObject({
      Criteria: {
        NoteText: [{ Comparison: 'PREFIX', Value: 'Accepted in production until 2027-10-31:' }],
        WorkflowStatus: [{ Comparison: 'EQUALS', Value: 'SUPPRESSED' }],
        UpdatedAt: [{ Start: '2027-10-31T23:59:59.999Z', End: '2100-01-01T00:00:00.000Z' }],
      },
      Actions: [{ FindingFieldsUpdate: { Workflow: { Status: 'NEW' } } }],
    });
  });

  test('shares a rule with others of the same decision, and the reopening with all of the same day', () => {
    const found = synth([
      accept(),
      accept({ control: 'S3.15' }),
      accept({ control: 'S3.17', reason: 'Server access logging needs S3 managed keys.' }),
      accept({ target: { kind: 'resource', logicalId: 'OtherBucket' } }),
    ]);
    expect(found).toHaveLength(4);
    expect(found.map(({ RuleOrder }) => RuleOrder)).toEqual([1, 2, 3, 4]);
  });

  test('about a stack or the account names it', () => {
    const found = synth([
      accept({ control: 'CloudFormation.3', target: { kind: 'stack', name: 'production-Api' } }),
      accept({ control: 'GuardDuty.9', target: { kind: 'account' } }),
    ]);
    const ids = found.map(({ Criteria }) => Object(Criteria).ResourceId).filter((id) => id !== undefined);
    expect(ids).toEqual([
      [{ Comparison: 'EQUALS', Value: 'AWS::::Account:111122223333' }],
      [{ Comparison: 'PREFIX', Value: 'arn:aws:cloudformation:eu-central-1:111122223333:stack/production-Api/' }],
    ]);
  });

  test('has a note that Security Hub accepts', () => {
    const [suppression] = synth([accept({ reason: 'long '.repeat(200) })]);
    expect(Object(suppression?.['Actions'])[0].FindingFieldsUpdate.Note.Text).toHaveLength(512);
  });

  test('is refused when the account may have no more rules', () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      accept({ target: { kind: 'resource', logicalId: `Bucket${index}` } }),
    );
    expect(() => synth(many)).toThrow('101 automation rules; an account may have 100 per region');
  });
});

describe('production', () => {
  const rules = listProperties(synthDetection(), TYPE);
  const controls = rules.flatMap(({ Criteria }) =>
    [Object(Criteria).ComplianceSecurityControlId ?? []].flat().map(({ Value }: { Value: string }) => Value),
  );

  test('suppresses what its acknowledgements accept, and no other control', () => {
    expect(controls).toEqual(expect.arrayContaining(['APIGateway.5', 'Lambda.3', 'RDS.26', 'S3.15', 'S3.17', 'S3.7']));
    for (const kept of ['S3.5', 'S3.8', 'RDS.3', 'KMS.4', 'GuardDuty.1', 'CloudTrail.1'])
      expect(controls).not.toContain(kept);
  });

  test('suppresses nothing where Security Hub is managed elsewhere, since only its administrator may', () => {
    const template = synthDetection({ securityHub: { mode: 'elsewhere', managedBy: 'the security team' } });
    expect(listProperties(template, TYPE)).toEqual([]);
  });
});
