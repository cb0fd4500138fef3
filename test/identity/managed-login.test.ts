import { test } from '@jest/globals';
import { createProductionDraft } from '../scaffold';
import { synthIdentity } from './identity-template';

const template = synthIdentity(createProductionDraft());

test('the web application client uses the managed login pages, which support passkeys', () => {
  template.hasResourceProperties('AWS::Cognito::UserPoolDomain', {
    Domain: 'bulwark-test-example',
    ManagedLoginVersion: 2,
  });
  template.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', { UseCognitoProvidedValues: true });
});
