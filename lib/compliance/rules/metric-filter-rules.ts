import { alarmsOn, metricsMadeBy } from './alarmed-metrics';
import { awsDocs, nist, type Rule } from './rule';

const TYPES = ['AWS::Logs::MetricFilter'];
const FILTERS = awsDocs('AmazonCloudWatch/latest/logs/MonitoringLogData.html');

/** Rules for filters that turn lines of a log into numbers, so that an alarm can look at them. */
export const metricFilterRules: readonly Rule[] = [
  {
    id: 'LogsFilterIsWatched',
    types: TYPES,
    what: 'An alarm that acts looks at every metric of a filter. Each finding is a metric that nobody looks at.',
    why: 'What the filter finds is counted, and nobody hears of it. A misspelt name or another dimension is enough.',
    fix: 'Add an alarm with MetricName, Namespace and Dimensions of the MetricTransformations, with AlarmActions.',
    property: 'Properties.MetricTransformations',
    references: [nist('AU-6'), nist('SI-4(5)'), FILTERS],
    check: (filter, deployment) => {
      const made = metricsMadeBy(filter);
      if (made.length === 0) return false;
      return made
        .filter((metric) => alarmsOn(metric, deployment).length === 0)
        .map(({ namespace, name }) => `${namespace} ${name}`);
    },
  },
  {
    id: 'LogsFilterCountsOnes',
    types: TYPES,
    what: 'Every event that a filter finds counts as one, or as a number of its own, and silence as zero.',
    why: 'What counts as zero never rings. What counts as a thousand, or counts when nothing happened, rings for nothing until nobody comes.',
    fix: 'Set MetricValue to 1 and leave DefaultValue out, or set it to 0.',
    property: 'Properties.MetricTransformations',
    references: [FILTERS, nist('SI-4')],
    check: (filter) => {
      const transformations = filter.at('MetricTransformations').items();
      return (
        transformations.length > 0 &&
        transformations.every(
          (made) =>
            /^(1(\.0+)?|\$.+)$/.test(made.at('MetricValue').text() ?? '') &&
            (made.at('DefaultValue').number() ?? 0) === 0,
        )
      );
    },
  },
  {
    id: 'LogsFilterLooksForSomething',
    types: TYPES,
    what: 'A filter says what it looks for.',
    why: 'An empty pattern counts every line: the alarm rings always, and is switched off.',
    fix: 'Set FilterPattern to a condition such as { $.eventName = "DeleteTrail" }.',
    property: 'Properties.FilterPattern',
    references: [awsDocs('AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html'), nist('SI-4')],
    check: (filter) => /[\w*%]/.test(filter.at('FilterPattern').text() ?? ''),
  },
];
