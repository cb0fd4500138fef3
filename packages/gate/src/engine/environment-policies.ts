import type { RuleLevel } from '../rules/rule';
import { suggestName } from '../schema/suggest-name';
import { getEnvironment } from '../templates/environment';
import type { TemplateSet } from '../templates/template-set';
import type { PackEvaluation } from './evaluate-packs';
import { findSwitchOffReason, type GatePolicy } from './gate-policy';
import type { EnvironmentPolicy, SwitchedOffRule } from './gate-result';

const TEMPLATE_PACK = 'CloudFormation-Validate';

/** Levels that a policy may choose; a program in JavaScript has no compiler to refuse another word. */
const LEVELS: readonly RuleLevel[] = ['required', 'hardening', 'pinned'];

const KINDS: readonly string[] = ['error', 'warning', 'undecided'];

/** Characters that a reason needs to explain anything. */
const MIN_REASON = 20;

/** A mistake in a policy, with the environment. */
export interface PolicyProblem {
  readonly environment: string;
  readonly message: string;
}

/** The policies of an app. Each is created once per environment. */
export class EnvironmentPolicies {
  readonly #known = new Map<string, GatePolicy>();

  constructor(private readonly create: (environment: string) => GatePolicy) {}

  /** Finds the policy for a construct or stack by its path. */
  find(path: string): GatePolicy {
    const environment = getEnvironment(path);
    const known = this.#known.get(environment) ?? this.create(environment);
    this.#known.set(environment, known);
    return known;
  }

  /** Lists the environments of the templates, each with its policy. */
  list(templates: TemplateSet): readonly EnvironmentPolicy[] {
    return listEnvironments(templates).map((environment) => ({ environment, policy: this.find(environment) }));
  }

  /** Finds every rule that the policy of an environment switches off, alone or with its pack. */
  findSwitchedOff(packs: readonly PackEvaluation[], templates: TemplateSet): SwitchedOffRule[] {
    return listEnvironments(templates).flatMap((environment) => {
      const policy = this.find(environment);
      const validated = Object.entries(policy.rules ?? {}).flatMap(([rule, choice]): SwitchedOffRule[] =>
        choice === 'on' || !isTemplateRule(rule)
          ? []
          : [{ environment, pack: TEMPLATE_PACK, rule, reason: choice.off }],
      );
      const chosen = packs.flatMap(({ name, rules }) => {
        const isChosen = policy.packs?.includes(name) !== false;
        return [...rules].flatMap(([id, level]): SwitchedOffRule[] => {
          const reason = isChosen
            ? findSwitchOffReason(id, level, policy)
            : `the policy does not choose the pack ${name}`;
          return reason === undefined ? [] : [{ environment, pack: name, rule: id, reason, ...(level && { level }) }];
        });
      });
      return [...validated, ...chosen];
    });
  }

  /** Finds packs, levels and rules of a policy that do not exist, and rules that it switches off without a reason. */
  findProblems(packs: readonly PackEvaluation[], templates: TemplateSet): PolicyProblem[] {
    const ids = new Set(packs.flatMap(({ ruleIds }) => [...ruleIds]));
    const names = packs.map(({ name }) => name);
    return listEnvironments(templates).flatMap((environment) => [
      ...describeEmpty(environment, 'packs', this.find(environment).packs),
      ...describeEmpty(environment, 'levels', this.find(environment).levels),
      ...describeUnknown(environment, 'kind of finding', this.find(environment).fails, KINDS),
      ...describeUnknown(environment, 'pack', this.find(environment).packs, names),
      ...describeUnknown(environment, 'level', this.find(environment).levels, LEVELS),
      ...Object.entries(this.find(environment).rules ?? {}).flatMap(([id, choice]): PolicyProblem[] => {
        if (!ids.has(id) && !isTemplateRule(id)) {
          const hint = suggestName(id, [...ids]);
          const message = `the policy names ${id}, which is in no registered pack.${hint} Write the id as in the report.`;
          return [{ environment, message: `${environment}: ${message}` }];
        }
        if (choice === 'on' || choice.off.trim().length >= MIN_REASON) return [];
        const message = `the policy switches ${id} off with the reason "${choice.off}". Explain it in at least ${MIN_REASON} characters.`;
        return [{ environment, message: `${environment}: ${message}` }];
      }),
    ]);
  }
}

/** CloudFormation Validate does not list its rules, but all of their ids have a letter and four digits: `W3010`. */
function isTemplateRule(id: string): boolean {
  return /^CloudFormation-Validate-[A-Z]\d{4}$/.test(id);
}

/** Nothing judges an environment without packs, and nothing of Bulwark one without levels. */
function describeEmpty(environment: string, name: string, chosen: readonly string[] | undefined): PolicyProblem[] {
  if (chosen?.length !== 0) return [];
  const message = `the policy has an empty list of ${name}, so nothing judges it. Leave ${name} out, or name some.`;
  return [{ environment, message: `${environment}: ${message}` }];
}

function describeUnknown(
  environment: string,
  kind: string,
  chosen: readonly string[] | undefined,
  allowed: readonly string[],
): PolicyProblem[] {
  return (chosen ?? [])
    .filter((name) => !allowed.includes(name))
    .map((name) => {
      const message = `the policy chooses the ${kind} "${name}", which does not exist.${suggestName(name, allowed)} Allowed: ${allowed.join(', ')}.`;
      return { environment, message: `${environment}: ${message}` };
    });
}

function listEnvironments({ stacks }: TemplateSet): readonly string[] {
  return [...new Set(stacks.map(({ path }) => getEnvironment(path)))];
}
