import { describe, expect, test } from '@jest/globals';
import { App, CfnElement, CfnParameter, type CfnResource, Stack } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { NagMessageLevel, NagPack, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import { Construct } from 'constructs';
import { ComplianceGate } from '../../src/engine/compliance-gate';
import { NoTemplateFindings, runSilently } from '../quiet-gate';

/** A pack of a user, which records the constructs that its rule gets. */
class OwnPack extends NagPack {
  readonly name = 'Own';
  readonly asked: CfnResource[] = [];

  constructor() {
    super();
    this.packName = 'Own';
  }

  protected checkResource(node: CfnResource): void {
    const rule = (asked: CfnResource): NagRuleResult => {
      this.asked.push(asked);
      return NagRuleCompliance.COMPLIANT;
    };
    this.applyRule({
      ruleSuffixOverride: 'One',
      info: 'i',
      explanation: 'e',
      level: NagMessageLevel.ERROR,
      node,
      rule,
    });
  }
}

describe('a rule of a user', () => {
  const judge = (build: (stack: Stack) => void): { readonly asked: CfnResource[]; readonly stack: Stack } => {
    const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
    const stack = new Stack(app, 'Store');
    build(stack);
    const pack = new OwnPack();
    new ComplianceGate({ packs: [pack], today: '2026-11-23', templates: new NoTemplateFindings() }).register(app);
    runSilently(() => app.synth());
    return { asked: pack.asked, stack };
  };

  test('gets the construct of the app while the template has its properties', () => {
    const { asked, stack } = judge((built) => {
      new CfnQueue(new Construct(built, 'Scope'), 'Queue', {
        queueName: new CfnParameter(built, 'Name').valueAsString,
      });
    });
    expect(asked).toEqual([stack.node.findChild('Scope').node.findChild('Queue')]);
  });

  test.each<[string, (stack: Stack) => void]>([
    ['an override', (stack) => new CfnQueue(stack, 'Queue').addPropertyOverride('QueueName', 'example')],
    [
      'CloudFormation code',
      (stack) => {
        class Raw extends CfnElement {
          _toCloudFormation(): object {
            return { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'example' } } } };
          }
        }
        new Raw(stack, 'Raw');
      },
    ],
  ])('gets one with the properties of the template after %s', (_what, build) => {
    const { asked, stack } = judge(build);
    const [queue] = asked;
    expect(queue).toBeInstanceOf(CfnQueue);
    expect(queue instanceof CfnQueue && queue.queueName).toBe('example');
    expect(queue?.node.path).toBe('Store/Queue');
    expect(queue?.node.root).not.toBe(stack.node.root);
  });
});
