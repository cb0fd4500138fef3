import type { AlarmSeverity } from '../../audit/runbook-alarm';
import type { Calls, Condition } from './calls';
import { type EventPattern, renderEventPattern } from './event-pattern';
import { renderFilterPattern } from './filter-pattern';

/** A technique of the ATT&CK cloud matrix, such as `T1562.008`. */
export type Technique = `T${number}`;

/** A tactic of ATT&CK: what the attacker wants to reach with the technique. */
export type Tactic =
  | 'initial access'
  | 'execution'
  | 'persistence'
  | 'privilege escalation'
  | 'defense evasion'
  | 'credential access'
  | 'discovery'
  | 'lateral movement'
  | 'collection'
  | 'exfiltration'
  | 'impact';

/**
 * How a detection is deployed.
 *
 * - `metric filter`: a filter on the log group of the trail, which holds the records of every region, and an alarm on the
 *   number of matches. An alarm costs 0.10 USD a month.
 * - `event rule`: a rule of EventBridge, which receives the calls of the home region only, and costs nothing. For
 *   services whose resources are in the home region: the alert then contains who, what and from where.
 */
export type DetectionForm = MetricFilterForm | EventRuleForm;

export interface MetricFilterForm {
  readonly kind: 'metric filter';
  /** Filter pattern. `<environment>` in it is replaced by the name of the environment at synthesis. */
  readonly pattern: string;
  /** Matches in one period at which the alarm goes off. */
  readonly threshold: number;
  /** Minutes. */
  readonly period: number;
  /** Pattern of the rule that replaces the filter where the trail is elsewhere; undefined where no rule can see it. */
  readonly eventPattern: EventPattern | undefined;
}

export interface EventRuleForm {
  readonly kind: 'event rule';
  readonly pattern: EventPattern;
}

export interface Detection {
  /** Name of the detection: construct id, metric name, and the `detection` of a replay. */
  readonly id: string;
  /** What happened, in one sentence for the person on call. */
  readonly title: string;
  readonly techniques: readonly Technique[];
  readonly tactic: Tactic;
  /** How fast a person must act; see AlarmSeverity. */
  readonly severity: AlarmSeverity;
  /** What the attacker gains. */
  readonly sees: string;
  /** Everyday work that causes it too. */
  readonly falseAlarms: string;
  /** Page, and where needed section, under docs/runbooks/. */
  readonly runbook: string;
  /** Control of Security Hub or of the CIS benchmark that requires the alarm; undefined where none does. */
  readonly control?: string;
  readonly form: DetectionForm;
}

export interface Burst {
  /** Matches in one period. @default 1 */
  readonly threshold?: number;
  /** Minutes. @default 5 */
  readonly period?: number;
  /** Conditions of all calls. @default - those of each group of calls */
  readonly where?: readonly Condition[];
}

/** Period of an alarm on the trail: CloudTrail delivers to CloudWatch Logs within five minutes on average. */
export const PERIOD_MINUTES = 5;

/** Calls that are looked for in the log group of the trail. */
export function onTrail(matched: readonly Calls[], burst: Burst = {}): MetricFilterForm {
  return {
    ...onTrailPattern(renderFilterPattern(matched, burst.where), burst),
    eventPattern: renderRule(matched, burst),
  };
}

/** A filter pattern as text, for a control that prescribes each letter of it. */
export function onTrailPattern(
  pattern: string,
  { threshold = 1, period = PERIOD_MINUTES }: Burst = {},
): MetricFilterForm {
  return { kind: 'metric filter', pattern, threshold, period, eventPattern: undefined };
}

/** Calls of this region that are looked for on the default event bus. */
export function onEvents(matched: readonly Calls[]): EventRuleForm {
  return { kind: 'event rule', pattern: renderEventPattern(matched) };
}

/** A rule sees one event at a time, so a burst has no rule. */
function renderRule(matched: readonly Calls[], { threshold = 1, where = [] }: Burst): EventPattern | undefined {
  if (threshold > 1) return undefined;
  return renderEventPattern(matched.map((each) => ({ ...each, where: [...each.where, ...where] })));
}
