import { describe, expect, test } from '@jest/globals';
import validate from 'asl-validator';
import { PLAYBOOK_NAMES } from '../../lambda/response/playbooks/playbook-name';
import { ResponseTemplate, resolveValue } from './lab/response-template';

const template = new ResponseTemplate();
const machines = PLAYBOOK_NAMES.map((playbook) => ({
  playbook,
  id: `${playbook.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Machine`,
}));

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly End?: boolean;
  readonly TimeoutSeconds?: number;
  readonly Retry?: readonly { ErrorEquals: string[]; MaxAttempts: number; BackoffRate?: number }[];
  readonly Catch?: readonly { ErrorEquals: string[]; Next: string }[];
}

test('every playbook has a state machine', () => {
  expect(template.list('AWS::StepFunctions::StateMachine')).toHaveLength(PLAYBOOK_NAMES.length);
});

describe.each(machines)('the state machine of $playbook', ({ playbook, id }) => {
  const { Properties } = template.find('AWS::StepFunctions::StateMachine', id);
  const definition: { TimeoutSeconds: number; States: Record<string, State> } = JSON.parse(template.readDefinition(id));
  const tasks = Object.entries(definition.States).filter(([, { Type }]) => Type === 'Task');

  test('is valid Amazon States Language', () => {
    const { isValid, errorsText } = validate(JSON.parse(template.readDefinition(id)));
    expect({ isValid, errors: isValid ? '' : errorsText() }).toEqual({ isValid: true, errors: '' });
  });

  test('is a standard one with the name that the runbook uses', () => {
    expect(Properties).toMatchObject({ StateMachineType: 'STANDARD', StateMachineName: `sandbox-${playbook}` });
  });

  test('logs every transition without data, is traced, and is encrypted with a key of the environment', () => {
    expect(Properties).toMatchObject({
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
      EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY' },
    });
  });

  test('ends, whatever hangs', () => {
    const waits = tasks.map(([, { TimeoutSeconds }]) => TimeoutSeconds ?? Number.POSITIVE_INFINITY);
    expect(definition.TimeoutSeconds).toBeGreaterThan(Math.max(...waits));
    expect(Math.max(...waits)).toBe(3600);
  });

  test.each(tasks)('the task %s is retried with backoff and caught', (_, { Retry = [], Catch = [] }) => {
    const [last] = Retry.slice(-1);
    expect(last).toMatchObject({ BackoffRate: 2 });
    expect(last?.MaxAttempts).toBeGreaterThanOrEqual(3);
    expect(Catch.flatMap(({ ErrorEquals }) => ErrorEquals)).toContain('States.ALL');
  });

  test('does not repeat a refusal', () => {
    expect(definition.States['Act']?.Retry?.[0]).toEqual({ ErrorEquals: ['Refused'], MaxAttempts: 0 });
  });

  test('invokes three functions only', () => {
    const used = Object.values(Object(Properties['DefinitionSubstitutions'])).map(resolveValue);
    expect(used).toHaveLength(3);
    expect(new Set(used).size).toBe(3);
  });
});

describe('what starts the response', () => {
  const rules = template.list('AWS::Events::Rule').map(({ Properties }) => Properties);

  test('each rule is enabled and has one target with a dead letter queue', () => {
    expect(rules).toHaveLength(8);
    for (const { State, Targets } of rules) {
      expect(State).toBe('ENABLED');
      expect(Targets).toEqual([expect.objectContaining({ DeadLetterConfig: { Arn: expect.anything() } })]);
    }
  });

  test('findings of GuardDuty and of both forms of Security Hub, alarms, and calls on the trail', () => {
    const types = rules.flatMap(({ EventPattern }) => Object(EventPattern)['detail-type'] ?? []);
    expect(types.sort()).toEqual([
      'AWS API Call via CloudTrail',
      'CloudWatch Alarm State Change',
      'Findings Imported V2',
      'GuardDuty Finding',
      'Security Hub Findings - Imported',
      'Step Functions Execution Status Change',
    ]);
  });

  test('an execution that ends without telling anybody alerts without any function', () => {
    const rule = rules.find(({ EventPattern }) => Object(EventPattern).source?.includes('aws.states'));
    expect(rule?.['EventPattern']).toMatchObject({
      detail: {
        $or: [
          { status: ['TIMED_OUT', 'ABORTED'] },
          { status: ['FAILED'], error: [{ 'anything-but': ['ApprovalExpired', 'PlaybookFailed'] }] },
        ],
      },
    });
  });
});
