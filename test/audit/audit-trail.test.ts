import { describe, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { productionSettings } from '../scaffold';
import { synthAudit } from './audit-template';

const production = synthAudit(productionSettings);

describe('the trail', () => {
  test('records every region with file validation, encryption and insights on unusual rates', () => {
    production.hasResourceProperties('AWS::CloudTrail::Trail', {
      TrailName: 'production-trail',
      IsLogging: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
      KMSKeyId: Match.anyValue(),
      CloudWatchLogsLogGroupArn: Match.anyValue(),
      InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }],
    });
  });

  test('records management events, data events of the archive and the functions, and calls through VPC endpoints', () => {
    const matchSelector = (...fields: object[]) => Match.objectLike({ FieldSelectors: Match.arrayWith(fields) });
    production.hasResourceProperties('AWS::CloudTrail::Trail', {
      AdvancedEventSelectors: Match.arrayWith([
        matchSelector({ Field: 'eventCategory', Equals: ['Management'] }),
        matchSelector(
          { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
          { Field: 'eventName', NotEquals: ['PutObject'] },
        ),
        matchSelector({ Field: 'resources.type', Equals: ['AWS::Lambda::Function'] }),
        ...['s3', 'kms'].map((service) =>
          matchSelector(
            { Field: 'eventCategory', Equals: ['NetworkActivity'] },
            { Field: 'eventSource', Equals: [`${service}.amazonaws.com`] },
          ),
        ),
      ]),
    });
  });

  test('is the only principal that may write to the log archive', () => {
    const arn = 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/production-trail';
    production.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 's3:GetBucketAcl',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceArn': arn } },
          }),
          Match.objectLike({
            Action: 's3:PutObject',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceArn': arn, 's3:x-amz-acl': 'bucket-owner-full-control' } },
          }),
        ]),
      },
    });
  });
});
