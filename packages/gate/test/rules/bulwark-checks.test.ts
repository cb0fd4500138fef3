import { expect, test } from '@jest/globals';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { BulwarkChecks } from '../../src/rules/bulwark-checks';
import { awsDocs, EVERY_TYPE, type Rule } from '../../src/rules/rule';
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

/** Paths of the resources that a rule is evaluated for, in a stack with two queues and a thing of an unknown type. */
function evaluate(rule: Rule): readonly string[] {
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  const stack = new Stack(app, 'Queues');
  new CfnQueue(stack, 'Named', { queueName: 'example' });
  new CfnQueue(stack, 'Unnamed');
  new CfnResource(stack, 'Thing', { type: 'Acme::Things::Thing' });
  const { gate } = addGate(app, { packs: [new BulwarkChecks([rule])], writeReports: false });
  runSilently(() => app.synth());
  return gate.result?.packs[0]?.ruleEvaluations.map(({ evaluation }) => evaluation.judged.path) ?? [];
}

test('a rule is evaluated only for resources that have one of the properties it requires', () => {
  expect(evaluate(RULE)).toEqual(['Queues/Named']);
});

test('a rule for every type is evaluated for all resources, also of an unknown type', () => {
  const { requiresAnyProperty: _, ...rule } = RULE;
  expect(evaluate({ ...rule, types: [EVERY_TYPE] })).toEqual(['Queues/Named', 'Queues/Unnamed', 'Queues/Thing']);
});

test('a rule is evaluated only for resources that it applies to', () => {
  const { requiresAnyProperty: _, ...rule } = RULE;
  const appliesTo: Rule['appliesTo'] = ({ logicalId }) => logicalId !== 'Named';
  expect(evaluate({ ...rule, types: [EVERY_TYPE], appliesTo })).toEqual(['Queues/Unnamed', 'Queues/Thing']);
});
