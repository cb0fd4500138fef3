import { array, looseObject, optional, parse, string } from 'zod/mini';
import type { Finding } from './finding';

const schema = looseObject({
  alarmName: string(),
  state: looseObject({ timestamp: string(), reason: optional(string()) }),
  configuration: optional(
    looseObject({
      description: optional(string()),
      metrics: optional(
        array(
          looseObject({ metricStat: optional(looseObject({ metric: optional(looseObject({ name: string() })) })) }),
        ),
      ),
    }),
  ),
});

/**
 * Reads an alarm that went off. Its metric is the name of the detection. The alarm itself has told the people on call.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export function readAlarmFinding(detail: unknown, account: string, region: string): Finding {
  const { alarmName, state, configuration } = parse(schema, detail);
  const metric = configuration?.metrics?.flatMap(({ metricStat }) => metricStat?.metric?.name ?? [])[0];
  return {
    id: `${alarmName}/${state.timestamp}`,
    source: 'CloudWatch alarm',
    type: `Alarm/${metric ?? alarmName}`,
    title: configuration?.description ?? alarmName,
    severity: 'high',
    account,
    region,
    subjects: [],
    isSample: false,
    isControlCheck: false,
  };
}
