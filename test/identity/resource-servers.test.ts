import { test } from '@jest/globals';
import { createProductionDraft } from '../scaffold';
import { synthIdentity } from './identity-template';

const template = synthIdentity(createProductionDraft());

test('the scopes are those of the route table, each with its resource server', () => {
  template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
    Identifier: 'records',
    Scopes: [
      { ScopeName: 'read', ScopeDescription: 'Read records' },
      { ScopeName: 'write', ScopeDescription: 'Write records' },
    ],
  });
  template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
    Identifier: 'subjects',
    Scopes: [{ ScopeName: 'erase', ScopeDescription: 'Erase a person' }],
  });
});
