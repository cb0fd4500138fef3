import { appSyncApiRules } from '../../../src/rules/appsync/app-sync-api';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const FLAG = { holds: [true], broken: [false, undefined] };

rulesDecide('AppSync API rules', appSyncApiRules, {
  AppSyncApiFieldLogging: decideProperty('LogConfig.FieldLogLevel', {
    holds: ['ALL', 'ERROR'],
    broken: ['NONE', undefined],
  }),
  AppSyncApiEventLogging: decideProperty('EventConfig.LogConfig.LogLevel', {
    holds: ['ALL', 'ERROR'],
    broken: ['NONE', undefined],
  }),
  AppSyncApiTracing: decideProperty('XrayEnabled', FLAG),
  AppSyncApiCacheEncryptedAtRest: decideProperty('AtRestEncryptionEnabled', FLAG),
  AppSyncApiCacheEncryptedInTransit: decideProperty('TransitEncryptionEnabled', FLAG),
  AppSyncApiIntrospectionDisabled: decideProperty('IntrospectionConfig', {
    holds: ['DISABLED'],
    broken: ['ENABLED', undefined],
  }),
  AppSyncApiQueryDepthLimited: decideProperty('QueryDepthLimit', { holds: [10], broken: [0, undefined] }),
});
