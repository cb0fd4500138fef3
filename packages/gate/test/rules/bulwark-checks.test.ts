import { expect, test } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { BulwarkChecks } from '../../src/rules/bulwark-checks';
import { awsDocs, type Rule } from '../../src/rules/rule';
import { addGate } from '../../src/runtime/add-gate';
import { runSilently } from '../quiet-gate';

const RULE: Rule = {
  id: 'SqsQueueExample',
  level: 'required',
  group: 'changes',
  types: ['AWS::SQS::Queue'],
  requiresAnyProperty: ['QueueName'],
  what: 'SQS queue has an example',
  why: 'It is an example.',
  fix: 'Set QueueName.',
  property: 'Properties.QueueName',
  references: [awsDocs('AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html')],
  check: () => true,
};

test('a rule is evaluated only for resources that have one of the properties it requires', () => {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  const stack = new Stack(app, 'Queues');
  new CfnQueue(stack, 'Named', { queueName: 'example' });
  new CfnQueue(stack, 'Unnamed');
  const { gate } = addGate(app, { packs: [new BulwarkChecks([RULE])], writeReports: false });
  runSilently(() => app.synth());
  const [pack] = gate.result?.packs ?? [];
  expect(pack?.ruleEvaluations.map(({ evaluation }) => evaluation.node.node.path)).toEqual(['Queues/Named']);
});
