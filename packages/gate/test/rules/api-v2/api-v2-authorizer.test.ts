import { apiV2AuthorizerRules } from '../../../src/rules/api-v2/api-v2-authorizer';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('HTTP API authorizer rules', apiV2AuthorizerRules, {
  ApiV2AuthorizerAudience: decideProperty('JwtConfiguration.Audience', {
    holds: [['app']],
    broken: [undefined, []],
    unknownAt: 'AuthorizerType',
    beside: { AuthorizerType: 'JWT' },
    notApplicable: [{ AuthorizerType: 'REQUEST' }],
  }),
  ApiV2AuthorizerTokenNotInUrl: decideProperty('IdentitySource.*', {
    holds: ['$request.header.Authorization', 'route.request.querystring.auth'],
    broken: ['$request.querystring.token'],
  }),
});
