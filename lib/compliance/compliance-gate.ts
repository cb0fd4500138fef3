import {
  type App,
  CfnResource,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  Validations,
} from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import type { Sidecar } from './acknowledgement';
import { deploymentOfApp } from './deployment/deployment-of-app';
import { remembered } from './deployment/remembered';
import { templateText } from './deployment/template-files';
import { directAcknowledgements } from './direct-acknowledgements';
import { judgeWithPacks } from './engine/pack-judgement';
import { templateFindings, templateJudgeName } from './engine/template-findings';
import { asDeployed } from './engine/template-view';
import type { Finding } from './finding';
import type { Decision, JudgedFinding, Judgement } from './judgement';
import { type Claim, claimFor, claimsOf, type KnownRules, problemsOf } from './ledger';
import { environmentOf, failsBuild, type GatePolicy, STRICT } from './policy';
import { ledgerReport, packReport } from './policy-report';
import { BulwarkChecks } from './rules/bulwark-checks';
import { TemplateValidation } from './template-validation';

export interface ComplianceGateProps {
  /** Packs of cdk-nag, or in its form. They are hosted, not changed: the gate finds what they would find. */
  readonly packs: readonly NagPack[];
  /** Day of the judgement as YYYY-MM-DD; acknowledgements expire by it. */
  readonly today: string;
  /** @default - nothing is acknowledged */
  readonly sidecars?: readonly Sidecar[];
  /** @default - CloudFormation Validate, without a memory */
  readonly templates?: TemplateValidation;
  /** What fails the build of an environment (the first step of a construct's path). @default - everything that is open */
  readonly policy?: (environment: string) => GatePolicy;
}

/**
 * Judges an app while it is synthesized: every check once for every resource, as the templates have it, acknowledged by the ledger alone. What it finds is
 * replayed into CDK's own report under the names of the packs, so `cdk synth` and `cdk deploy` stop as engineers know it.
 *
 * ```ts
 * const gate = new ComplianceGate({ packs: [new AwsSolutionsChecks(), new BulwarkChecks()], today: '2026-11-23' });
 * gate.register(app);
 * app.synth();
 * ```
 */
export class ComplianceGate implements IPolicyValidationPlugin {
  readonly name = 'Bulwark-Acknowledgements';
  readonly #templates: TemplateValidation;
  readonly #written = new Set<string>();
  #judgement: Judgement | undefined;
  #failure: unknown;

  constructor(private readonly props: ComplianceGateProps) {
    this.#templates = props.templates ?? new TemplateValidation();
  }

  /** Puts the gate into an app, in place of its packs and of CDK's own check of templates. */
  register(app: App): void {
    const replays = this.props.packs.map(
      ({ name }, index): IPolicyValidationPlugin => ({
        name,
        validate: () => packReport(this.#judgement?.findings ?? [], this.props.packs[index]?.readPackName ?? name),
      }),
    );
    Validations.of(app).addPlugins(this.#templates, this, ...replays);
  }

  /** What was found, or undefined when synthesis did not get this far. */
  get judgement(): Judgement | undefined {
    return this.#judgement;
  }

  /** Why there is no judgement: CDK's report names the error of a plugin, its command line does not. */
  get failure(): unknown {
    return this.#failure;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    try {
      return this.#judge(context);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  #judge(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { packs, today, sidecars = [], policy = () => STRICT } = this.props;
    const texts = new Map<string, string>();
    const constructs = context.appConstruct.node.findAll();
    const read = (path: string): string => {
      const text = templateText(path);
      texts.set(path, text);
      return text;
    };
    const deployment = deploymentOfApp(context, read, constructs);
    for (const pack of packs) if (pack instanceof BulwarkChecks) pack.look(deployment);

    const resources = constructs.filter(CfnResource.isCfnResource);
    const chosen = remembered((resource: CfnResource) => policy(environmentOf(resource.node.path)).packs);
    const judged = asDeployed(resources, deployment, () =>
      judgeWithPacks(packs, resources, (pack, resource) => chosen(resource)?.includes(pack) !== false),
    );
    const found = [...templateFindings(this.#templates, context), ...judged.packs.flatMap(({ findings }) => findings)];
    // CloudFormation Validate does not tell which rules it has.
    const validate: KnownRules = { name: templateJudgeName(this.#templates), ruleIds: new Set() };
    const known = [validate, ...judged.packs];
    const direct = directAcknowledgements(constructs, known, this.#written);
    const claims = claimsOf(constructs, sidecars);
    const paired = pair(found, claims, policy);
    this.#acknowledge(paired.findings, resources);
    const ledgerProblems = [...problemsOf(claims, paired.used, known, today), ...direct];
    this.#judgement = { ...judged, ...paired, deployment, resources, texts, ledgerProblems, known };
    return ledgerReport(ledgerProblems);
  }

  /** Writes the accepted ones under their namespaced id, so that CDK's report lists them with their reason. */
  #acknowledge(findings: readonly JudgedFinding[], resources: readonly CfnResource[]): void {
    const byPath = new Map(resources.map((resource) => [resource.node.path, resource]));
    for (const { pack, id, path, decision } of findings) {
      const resource = byPath.get(path);
      if (decision === undefined || resource === undefined) continue;
      const { reason, owner, until } = decision.acknowledgement;
      this.#written.add(`${path} ${pack}::${id}`);
      Validations.of(resource).acknowledge({
        id: `${pack}::${id}`,
        reason: `${reason} (accepted by ${owner} until ${until})`,
      });
    }
  }
}

interface Paired {
  readonly findings: readonly JudgedFinding[];
  readonly decisions: readonly Decision[];
  readonly used: ReadonlySet<Claim>;
}

/** Finds for every finding the entry of a sidecar that accepts it. */
function pair(
  found: readonly Finding[],
  claims: readonly Claim[],
  policy: (environment: string) => GatePolicy,
): Paired {
  const used = new Set<Claim>();
  const decisions = new Map<string, Decision>();
  const findings = found.map((finding): JudgedFinding => {
    const claim = claimFor(finding, claims);
    if (claim === undefined) {
      return { ...finding, decision: undefined, fails: failsBuild(finding, policy(environmentOf(finding.path))) };
    }
    used.add(claim);
    const key = `${claim.place} ${claim.entry}`;
    const { subject, path, acknowledgement } = claim;
    const decision = decisions.get(key) ?? { subject, path, acknowledgement, covers: [] };
    decision.covers.push(finding.id);
    decisions.set(key, decision);
    return { ...finding, decision, fails: false };
  });
  return { findings, decisions: [...decisions.values()], used };
}
