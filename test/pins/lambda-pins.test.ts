import { rulesDecide, UNKNOWN } from '../../packages/gate/test/rules/rule-cases';
import { lambdaPins } from './lambda-pins';

const logging = (LoggingConfig: object) => ({ LoggingConfig: { LogFormat: 'JSON', ...LoggingConfig } });

rulesDecide('Lambda pins', lambdaPins, {
  LambdaLogsAsJson: {
    holds: [logging({}), logging({ ApplicationLogLevel: 'DEBUG', SystemLogLevel: 'INFO' })],
    broken: [
      {},
      logging({ LogFormat: 'Text' }),
      logging({ ApplicationLogLevel: 'ERROR' }),
      logging({ SystemLogLevel: 'WARN' }),
    ],
    undecided: [logging({ LogFormat: UNKNOWN })],
  },
});
