import { cloudTrailLakeRules } from '../../../src/rules/cloudtrail/cloudtrail-lake';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const ON = { holds: [true, undefined], broken: [false] };

rulesDecide('CloudTrail Lake rules', cloudTrailLakeRules, {
  CloudTrailLakeTerminationProtection: decideProperty('TerminationProtectionEnabled', ON),
  CloudTrailLakeIngestionEnabled: decideProperty('IngestionEnabled', ON),
  CloudTrailLakeMultiRegion: decideProperty('MultiRegionEnabled', ON),
  CloudTrailLakeRetention: decideProperty('RetentionPeriod', { holds: [366, 2557, undefined], broken: [90] }),
  CloudTrailLakeCustomerManagedKey: decideProperty('KmsKeyId', {
    holds: ['arn:aws:kms:eu-central-1:111122223333:key/abc', 'alias/trail'],
    broken: [undefined],
  }),
});
