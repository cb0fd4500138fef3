import { createPropertyRules } from '../property-rule';
import { awsDocs, checkov, nist, type Rule } from '../rule';

const TYPES = ['AWS::CloudFront::ResponseHeadersPolicy'];
const CONFIG = 'ResponseHeadersPolicyConfig';
const PAGE = awsDocs('AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html');
/** One year, as the preload lists of browsers require. */
const HSTS_SECONDS = 31_536_000;

/** Rules for headers that CloudFront adds to responses. */
export const cloudFrontResponseHeadersRules: readonly Rule[] = createPropertyRules([
  {
    id: 'CloudFrontResponseHeadersHsts',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'CloudFront security headers include Strict-Transport-Security for a year',
    why: 'Without it, the first request of a browser is in plain text, where an attacker answers it.',
    fix: `Set StrictTransportSecurity.AccessControlMaxAgeSec to ${HSTS_SECONDS} or more.`,
    property: `${CONFIG}.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec`,
    references: [checkov('CKV_AWS_259'), PAGE, nist('SC-8')],
    expects: { atLeast: HSTS_SECONDS },
    onlyIf: (policy) => policy.at(`${CONFIG}.SecurityHeadersConfig`).present,
  },
  {
    id: 'CloudFrontResponseHeadersCors',
    level: 'required',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'CloudFront response headers do not allow credentials from every origin',
    why: 'A page of an attacker reads the data of a signed-in user, through the browser of that user.',
    fix: 'List the trusted origins in AccessControlAllowOrigins, or set AccessControlAllowCredentials to false.',
    property: `${CONFIG}.CorsConfig.AccessControlAllowOrigins.Items.*`,
    references: [checkov('CKV2_AWS_75'), PAGE, nist('AC-4')],
    expects: { differsFromPattern: /^(\*|https?:\/\/\*\/?)$/ },
    onlyIf: (policy) => policy.at(`${CONFIG}.CorsConfig.AccessControlAllowCredentials`).flag() === true,
  },
]);
