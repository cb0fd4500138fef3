export const ALARM = 'AWS::CloudWatch::Alarm';
export const [MORE, AT_LEAST] = ['GreaterThanThreshold', 'GreaterThanOrEqualToThreshold'];
export const [LESS, AT_MOST] = ['LessThanThreshold', 'LessThanOrEqualToThreshold'];
export const cpu = { Namespace: 'AWS/RDS', MetricName: 'CPUUtilization', Statistic: 'Average' };
export const depth = { Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', Statistic: 'Maximum' };
export const dead = {
  ...depth,
  Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['DeadLetters', 'QueueName'] } }],
};
export const other = { MetricName: 'Invocations' };

type Properties = Readonly<Record<string, unknown>>;

/** An alarm on the errors of a function, or on another metric. */
export function alarm(ComparisonOperator: unknown, Threshold: unknown, more: Properties = {}): Properties {
  return {
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    ComparisonOperator,
    Threshold,
    ...more,
  };
}

/** An alarm on the metric of a filter that publishes a value for each event. */
export function filtered(MetricValue: string, properties: Properties) {
  return {
    resources: {
      Alarm: { Type: ALARM, Properties: { ...properties, Namespace: 'App', MetricName: 'Seen' } },
      Filter: {
        Type: 'AWS::Logs::MetricFilter',
        Properties: { MetricTransformations: [{ MetricNamespace: 'App', MetricName: 'Seen', MetricValue }] },
      },
    },
  };
}
