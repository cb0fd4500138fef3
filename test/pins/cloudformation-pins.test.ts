import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { cloudFormationPins } from './cloudformation-pins';

const handledBy = (ServiceToken: unknown) => ({
  resources: {
    Subject: { Type: 'Custom::Migration', Properties: { ServiceToken } },
    Handler: { Type: 'AWS::Lambda::Function' },
    Queue: { Type: 'AWS::SQS::Queue' },
  },
});

rulesDecide('CloudFormation pins', cloudFormationPins, {
  CustomResourceOfBlueprintHandlerDeclared: {
    holds: [handledBy({ 'Fn::GetAtt': ['Handler', 'Arn'] })],
    broken: [
      handledBy(undefined),
      handledBy('arn:aws:lambda:eu-central-1:444455556666:function:theirs'),
      handledBy({ 'Fn::GetAtt': ['Queue', 'Arn'] }),
    ],
    undecided: [handledBy(UNKNOWN)],
  },
});
