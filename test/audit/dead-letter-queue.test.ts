import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { synthStacks } from '../app/synthesized-stacks';
import { createProductionDraft, parseDraft, productionSettings, sandboxSettings } from '../scaffold';
import { synthAudit } from './audit-template';

const QUEUE_POLICY = 'AWS::SQS::QueuePolicy';
/** Without a trail rules replace the filters, so that there are the most of them. */
const ELSEWHERE = { ...Object(createProductionDraft()['audit']), trail: 'elsewhere' };

interface Statement {
  readonly Sid?: string;
  readonly Condition?: { readonly ArnEquals?: { readonly 'aws:SourceArn': readonly string[] } };
}

const production = synthAudit(productionSettings);

describe('dead letters', () => {
  test('are kept for 14 days, encrypted, sent over TLS only, and retained when the stack is deleted', () => {
    production.hasResource('AWS::SQS::Queue', {
      DeletionPolicy: 'Retain',
      Properties: { MessageRetentionPeriod: 1_209_600, KmsMasterKeyId: Match.anyValue() },
    });
    production.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  const longest = parseDraft({ ...createProductionDraft(), name: 'production123456', audit: ELSEWHERE });

  test.each([sandboxSettings, productionSettings, longest])(
    'are accepted from each event rule of $name',
    (settings) => {
      const stacks = synthStacks(settings);
      const rules = stacks.flatMap(({ template }) => Object.values(template.findResources('AWS::Events::Rule')));
      const names = rules
        .filter(({ Properties }) => JSON.stringify(Properties.Targets).includes('DeadLetterConfig'))
        .map(({ Properties }) => String(Properties.Name));
      expect(names.length).toBeGreaterThan(20);
      expect(names.filter((name) => name.length > 64)).toEqual([]);
      const [policy] = Object.values(
        stacks.find(({ id }) => id === 'Audit')?.template.findResources(QUEUE_POLICY) ?? {},
      );
      const statements: Statement[] = policy?.['Properties'].PolicyDocument.Statement;
      const ofRules = statements.filter(({ Sid }) => Sid === 'EventRulesSendFailedEvents');
      const sources = ofRules.flatMap(({ Condition }) => Condition?.ArnEquals?.['aws:SourceArn'] ?? []);
      const prefix = `arn:aws:events:${settings.region}:${settings.account}:rule/`;
      expect(sources.toSorted()).toEqual(names.map((name) => `${prefix}${name}`).toSorted());
      // References become ARNs; SQS accepts 8 KB.
      const text = JSON.stringify(policy?.['Properties'].PolicyDocument).replaceAll(settings.region, 'ap-southeast-1');
      expect(text.replace(/\{"(Fn::GetAtt|Ref)":[^}]+\}/g, 'x'.repeat(130)).length).toBeLessThanOrEqual(8192);
    },
  );

  test('raise an alarm from the first message on', () => {
    production.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      AlarmActions: [Match.anyValue()],
    });
  });
});
