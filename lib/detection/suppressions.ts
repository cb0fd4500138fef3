import { Stack } from 'aws-cdk-lib';
import { CfnAutomationRule } from 'aws-cdk-lib/aws-securityhub';
import { Construct } from 'constructs';

/** A control whose finding on one resource was accepted. */
export interface SuppressedControl {
  /** Control of Security Hub, such as `S3.7`. */
  readonly control: string;
  /** What the finding is about. */
  readonly target: SuppressionTarget;
  readonly reason: string;
  readonly owner: string;
  /** Last day, as YYYY-MM-DD. */
  readonly until: string;
}

/** A resource by its logical id, a stack by its name, or the account. */
export type SuppressionTarget =
  | { readonly kind: 'resource'; readonly logicalId: string }
  | { readonly kind: 'stack'; readonly name: string }
  | { readonly kind: 'account' };

export interface SuppressionsProps {
  /** Prefix of the environment, which begins the names of the rules. */
  readonly prefix: string;
  readonly controls: readonly SuppressedControl[];
}

/** Quota of automation rules in an account and region. */
const MOST_RULES = 100;
/** Longest note of a finding. */
const NOTE_CHARACTERS = 512;
/** Bounds of date criteria that only have to be before or after every finding. */
const FIRST_MOMENT = '2020-01-01T00:00:00.000Z';
const LAST_MOMENT = '2100-01-01T00:00:00.000Z';

/**
 * Suppresses in Security Hub what acknowledgements accept at synthesis, so that the account agrees with the gate. A rule
 * covers one resource, names the controls, and has an end: it covers no finding that is updated after the last day of
 * the acknowledgement. From then on another rule reopens each finding that was suppressed, at its next evaluation,
 * within a day. So no acknowledgement lasts longer in the account than in the gate, also without another deployment.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/automation-rules.html
 */
export class Suppressions extends Construct {
  constructor(scope: Construct, id: string, { prefix, controls }: SuppressionsProps) {
    super(scope, id);
    const { account } = Stack.of(this);
    const decisions = groupDecisions(controls);
    const lastDays = [...new Set(decisions.map(({ until }) => until))].sort();
    const count = decisions.length + lastDays.length;
    if (count > MOST_RULES) {
      throw new Error(`${this.node.path}: ${count} automation rules; an account may have ${MOST_RULES} per region`);
    }
    for (const [index, decision] of decisions.entries()) {
      const name = nameTarget(decision.target);
      new CfnAutomationRule(this, toId(`${name}${decision.controls.join('')}`), {
        ruleName: `${prefix}: ${decision.controls.join(', ')} on ${name}`,
        description: `Accepted until ${decision.until} by ${decision.owner}.`,
        ruleOrder: index + 1,
        ruleStatus: 'ENABLED',
        isTerminal: false,
        criteria: {
          awsAccountId: [{ comparison: 'EQUALS', value: account }],
          complianceSecurityControlId: decision.controls.map((value) => ({ comparison: 'EQUALS', value })),
          ...this.#buildTargetCriteria(decision.target),
          updatedAt: [{ start: FIRST_MOMENT, end: endOf(decision.until) }],
        },
        actions: [
          buildAction(
            'SUPPRESSED',
            `${beginNote(prefix, decision.until)} ${decision.reason} Owner: ${decision.owner}.`,
          ),
        ],
      });
    }
    for (const [index, until] of lastDays.entries()) {
      new CfnAutomationRule(this, `ReopenAfter${toId(until)}`, {
        ruleName: `${prefix}: reopen after ${until}`,
        description: `Reopens the findings that were accepted until ${until}.`,
        ruleOrder: decisions.length + index + 1,
        ruleStatus: 'ENABLED',
        isTerminal: false,
        criteria: {
          awsAccountId: [{ comparison: 'EQUALS', value: account }],
          noteText: [{ comparison: 'PREFIX', value: beginNote(prefix, until) }],
          workflowStatus: [{ comparison: 'EQUALS', value: 'SUPPRESSED' }],
          updatedAt: [{ start: endOf(until), end: LAST_MOMENT }],
        },
        actions: [buildAction('NEW', `The acknowledgement in ${prefix} ended on ${until}.`)],
      });
    }
  }

  #buildTargetCriteria(target: SuppressionTarget): CfnAutomationRule.AutomationRulesFindingFiltersProperty {
    const { partition, region, account } = Stack.of(this);
    switch (target.kind) {
      case 'resource':
        return { resourceTags: [{ comparison: 'EQUALS', key: LOGICAL_ID_TAG, value: target.logicalId }] };
      case 'stack': {
        const value = `arn:${partition}:cloudformation:${region}:${account}:stack/${target.name}/`;
        return { resourceId: [{ comparison: 'PREFIX', value }] };
      }
      case 'account':
        return { resourceId: [{ comparison: 'EQUALS', value: `AWS::::Account:${account}` }] };
    }
  }
}

/** CloudFormation tags what it creates. No identity can write a tag that begins with `aws:`. */
const LOGICAL_ID_TAG = 'aws:cloudformation:logical-id';

interface Decision extends Omit<SuppressedControl, 'control'> {
  readonly controls: readonly string[];
}

/** Joins the controls that one acknowledgement accepts on one resource, in an order that does not depend on the tree. */
function groupDecisions(controls: readonly SuppressedControl[]): readonly Decision[] {
  const groups = new Map<string, Decision>();
  for (const { control, ...decision } of controls) {
    const key = [nameTarget(decision.target), decision.until, decision.reason].join(' ');
    const known = groups.get(key)?.controls ?? [];
    groups.set(key, { ...decision, controls: [...new Set([...known, control])].sort() });
  }
  return [...groups.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, decision]) => decision);
}

function buildAction(status: 'SUPPRESSED' | 'NEW', note: string): CfnAutomationRule.AutomationRulesActionProperty {
  return {
    type: 'FINDING_FIELDS_UPDATE',
    findingFieldsUpdate: {
      workflow: { status },
      note: { text: note.slice(0, NOTE_CHARACTERS), updatedBy: 'bulwark' },
    },
  };
}

/** Begins the notes of all findings that are suppressed until the same day. */
function beginNote(prefix: string, until: string): string {
  return `Accepted in ${prefix} until ${until}:`;
}

/** An acknowledgement is valid on its last day, in UTC. */
function endOf(day: string): string {
  return `${day}T23:59:59.999Z`;
}

function nameTarget(target: SuppressionTarget): string {
  switch (target.kind) {
    case 'resource':
      return target.logicalId;
    case 'stack':
      return `stack ${target.name}`;
    case 'account':
      return 'account';
  }
}

/** Keeps the letters and digits. */
function toId(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, '');
}
