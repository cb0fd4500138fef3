import { describe, expect, test } from '@jest/globals';
import { assessFrameworks, type JudgedRecords } from '../../src/assessment/control-state';
import { describeControls } from '../../src/frameworks/fsbp/describe-controls';
import { fsbp } from '../../src/frameworks/fsbp/fsbp';
import { allRules } from '../../src/rules/all-rules';

/** Services of Security Hub, as it writes them in the ids of the standard. */
const SERVICES =
  'Account ACM APIGateway AppSync Athena AutoScaling Backup CloudFormation CloudFront CloudTrail CodeBuild Cognito ' +
  'Config Connect DataFirehose DataSync DMS DocumentDB DynamoDB EC2 ECR ECS EFS EKS ElastiCache ElasticBeanstalk ELB ' +
  'EMR ES EventBridge FSx Glue GuardDuty IAM Inspector Kinesis KMS Lambda Macie MSK MQ Neptune NetworkFirewall ' +
  'Opensearch PCA RDS Redshift RedshiftServerless Route53 S3 SageMaker SecretsManager ServiceCatalog SES SNS SQS SSM ' +
  'StepFunctions Transfer WAF WorkSpaces';

const controls = new Map(fsbp.controls.map((control) => [control.id, control]));
const NOTHING: JudgedRecords = { checks: [], findings: [], resources: [], switchedOff: [] };

function assess(types: readonly string[]): ReadonlyMap<string, string> {
  const resources = types.map((type, index) => {
    const path = `app/Stack/Resource${index}`;
    return { path, logicalId: `Resource${index}`, type, stack: 'app/Stack', template: 'app.template.json', line: 1 };
  });
  const [framework] = assessFrameworks([fsbp], { ...NOTHING, resources });
  return new Map(framework?.controls.map(({ id, state }) => [id, state]));
}

describe('AWS Foundational Security Best Practices', () => {
  test('has the controls of Security Hub, with its numbers', () => {
    const services = new Set(SERVICES.split(' '));
    expect(fsbp.controls).toHaveLength(358);
    expect(fsbp.controls.filter(({ id }) => !services.has(id.split('.')[0] ?? '')).map(({ id }) => id)).toEqual([]);
    expect(new Set(fsbp.controls.map(({ id }) => id.split('.')[0]))).toEqual(services);
  });

  test('has no control that is in other standards only', () => {
    const others = [
      'S3.7',
      'S3.14',
      'S3.17',
      'KMS.4',
      'EC2.13',
      'EC2.14',
      'IAM.9',
      'IAM.28',
      'CloudTrail.3',
      'Lambda.3',
    ];
    expect(others.filter((id) => controls.has(id))).toEqual([]);
  });

  test('names the resources or the duty of every control', () => {
    const silent = fsbp.controls.filter(
      ({ appliesTo, duty, evidence }) => !appliesTo && !duty && evidence.length === 0,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('has every rule of Bulwark that names one of its controls as evidence for it', () => {
    const cited = allRules.flatMap(({ id, references }) =>
      references
        .map((reference) => reference.id.replace('Security Hub ', ''))
        .filter((control) => controls.has(control))
        .map((control) => ({ id, control })),
    );
    expect(cited.length).toBeGreaterThan(250);
    const missing = cited.filter(({ id, control }) => {
      const evidence = controls.get(control)?.evidence ?? [];
      return !evidence.some((one) => 'rule' in one && one.rule === id);
    });
    expect(missing).toEqual([]);
  });

  test('relates rules of cdk-nag to more than 50 controls as AWS publishes it', () => {
    const published = fsbp.controls.filter(({ evidence }) =>
      evidence.some((one) => 'rule' in one && one.basis === 'published by AWS'),
    );
    expect(published.length).toBeGreaterThan(50);
  });

  test('applies no control to an app that has nothing', () => {
    const states = new Set(fsbp.controls.filter(({ appliesTo }) => appliesTo).map(({ id }) => assess([]).get(id)));
    expect(states).toEqual(new Set(['not-applicable']));
  });

  test('does not cover a control of a resource that no rule evaluated', () => {
    const states = assess(['AWS::SageMaker::EndpointConfig']);
    expect(states.get('SageMaker.4')).toBe('not-covered');
    expect(states.get('SageMaker.1')).toBe('not-applicable');
  });
});

test('a control applies to the policy that a rule evaluates in place of the resource', () => {
  const [s32] = describeControls(['AWS::S3::Bucket'], [{ id: 'S3.2', title: 'Buckets are private' }]);
  expect(s32?.appliesTo).toEqual(['AWS::S3::Bucket', 'AWS::S3::BucketPolicy']);
  const [rds17] = describeControls(['AWS::RDS::DBInstance'], [{ id: 'RDS.17', title: 'Instances copy tags' }]);
  expect(rds17?.appliesTo).toEqual(['AWS::RDS::DBInstance']);
});
