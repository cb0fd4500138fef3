import { describe, expect, test } from '@jest/globals';
import { isResponseUrl } from '../../lambda/shared/response-url';

const PATH = 'arn%3Aaws%3Acloudformation%3Aeu-central-1%3A111122223333%3Astack/a/b%7CIt%7C1?X-Amz-Signature=c';
const BUCKET = 'cloudformation-custom-resource-response-eucentral1';

describe('a response goes to CloudFormation:', () => {
  test.each([
    ['eu-central-1', `https://${BUCKET}.s3.eu-central-1.amazonaws.com/${PATH}`],
    ['eu-central-1', `https://${BUCKET}.s3.dualstack.eu-central-1.amazonaws.com/${PATH}`],
    ['eu-central-1', `https://s3.eu-central-1.amazonaws.com/${BUCKET}/${PATH}`],
    ['us-east-1', `https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/${PATH}`],
    ['eu-west-1', `https://cloudformation-custom-resource-response-euwest1.s3-eu-west-1.amazonaws.com/${PATH}`],
    ['cn-north-1', `https://cloudformation-custom-resource-response-cnnorth1.s3.cn-north-1.amazonaws.com.cn/${PATH}`],
  ])('in %s at %s', (region, url) => {
    expect(isResponseUrl(url, region)).toBe(true);
  });
});

describe('a response does not go to', () => {
  test.each([
    ['a host without encryption', `http://${BUCKET}.s3.eu-central-1.amazonaws.com/${PATH}`],
    ['the interface of the Lambda runtime', 'http://127.0.0.1:9001/2018-06-01/runtime/init/error'],
    ['another bucket', `https://stranger.s3.eu-central-1.amazonaws.com/${PATH}`],
    ['another bucket by path', `https://s3.eu-central-1.amazonaws.com/stranger/${BUCKET}/${PATH}`],
    [
      'the bucket of another region',
      `https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/${PATH}`,
    ],
    ['a bucket whose name goes on', `https://${BUCKET}-x.s3.eu-central-1.amazonaws.com/${PATH}`],
    ['another host below the name', `https://${BUCKET}.s3.eu-central-1.amazonaws.com.stranger.example/${PATH}`],
    ['a host that looks like S3', `https://${BUCKET}.s3.stranger.example/${PATH}`],
    ['another service', `https://${BUCKET}.execute-api.eu-central-1.amazonaws.com/${PATH}`],
    ['a host behind a user name', `https://${BUCKET}.s3.amazonaws.com@stranger.example/${PATH}`],
    ['another port', `https://${BUCKET}.s3.eu-central-1.amazonaws.com:8443/${PATH}`],
    ['no address', 'response'],
  ])('%s: %s', (_, url) => {
    expect(isResponseUrl(url, 'eu-central-1')).toBe(false);
  });

  test('any host in an unknown region', () => {
    expect(isResponseUrl('https://cloudformation-custom-resource-response-.s3.amazonaws.com/a', '')).toBe(false);
  });
});
