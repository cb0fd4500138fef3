import { lambdaUrlRules } from '../../../src/rules/lambda/lambda-url';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Lambda function URL rules', lambdaUrlRules, {
  LambdaUrlAuthenticated: decideProperty('AuthType', { holds: ['AWS_IAM'], broken: ['NONE', undefined] }),
  LambdaUrlCorsOrigins: decideProperty('Cors.AllowOrigins.*', {
    holds: ['https://app.example.com', 'https://*.example.com'],
    broken: ['*', 'https://*', 'http://*'],
  }),
});
