import { type Asked, checkId } from '../engine/pack-judgement';
import type { PackRule } from '../engine/pack-rules';
import { grouped } from '../grouped';
import type { Judgement } from '../judgement';
import type { CheckRecord, Outcome, ResourceRecord, RuleRecord } from './assessment';

const NAG_RULES = 'https://github.com/cdklabs/cdk-nag/blob/v3.0.2/RULES.md';

/** Every check that was asked about a resource, with the outcome for each, and those of CloudFormation Validate that found something. */
export function checkRecords(judgement: Judgement, resources: readonly ResourceRecord[]): CheckRecord[] {
  const numbers = new Map(resources.map(({ path }, number) => [path, number]));
  const asked = judgement.packs.flatMap((pack) => pack.asked);
  const records = [...grouped(asked, ({ rule }) => checkId(rule))].map(([id, group]) => recordOf(id, group, numbers));
  return [...records, ...templateChecks(judgement, numbers)].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function recordOf(id: string, asked: readonly Asked[], numbers: ReadonlyMap<string, number>): CheckRecord {
  const rules = [...new Map(asked.map(({ rule }) => [rule.id, rule])).values()];
  const [first] = rules;
  const outcomes: Record<Outcome, Set<number>> = {
    compliant: new Set(),
    violation: new Set(),
    undecided: new Set(),
    'not-applicable': new Set(),
  };
  for (const { evaluation } of asked) {
    const number = numbers.get(evaluation.node.node.path);
    if (number !== undefined) outcomes[evaluation.outcome].add(number);
  }
  return {
    id,
    ...describe(id, rules),
    rules: rules.map((rule): RuleRecord => ({ pack: rule.pack, id: rule.id, severity: rule.severity })),
    outcomes: {
      compliant: [...outcomes.compliant],
      violation: [...outcomes.violation],
      undecided: [...outcomes.undecided],
      'not-applicable': [...outcomes['not-applicable']],
    },
    ...(first?.check.declaration === undefined
      ? {}
      : { fix: first.check.declaration.fix, property: first.check.declaration.property }),
  };
}

function describe(id: string, rules: readonly PackRule[]): Pick<CheckRecord, 'title' | 'why' | 'references'> {
  const [first] = rules;
  const declaration = first?.check.declaration;
  if (declaration !== undefined) {
    return { title: declaration.what, why: declaration.why, references: declaration.references };
  }
  return {
    title: withoutControls(first?.info ?? id),
    why: first?.explanation ?? '',
    references: [{ id: `cdk-nag ${first?.id ?? id}`, url: NAG_RULES }, ...rules.flatMap(controlsIn)],
  };
}

/** cdk-nag writes control ids into its texts, some of them twice and one with a bracket too many. */
function controlsIn({ info, pack }: PackRule): CheckRecord['references'] {
  const list = /\(Control IDs?: (.*)\)\.?\s*$/.exec(info)?.[1] ?? '';
  const ids = new Set(
    list
      .split(/,\s*/)
      .map(balanced)
      .filter((control) => control !== ''),
  );
  return [...ids].map((control) => ({ id: `${pack} ${control}`, url: NAG_RULES }));
}

function balanced(control: string): string {
  const opened = control.split('(').length;
  const closed = control.split(')').length;
  return closed > opened ? control.replace(/\)$/, '') : control;
}

function withoutControls(info: string): string {
  return info.replace(/\s*-?\s*\(Control IDs?: .*\)\.?\s*$/, '');
}

/** CloudFormation Validate tells of violations only. */
function templateChecks({ known, findings }: Judgement, numbers: ReadonlyMap<string, number>): CheckRecord[] {
  const name = known[0]?.name;
  const found = findings.filter(({ pack }) => pack === name);
  return [...grouped(found, ({ check }) => check)].map(([id, group]) => ({
    id,
    title: group[0]?.description ?? id,
    why: 'CloudFormation refuses the template, or deploys something else than what was meant.',
    references: [
      { id, url: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.CloudFormationValidatePlugin.html' },
    ],
    rules: [{ pack: name ?? id, id, severity: 'error' }],
    outcomes: {
      compliant: [],
      violation: [...new Set(group.flatMap(({ path }) => numbers.get(path) ?? []))],
      undecided: [],
      'not-applicable': [],
    },
  }));
}
