import { createElementRules } from '../element-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::S3::Bucket'];
const GUIDE = 'AmazonS3/latest/userguide';
const ANY_ORIGIN = /^(https?:\/\/)?\*$/;

/** Rules for what browsers do with a bucket. */
export const websiteRules: readonly Rule[] = createElementRules([
  {
    id: 'S3WebsiteRedirectHttps',
    level: 'required',
    group: 'encryptionInTransit',
    types: TYPES,
    what: 'S3 website redirects to HTTPS',
    why: 'Over plain HTTP everyone on the path reads the pages and the cookies, and changes them.',
    fix: 'Set Protocol of RedirectAllRequestsTo and of each RedirectRule to https.',
    elements: [
      'WebsiteConfiguration.RedirectAllRequestsTo.Protocol',
      'WebsiteConfiguration.RoutingRules.*.RedirectRule.Protocol',
    ],
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/how-to-page-redirect.html`), nist('SC-8')],
    isFaulty: (protocol) => protocol.text() === 'http',
  },
  {
    id: 'S3WebsiteCorsOrigins',
    level: 'required',
    group: 'checkedInput',
    types: TYPES,
    what: 'S3 bucket allows cross-origin requests only from named origins',
    why: 'With * any web page that a user opens can read or write objects with what the user is allowed to.',
    fix: 'Set AllowedOrigins in CorsConfiguration to the origins of your application.',
    elements: 'CorsConfiguration.CorsRules.*',
    references: [pciDss('6.2.4'), awsDocs(`${GUIDE}/cors.html`), nist('AC-4')],
    isFaulty: (rule) =>
      rule
        .at('AllowedOrigins')
        .items()
        .some((origin) => ANY_ORIGIN.test(origin.text() ?? '')),
  },
]);
