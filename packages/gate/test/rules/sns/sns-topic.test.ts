import { topicRules } from '../../../src/rules/sns/sns-topic';
import { rulesDecide, UNKNOWN } from '../rule-cases';

rulesDecide('rules for SNS topics', topicRules, {
  SnsTopicEncrypted: {
    holds: [
      { KmsMasterKeyId: 'alias/aws/sns' },
      {
        resources: {
          Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
          Key: { Type: 'AWS::KMS::Key' },
        },
      },
    ],
    broken: [{}, { KmsMasterKeyId: '' }],
    undecided: [{ KmsMasterKeyId: UNKNOWN }],
  },
  SnsTopicCustomerManagedKey: {
    holds: [{ KmsMasterKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/example' }],
    broken: [{}, { KmsMasterKeyId: 'alias/aws/sns' }],
    undecided: [{ KmsMasterKeyId: UNKNOWN }],
  },
});
