import { iotLoggingRules } from '../../../src/rules/iot/iot-logging';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

const LEVEL = { holds: ['ERROR', 'INFO'], broken: ['DISABLED'] };

rulesDecide('IoT logging rules', iotLoggingRules, {
  IoTLoggingEnabled: decideProperty('DefaultLogLevel', LEVEL),
  IoTLoggingOfGroupEnabled: decideProperty('LogLevel', LEVEL),
  IoTLoggingAuditChecksEnabled: decideProperty('AuditCheckConfigurations.LoggingDisabledCheck.Enabled', {
    holds: [true],
    broken: [false],
  }),
});
