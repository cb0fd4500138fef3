import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';

/** INFO and finer. */
const LEVELS = ['TRACE', 'DEBUG', 'INFO'];

/** Rules for the functions of this blueprint. Another log format would be as safe. */
export const lambdaPins: readonly Rule[] = [
  {
    id: 'LambdaLogsAsJson',
    level: 'pinned',
    group: 'auditLogs',
    types: ['AWS::Lambda::Function'],
    what: 'Lambda function logs JSON at level INFO or finer',
    why: 'Metric filters read fields of JSON. At level ERROR the requests before an attack are not logged.',
    fix: 'Set LogFormat to JSON, and ApplicationLogLevel and SystemLogLevel to INFO or finer, in LoggingConfig.',
    property: 'Properties.LoggingConfig',
    references: [awsDocs('lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html'), nist('AU-3')],
    check: (fn) => {
      const logging = fn.at('LoggingConfig');
      return (
        logging.at('LogFormat').text() === 'JSON' &&
        ['ApplicationLogLevel', 'SystemLogLevel'].every((name) => LEVELS.includes(logging.at(name).text() ?? 'INFO'))
      );
    },
  },
];
