import { websiteRules } from '../../../src/rules/s3/s3-website';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const redirect = (Protocol: unknown) => ({
  WebsiteConfiguration: { RedirectAllRequestsTo: { HostName: 'a', Protocol } },
});
const cors = (AllowedOrigins: readonly unknown[], AllowedMethods: readonly string[]) => ({
  CorsConfiguration: { CorsRules: [{ AllowedOrigins, AllowedMethods }] },
});

rulesDecide('S3 website rules', websiteRules, {
  S3WebsiteRedirectHttps: {
    holds: [{}, redirect('https'), redirect(undefined)],
    broken: [
      redirect('http'),
      { WebsiteConfiguration: { RoutingRules: [{ RedirectRule: { HostName: 'a', Protocol: 'http' } }] } },
    ],
    undecided: [redirect(UNKNOWN)],
  },
  S3WebsiteCorsOrigins: {
    holds: [{}, cors(['https://app.example.com'], ['PUT']), cors(['https://*.example.com'], ['GET'])],
    broken: [cors(['*'], ['GET', 'PUT']), cors(['https://*'], ['DELETE']), cors(['*'], ['GET'])],
    undecided: [cors([UNKNOWN], ['PUT'])],
  },
});
