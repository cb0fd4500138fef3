import { describe, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { createProductionDraft } from '../scaffold';
import { synthIdentity } from './identity-template';

const template = synthIdentity(createProductionDraft());

describe('the tenant', () => {
  test('is added to the tokens of users and machine-to-machine clients by a function that only Cognito may invoke', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V3_0', LambdaArn: Match.anyValue() } },
    });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UserPool'), 'Arn'] },
    });
  });

  test('function runs outside the VPC: it calls no service, and Cognito waits five seconds only', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Adds the tenant to access tokens, and removes scopes that no group gives',
      VpcConfig: Match.absent(),
    });
  });

  test('function has the timeout of a Cognito trigger, five seconds', () => {
    template.hasResourceProperties('AWS::Lambda::Function', { Timeout: 5 });
  });
});
