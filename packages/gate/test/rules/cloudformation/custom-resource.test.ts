import { customResourceRules } from '../../../src/rules/cloudformation/custom-resource';
import { type Case, rulesDecide, UNKNOWN } from '../rule-cases';

const HANDLER = { 'Fn::GetAtt': ['Handler', 'Arn'] };

function handledBy(Type: string): Case {
  return {
    resources: {
      Subject: { Type: 'AWS::CloudFormation::CustomResource', Properties: { ServiceToken: HANDLER } },
      Handler: { Type },
    },
  };
}

/** A function and a custom resource of any type that it handles. */
function handling(Type: string, Timeout: unknown, ServiceTimeout: unknown): Case {
  return {
    resources: {
      Handler: { Type: 'AWS::Lambda::Function', Properties: { Timeout } },
      Custom: { Type, Properties: { ServiceToken: HANDLER, ServiceTimeout } },
    },
  };
}

/** The function that CDK adds to empty a bucket before it is deleted. */
const CDK_HANDLER = 'CustomS3AutoDeleteObjectsCustomResourceProviderHandler9D90184F';
const CDK_PROVIDER: Case = {
  resources: {
    [CDK_HANDLER]: { Type: 'AWS::Lambda::Function' },
    Custom: {
      Type: 'Custom::S3AutoDeleteObjects',
      Properties: { ServiceToken: { 'Fn::GetAtt': [CDK_HANDLER, 'Arn'] } },
    },
  },
};

rulesDecide('custom resource rules', customResourceRules, {
  CustomResourceHandlerDeclared: {
    holds: [handledBy('AWS::Lambda::Function'), handledBy('AWS::SNS::Topic')],
    broken: [
      {},
      { ServiceToken: 'arn:aws:lambda:eu-central-1:444455556666:function:theirs' },
      handledBy('AWS::SQS::Queue'),
    ],
    undecided: [{ ServiceToken: UNKNOWN }],
  },
  CustomResourceServiceTimeout: {
    holds: [handling('Custom::Anything', 60, '300'), handling('AWS::CloudFormation::CustomResource', undefined, 4)],
    broken: [
      handling('Custom::Anything', 60, undefined),
      handling('Custom::Anything', 60, '60'),
      handling('Custom::Anything', 60, 3600),
      handling('AWS::CloudFormation::CustomResource', undefined, 3),
    ],
    undecided: [handling('Custom::Anything', UNKNOWN, 300), handling('Custom::Anything', 60, UNKNOWN)],
    notApplicable: [{}, handling('AWS::SSM::Parameter', 60, undefined), CDK_PROVIDER],
  },
});
