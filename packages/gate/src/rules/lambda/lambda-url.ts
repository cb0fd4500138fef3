import { createPropertyRules } from '../property-rule';
import { awsDocs, cdkNag, checkov, nist, prowler, type Rule } from '../rule';

const TYPES = ['AWS::Lambda::Url'];
const URLS = awsDocs('lambda/latest/dg/urls-auth.html');

/** Rules for the HTTPS endpoint of a single function. */
export const lambdaUrlRules: readonly Rule[] = createPropertyRules([
  {
    id: 'LambdaUrlAuthenticated',
    level: 'required',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'Lambda function URL requires IAM authentication',
    why: 'With NONE everyone on the internet can invoke the function, without a firewall or a limit in front of it.',
    fix: 'Set AuthType to AWS_IAM, or put an API with an authorizer before the function.',
    property: 'AuthType',
    expects: { equals: 'AWS_IAM' },
    references: [
      checkov('CKV_AWS_258'),
      cdkNag('LambdaFunctionUrlAuth'),
      prowler('awslambda_function_url_public'),
      URLS,
      nist('AC-3'),
    ],
  },
  {
    id: 'LambdaUrlCorsOrigins',
    level: 'required',
    group: 'checkedInput',
    types: TYPES,
    what: 'Lambda function URL allows cross-origin requests only from named origins',
    why: 'With * any web page that a user opens can call the function and read its responses.',
    fix: 'Set Cors.AllowOrigins to the origins of your application.',
    property: 'Cors.AllowOrigins.*',
    expects: { differsFromPattern: /^(https?:\/\/)?\*$/ },
    references: [prowler('awslambda_function_url_cors_policy'), awsDocs('lambda/latest/dg/urls-configuration.html')],
  },
]);
