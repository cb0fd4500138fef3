import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const GUIDE = 'iot/latest/developerguide';
const LOGS = awsDocs(`${GUIDE}/configure-logging.html`);

/** Rules for what is recorded and checked about devices. */
export const iotLoggingRules: readonly Rule[] = createPropertyRules([
  {
    id: 'IoTLoggingEnabled',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::IoT::Logging'],
    what: 'IoT logging is enabled',
    why: 'Without a log an investigation cannot show which device connected and what it sent.',
    fix: 'Set DefaultLogLevel to ERROR or more.',
    property: 'DefaultLogLevel',
    expects: { differsFrom: 'DISABLED' },
    references: [pciDss('10.2.1'), LOGS, nist('AU-12')],
  },
  {
    id: 'IoTLoggingOfGroupEnabled',
    level: 'required',
    group: 'auditLogs',
    types: ['AWS::IoT::ResourceSpecificLogging'],
    what: 'IoT logging is not switched off for single devices, addresses or groups',
    why: 'An intruder who uses one of these devices leaves no record.',
    fix: 'Set LogLevel to ERROR or more.',
    property: 'LogLevel',
    expects: { differsFrom: 'DISABLED' },
    references: [pciDss('10.2.1'), LOGS, nist('AU-12')],
  },
  {
    id: 'IoTLoggingAuditChecksEnabled',
    level: 'required',
    group: 'alerts',
    types: ['AWS::IoT::AccountAuditConfiguration'],
    what: 'IoT Device Defender has no audit check switched off',
    why: 'A check that is off reports no shared certificate, open policy or disabled log.',
    fix: 'Set Enabled of each entry of AuditCheckConfigurations to true.',
    property: 'AuditCheckConfigurations.*.Enabled',
    expects: { differsFrom: false },
    references: [
      pciDss('10.7.2'),
      awsDocs('iot-device-defender/latest/devguide/device-defender-audit-checks.html'),
      nist('CA-7'),
    ],
  },
]);
