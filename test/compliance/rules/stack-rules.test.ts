import { stackRules } from '../../../lib/compliance/rules/stack-rules';
import { type Case, rulesDecide, UNKNOWN } from './rule-cases';

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

rulesDecide('stack rules', stackRules, {
  CustomResourceOwnCode: {
    holds: [handledBy('AWS::Lambda::Function'), handledBy('AWS::SNS::Topic')],
    broken: [
      {},
      { ServiceToken: 'arn:aws:lambda:eu-central-1:999999999999:function:theirs' },
      handledBy('AWS::SQS::Queue'),
    ],
    undecided: [{ ServiceToken: UNKNOWN }],
  },
  CustomResourceTimeLimit: {
    holds: [handling('Custom::Anything', 60, '300'), handling('AWS::CloudFormation::CustomResource', undefined, 4)],
    broken: [
      handling('Custom::Anything', 60, undefined),
      handling('Custom::Anything', 60, '60'),
      handling('Custom::Anything', 60, 3600),
      handling('AWS::CloudFormation::CustomResource', undefined, 3),
    ],
    undecided: [handling('Custom::Anything', UNKNOWN, 300), handling('Custom::Anything', 60, UNKNOWN)],
    notApplicable: [{}, handling('AWS::SSM::Parameter', 60, undefined)],
  },
});
