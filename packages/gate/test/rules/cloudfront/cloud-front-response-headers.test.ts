import { cloudFrontResponseHeadersRules } from '../../../src/rules/cloudfront/cloud-front-response-headers';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const policy = (ResponseHeadersPolicyConfig: Record<string, unknown>) => ({ ResponseHeadersPolicyConfig });
const hsts = (AccessControlMaxAgeSec: unknown) =>
  policy({ SecurityHeadersConfig: { StrictTransportSecurity: { AccessControlMaxAgeSec, Override: true } } });
const cors = (credentials: unknown, ...Items: unknown[]) =>
  policy({ CorsConfig: { AccessControlAllowCredentials: credentials, AccessControlAllowOrigins: { Items } } });

rulesDecide('CloudFront response headers rules', cloudFrontResponseHeadersRules, {
  CloudFrontResponseHeadersHsts: {
    holds: [hsts(31_536_000), hsts(63_072_000)],
    broken: [hsts(3600), policy({ SecurityHeadersConfig: { ContentTypeOptions: { Override: true } } })],
    undecided: [hsts(UNKNOWN)],
    notApplicable: [policy({})],
  },
  CloudFrontResponseHeadersCors: {
    holds: [cors(true, 'https://app.example.com')],
    broken: [cors(true, 'https://app.example.com', '*'), cors(true, 'https://*')],
    undecided: [cors(true, UNKNOWN), cors(UNKNOWN, '*')],
    notApplicable: [cors(false, '*'), policy({})],
  },
});
