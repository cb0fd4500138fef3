import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule } from '../rule';
import { readOAuthFlows, readScopeName } from './client-lookup';
import { findTriggers } from './user-pool-lookup';

const TRIGGERS = awsDocs('cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html');

/** Lambda functions that a user pool calls during a sign-in. */
export const cognitoTriggerRules: readonly Rule[] = [
  {
    id: 'CognitoTriggerInSameAccount',
    level: 'hardening',
    group: 'leastPrivilege',
    types: ['AWS::Cognito::UserPool'],
    what: 'Cognito user pool calls only Lambda triggers in the same account',
    why: 'A trigger reads who signs in, can let them in, and writes claims. Another account could do all of that.',
    fix: 'Replace the ARN in LambdaConfig with that of a function in the same account.',
    property: 'Properties.LambdaConfig',
    references: [nist('AC-3'), TRIGGERS],
    check: (pool) => {
      const triggers = findTriggers(pool);
      if (triggers.length === 0) return 'not applicable';
      return triggers.filter((trigger) => !isInSameAccount(trigger, pool)).map(({ property }) => property);
    },
  },
  {
    id: 'CognitoTriggerLimitsScopes',
    level: 'hardening',
    group: 'leastPrivilege',
    types: ['AWS::Cognito::UserPoolClient'],
    what: 'Cognito app client in which people sign in has a token trigger that decides on the scopes of each user',
    why: 'The scopes of a client limit the application, not its users: any user can request each of them, the strongest too.',
    fix: 'Set PreTokenGenerationConfig of the user pool to a function that suppresses the scopes that the groups of a user do not give. Its LambdaVersion is V2_0 or V3_0.',
    property: 'Properties.AllowedOAuthScopes',
    references: [nist('AC-6'), awsDocs('cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html')],
    check: (client) => {
      const flows = readOAuthFlows(client);
      const scopes = client.at('AllowedOAuthScopes').items().map(readScopeName);
      const pool = client.at('UserPoolId').target();
      // With one scope of an API there is nothing to decide between users.
      const hasChoice = scopes.filter((scope) => scope.includes('/')).length > 1;
      const isForPeople = flows.some((flow) => flow === 'code' || flow === 'implicit');
      if (!isForPeople || !hasChoice || pool === undefined) return 'not applicable';
      const trigger = pool.at('LambdaConfig.PreTokenGenerationConfig');
      return trigger.at('LambdaArn').present && /^V[23]_0$/.test(trigger.at('LambdaVersion').text() ?? '');
    },
  },
];

function isInSameAccount(trigger: Value, { stack }: TemplateResource): boolean {
  if (trigger.target()?.type.startsWith('AWS::Lambda::')) return true;
  const account = /^arn:[\w-]+:lambda:[\w-]+:(\d{12}):/.exec(trigger.text() ?? '')?.[1];
  return account !== undefined && account === (stack.source.account ?? account);
}
