import { timestreamInfluxRules } from '../../../src/rules/timestream/timestream-influx';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('Timestream for InfluxDB rules', timestreamInfluxRules, {
  TimestreamInfluxPrivate: decideProperty('PubliclyAccessible', { holds: [false, undefined], broken: [true] }),
  TimestreamInfluxLogs: decideProperty('LogDeliveryConfiguration.S3Configuration.Enabled', {
    holds: [true],
    broken: [false, undefined],
  }),
});
