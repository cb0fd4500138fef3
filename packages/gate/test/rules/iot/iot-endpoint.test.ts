import { iotEndpointRules } from '../../../src/rules/iot/iot-endpoint';
import { decideProperty } from '../property-cases';
import { rulesDecide } from '../rule-cases';

rulesDecide('IoT endpoint rules', iotEndpointRules, {
  IoTEndpointTls: decideProperty('TlsConfig.SecurityPolicy', {
    holds: ['IoTSecurityPolicy_TLS13_1_2_2022_10', 'IoTSecurityPolicy_TLS12_1_2_2022_10', undefined],
    broken: ['IoTSecurityPolicy_TLS12_1_0_2016_01', 'IoTSecurityPolicy_TLS12_1_0_2015_01'],
  }),
});
