import {
  CfnResource,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
  Validations,
} from 'aws-cdk-lib';
import type { Acknowledgement, Sidecar } from './acknowledgement';
import type { Finding } from './finding';
import type { Judge } from './judge';
import { type Claim, claimFor, claimsOf, type LedgerProblem, problemsOf } from './ledger';

export interface AcknowledgementPluginProps {
  readonly judges: readonly Judge[];
  readonly sidecars: readonly Sidecar[];
  /** Day of the judgement as YYYY-MM-DD; acknowledgements expire by it. */
  readonly today: string;
}

/** An entry of a sidecar for one construct, whatever the number of packs that report the same. */
export interface Decision {
  /** Class that the sidecar is for. */
  readonly subject: string;
  /** Path of the construct. */
  readonly path: string;
  readonly acknowledgement: Acknowledgement;
  /** Ids of the findings it covers, as reported. */
  readonly covers: readonly string[];
}

/** What the judges said of the whole app, after acknowledgement. */
export interface Judgement {
  readonly resources: number;
  readonly judges: readonly {
    readonly name: string;
    readonly open: readonly Finding[];
    readonly acknowledged: number;
  }[];
  /** Decisions in force. */
  readonly decisions: readonly Decision[];
  readonly ledgerProblems: number;
}

/**
 * Pairs findings with the sidecars, inside validation, when every aspect has run and no resource can appear any more. A paired
 * finding is acknowledged on its resource under the namespaced id, so that CDK's own report lists it as suppressed with its
 * reason; a bare id would make it vanish. What is wrong with the ledger is a finding itself.
 */
export class AcknowledgementPlugin implements IPolicyValidationPlugin {
  readonly name = 'Bulwark';
  #judgement: Judgement | undefined;

  constructor(private readonly props: AcknowledgementPluginProps) {}

  /** The outcome, or undefined when validation did not get this far. */
  get judgement(): Judgement | undefined {
    return this.#judgement;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { judges, sidecars, today } = this.props;
    const constructs = context.appConstruct.node.findAll();
    const resources = new Map(constructs.filter(CfnResource.isCfnResource).map((found) => [found.node.path, found]));
    const claims = claimsOf(context.appConstruct, sidecars);
    const used = new Set<Claim>();
    const decisions = new Map<string, Decision>();
    const judged = judges.map((judge) => {
      const open: Finding[] = [];
      let acknowledged = 0;
      for (const finding of judge.findings(context)) {
        const claim = claimFor(finding, claims);
        const resource = resources.get(finding.path);
        if (claim === undefined || resource === undefined) {
          open.push(finding);
          continue;
        }
        used.add(claim);
        decide(decisions, claim, finding);
        acknowledged += 1;
        accept(resource, finding, claim);
      }
      return { name: judge.name, open, acknowledged };
    });
    const problems = problemsOf(
      claims,
      used,
      judges.map(({ name }) => name),
      today,
    );
    this.#judgement = {
      resources: resources.size,
      judges: judged,
      decisions: [...decisions.values()],
      ledgerProblems: problems.length,
    };
    const warnings = judged.flatMap(({ open }) => open.filter(({ severity }) => severity === 'warning'));
    const violations = [...problems.map(ledgerViolation), ...warnings.map(warningViolation)];
    return { success: violations.length === 0, violations };
  }
}

function decide(decisions: Map<string, Decision>, claim: Claim, { id }: Finding): void {
  const { subject, path, acknowledgement } = claim;
  const key = `${claim.place} ${claim.entry}`;
  const covers = [...(decisions.get(key)?.covers ?? []), id];
  decisions.set(key, { subject, path, acknowledgement, covers });
}

function accept(resource: CfnResource, finding: Finding, { acknowledgement }: Claim): void {
  const { reason, owner, until } = acknowledgement;
  Validations.of(resource).acknowledge({
    id: `${finding.pack}::${finding.id}`,
    reason: `${reason} (accepted by ${owner} until ${until})`,
  });
}

function ledgerViolation({ rule, path, message }: LedgerProblem): PolicyViolation {
  return violation(`Bulwark-Acknowledgement${rule}`, path, message);
}

/** CDK lets a pack's warnings pass as soon as an unrelated finding of the pack was acknowledged; here a warning fails. */
function warningViolation({ id, path }: Finding): PolicyViolation {
  const description = `${id} is open. It is a warning, which fails here as well: fix it or acknowledge it`;
  return violation('Bulwark-OpenWarning', path, description);
}

function violation(ruleName: string, constructPath: string, description: string): PolicyViolation {
  return { ruleName, description, severity: 'error', violatingResources: [{ constructPath, locations: [] }] };
}
