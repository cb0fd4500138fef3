import { describe, expect, test } from '@jest/globals';
import { monitoringList } from '../../lib/detection/detections/monitoring-list';
import { trailRules } from '../../packages/gate/src/rules/cloudtrail/cloudtrail';
import { monitorTrail } from '../../packages/gate/test/rules/cloudtrail/cis-monitoring-cases';
import { runCheck } from '../../packages/gate/test/rules/rule-cases';

const PATTERNS = monitoringList.flatMap(({ form }) => (form.kind === 'metric filter' ? [form.pattern] : []));
const COMPARISON = /\(\$\.eventName = (\w+)\)/g;

/** Sign-ins have several patterns, and no control asks for an alarm on key policies. */
const NOT_ON_THE_LIST = ['ConsoleLogin', 'PutKeyPolicy'];

const rule = trailRules.find(({ id }) => id === 'CloudTrailCisAlarmsEnabled');
const findMissing = (patterns: readonly string[]) => rule && runCheck(rule, monitorTrail({ patterns }));

describe('the alarms on the trail of the blueprint', () => {
  const events = PATTERNS.flatMap((pattern) =>
    [...pattern.matchAll(COMPARISON)].map(([comparison, name = '']) => [name, pattern, comparison] as const),
  ).filter(([name]) => !NOT_ON_THE_LIST.includes(name));

  test('cover the CIS monitoring list', () => {
    expect(findMissing(PATTERNS)).toEqual([]);
  });

  test('are all needed for the list, except the one for key policies', () => {
    const needed = PATTERNS.filter((pattern) => {
      const missing = findMissing(PATTERNS.filter((other) => other !== pattern));
      return Array.isArray(missing) && missing.length > 0;
    });
    expect(needed).toHaveLength(PATTERNS.length - 1);
  });

  test.each(events)('would miss %s without its comparison', (name, pattern, comparison) => {
    const changed = PATTERNS.map((other) =>
      other === pattern ? pattern.replace(comparison, '($.eventName = Nothing)') : other,
    );
    expect(findMissing(changed)).toEqual([expect.stringMatching(new RegExp(`^CIS 4\\.\\d+ [\\w ]+: ${name}$`))]);
  });
});
