import { createPropertyRules } from '../property-rule';
import { awsDocs, cdkNag, checkov, nist, pciDss, prowler, type Rule, securityHub } from '../rule';

const GRAPHQL = 'AWS::AppSync::GraphQLApi';
const CACHE = 'AWS::AppSync::ApiCache';
const GUIDE = 'appsync/latest/devguide';
const LOGGING = awsDocs(`${GUIDE}/monitoring.html`);
const CACHING = awsDocs(`${GUIDE}/enabling-caching.html`);

/** Rules for the logs, the cache and the limits of GraphQL and Event APIs. */
export const appSyncApiRules: readonly Rule[] = createPropertyRules([
  {
    id: 'AppSyncApiFieldLogging',
    level: 'required',
    group: 'auditLogs',
    types: [GRAPHQL],
    what: 'AppSync GraphQL API has field-level logging enabled',
    why: 'Without the log an investigation cannot show which caller read which field.',
    fix: 'Set LogConfig.CloudWatchLogsRoleArn, and LogConfig.FieldLogLevel to ERROR or ALL.',
    property: 'LogConfig.FieldLogLevel',
    expects: { equals: ['ERROR', 'ALL', 'INFO', 'DEBUG'] },
    references: [
      securityHub('AppSync.2'),
      checkov('CKV_AWS_194'),
      checkov('CKV_AWS_193'),
      prowler('appsync_field_level_logging_enabled'),
      LOGGING,
    ],
  },
  {
    id: 'AppSyncApiEventLogging',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::AppSync::Api'],
    what: 'AppSync Event API has logging enabled',
    why: 'Without the log an investigation cannot show who published or read which event.',
    fix: 'Set EventConfig.LogConfig.LogLevel to ERROR or more.',
    property: 'EventConfig.LogConfig.LogLevel',
    expects: { equals: ['ERROR', 'ALL', 'INFO', 'DEBUG'] },
    references: [pciDss('10.2.1'), LOGGING, nist('AU-12')],
  },
  {
    id: 'AppSyncApiTracing',
    level: 'required',
    group: 'auditLogs',
    types: [GRAPHQL],
    what: 'AppSync GraphQL API has X-Ray tracing enabled',
    why: 'Without a trace an investigation cannot find which request led to which query.',
    fix: 'Set XrayEnabled to true.',
    property: 'XrayEnabled',
    expects: { equals: true },
    references: [cdkNag('AppSyncTracing'), awsDocs(`${GUIDE}/x-ray-tracing.html`), nist('AU-12')],
  },
  {
    id: 'AppSyncApiCacheEncryptedAtRest',
    level: 'required',
    group: 'encryptionAtRest',
    types: [CACHE],
    what: 'AppSync API cache is encrypted at rest',
    why: 'Cached answers contain the data of users. Without encryption they are readable below the service.',
    fix: 'Set AtRestEncryptionEnabled to true.',
    property: 'AtRestEncryptionEnabled',
    expects: { equals: true },
    references: [securityHub('AppSync.1'), checkov('CKV_AWS_214'), CACHING],
  },
  {
    id: 'AppSyncApiCacheEncryptedInTransit',
    level: 'required',
    group: 'encryptionInTransit',
    types: [CACHE],
    what: 'AppSync API cache is encrypted in transit',
    why: 'Cached answers contain the data of users, and cross the network between the API and its cache.',
    fix: 'Set TransitEncryptionEnabled to true.',
    property: 'TransitEncryptionEnabled',
    expects: { equals: true },
    references: [securityHub('AppSync.6'), checkov('CKV_AWS_215'), CACHING],
  },
  {
    id: 'AppSyncApiIntrospectionDisabled',
    level: 'hardening',
    group: 'checkedInput',
    types: [GRAPHQL],
    what: 'AppSync GraphQL API does not answer introspection queries',
    why: 'The full schema shows an attacker every query, also those that no application uses.',
    fix: 'Set IntrospectionConfig to DISABLED.',
    property: 'IntrospectionConfig',
    expects: { equals: 'DISABLED' },
    references: [awsDocs(`${GUIDE}/disabling-introspection.html`), nist('CM-7')],
  },
  {
    id: 'AppSyncApiQueryDepthLimited',
    level: 'hardening',
    group: 'rateLimits',
    types: [GRAPHQL],
    what: 'AppSync GraphQL API limits the depth of a query',
    why: 'One query that nests types in each other reads most of the database.',
    fix: 'Set QueryDepthLimit to the depth that your application needs.',
    property: 'QueryDepthLimit',
    expects: { atLeast: 1 },
    references: [awsDocs(`${GUIDE}/introspection-query-depth-resolver-limits.html`), nist('SC-5')],
  },
]);
