import { getCheckId } from '../engine/evaluate-packs';
import type { RuleEvaluation } from '../engine/evaluations';
import type { GateResult } from '../engine/gate-result';
import { type PackRule, removeControlIds } from '../engine/pack-rules';
import { groupBy } from '../templates/group-by';
import type { CheckRecord, Outcome, ResourceRecord, RuleRecord } from './assessment';

/** Where the pages about rules are. */
export interface RulePages {
  /** Version of cdk-nag that ran. */
  readonly nagVersion: string;
  /** The page with a heading per rule of Bulwark. */
  readonly rulesUrl: string;
}

const VALIDATE_PAGE = 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.CloudFormationValidatePlugin.html';

/** Builds a record per evaluated check with the outcomes, and per rule of CloudFormation Validate with findings. */
export function buildCheckRecords(
  result: GateResult,
  resources: readonly ResourceRecord[],
  pages: RulePages,
): CheckRecord[] {
  const numbers = new Map(resources.map(({ path }, number) => [path, number]));
  const records = [...groupByCheck(result.packs)].map(([id, group]) => buildRecord(id, group, numbers, pages));
  return [...records, ...buildTemplateChecks(result, numbers)].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Groups evaluations by check, whose id is found once per rule. */
function groupByCheck(packs: GateResult['packs']): ReadonlyMap<string, readonly RuleEvaluation[]> {
  const groups = new Map<string, RuleEvaluation[]>();
  const byRule = new Map<PackRule, RuleEvaluation[]>();
  for (const { ruleEvaluations } of packs) {
    for (const one of ruleEvaluations) {
      let group = byRule.get(one.rule);
      if (group === undefined) {
        const id = getCheckId(one.rule);
        group = groups.get(id) ?? [];
        groups.set(id, group);
        byRule.set(one.rule, group);
      }
      group.push(one);
    }
  }
  return groups;
}

function buildRecord(
  id: string,
  evaluations: readonly RuleEvaluation[],
  numbers: ReadonlyMap<string, number>,
  pages: RulePages,
): CheckRecord {
  const byId = new Map<string, PackRule>();
  const outcomes: Record<Outcome, Set<number>> = {
    compliant: new Set(),
    violation: new Set(),
    undecided: new Set(),
    'not-applicable': new Set(),
  };
  for (const { rule, evaluation } of evaluations) {
    byId.set(rule.id, rule);
    const number = numbers.get(evaluation.judged.path);
    if (number !== undefined) outcomes[evaluation.outcome].add(number);
  }
  const rules = [...byId.values()];
  const [first] = rules;
  return {
    id,
    ...describeCheck(id, rules, pages),
    rules: rules.map((rule): RuleRecord => ({ pack: rule.pack, id: rule.id, severity: rule.severity })),
    outcomes: {
      compliant: [...outcomes.compliant],
      violation: [...outcomes.violation],
      undecided: [...outcomes.undecided],
      'not-applicable': [...outcomes['not-applicable']],
    },
    ...(first?.check.declaration === undefined
      ? {}
      : {
          fix: first.check.declaration.fix,
          property: first.check.declaration.property,
          ...(first.check.declaration.isAboutStack === true ? { isAboutStack: true as const } : {}),
        }),
  };
}

function describeCheck(
  id: string,
  rules: readonly PackRule[],
  { nagVersion, rulesUrl }: RulePages,
): Pick<CheckRecord, 'title' | 'why' | 'url' | 'references'> {
  const [first] = rules;
  const declaration = first?.check.declaration;
  if (declaration !== undefined) {
    return {
      title: declaration.what,
      why: declaration.why,
      // GitHub writes the anchor of a heading in lower case.
      url: `${rulesUrl}#${declaration.id.toLowerCase()}`,
      references: declaration.references,
    };
  }
  const url = `https://github.com/cdklabs/cdk-nag/blob/v${nagVersion}/RULES.md`;
  return {
    title: removeControlIds(first?.info ?? id),
    why: first?.explanation ?? '',
    url,
    references: [{ id: `cdk-nag ${first?.id ?? id}`, url }, ...rules.flatMap((rule) => parseControls(rule, url))],
  };
}

/** Reads control ids from the text of a rule. cdk-nag writes some ids twice, and adds a bracket to another. */
function parseControls({ info, pack }: PackRule, url: string): CheckRecord['references'] {
  const list = /\(Control IDs?: (.*)\)\.?\s*$/.exec(info)?.[1] ?? '';
  const ids = new Set(
    list
      .split(/,\s*/)
      .map(balanceBrackets)
      .filter((control) => control !== ''),
  );
  return [...ids].map((control) => ({ id: `${pack} ${control}`, url }));
}

function balanceBrackets(control: string): string {
  const opened = control.split('(').length;
  const closed = control.split(')').length;
  return closed > opened ? control.replace(/\)$/, '') : control;
}

/** Builds records for CloudFormation Validate, which reports violations only. */
function buildTemplateChecks(
  { packRuleIds: known, findings }: GateResult,
  numbers: ReadonlyMap<string, number>,
): CheckRecord[] {
  const name = known[0]?.name;
  const reported = findings.filter(({ pack }) => pack === name);
  return [...groupBy(reported, ({ check }) => check)].map(([id, group]) => ({
    id,
    title: group[0]?.description ?? id,
    why: 'CloudFormation rejects the template, or deploys something other than intended.',
    url: VALIDATE_PAGE,
    references: [{ id, url: VALIDATE_PAGE }],
    rules: [{ pack: name ?? id, id, severity: 'error' }],
    outcomes: {
      compliant: [],
      violation: [...new Set(group.flatMap(({ path }) => numbers.get(path) ?? []))],
      undecided: [],
      'not-applicable': [],
    },
  }));
}
