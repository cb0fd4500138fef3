import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsDocs, nist, type Rule } from '../rule';
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
];

function isInSameAccount(trigger: Value, { stack }: TemplateResource): boolean {
  if (trigger.target()?.type.startsWith('AWS::Lambda::')) return true;
  const account = /^arn:[\w-]+:lambda:[\w-]+:(\d{12}):/.exec(trigger.text() ?? '')?.[1];
  return account !== undefined && account === (stack.source.account ?? account);
}
