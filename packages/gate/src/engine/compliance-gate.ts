import {
  type App,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { AcknowledgementFile } from '../acknowledgements/acknowledgement';
import { findDirectAcknowledgements } from '../acknowledgements/direct-acknowledgements';
import {
  buildMatchers,
  findLedgerProblems,
  type LedgerProblem,
  type PackRuleIds,
  type RecordProblem,
} from '../acknowledgements/ledger';
import { pairFindings } from '../acknowledgements/pair-findings';
import { buildRecordedMatchers, type RecordedAcknowledgements } from '../acknowledgements/recorded-acknowledgement';
import { describeFailure } from '../assessment/could-not-judge';
import { BulwarkChecks } from '../rules/bulwark-checks';
import { runWithLessInlining } from '../runtime/engine-tiering';
import { runQuietly } from '../runtime/run-quietly';
import { readAppTemplates } from '../templates/app-templates';
import { readTemplateFile } from '../templates/template-file';
import { buildLedgerReport, buildPackReport } from './cdk-report';
import { createDeploymentReader, type DeploymentReader } from './deployments';
import { EnvironmentPolicies } from './environment-policies';
import { evaluatePacks } from './evaluate-packs';
import { failsBuild, findSwitchOffReason, type GatePolicy, STRICT } from './gate-policy';
import { type GateFinding, type GateResult, hasFailed } from './gate-result';
import { type JudgedResource, listJudgedResources } from './judged-resource';
import { hashInputs, type JudgementCache } from './judgement-cache';
import { getTemplatePackName, readTemplateFindings } from './template-findings';
import { TemplateValidation } from './template-validation';

export interface ComplianceGateProps {
  /** Packs of cdk-nag, or subclasses of its NagPack. The gate runs them unchanged and gets the same findings. */
  readonly packs: readonly NagPack[];
  /** Day of the assessment as YYYY-MM-DD. It decides which acknowledgements are expired. */
  readonly today: string;
  /** @default - nothing is acknowledged */
  readonly acknowledgements?: readonly AcknowledgementFile[];
  /** Accepted findings of foreign templates, which name resources. @default - none */
  readonly recorded?: readonly RecordedAcknowledgements[];
  /**
   * Reads how the stacks are deployed, by their path. @default - from the cloud assembly of the app; foreign templates
   * have another one
   */
  readonly readDeployments?: DeploymentReader;
  /** @default - CloudFormation Validate, without a cache */
  readonly templates?: TemplateValidation;
  /** Keeps what the rules concluded from unchanged templates. @default - every rule judges at every synthesis */
  readonly cache?: JudgementCache;
  /** Policy of an environment, which is the first step of a construct's path. @default - STRICT */
  readonly policy?: (environment: string) => GatePolicy;
  /** Problems of evidence that people recorded, which fail the build as those of the ledger. @default - no problem */
  readonly problems?: readonly RecordProblem[];
  /** Called with the result after all checks. @default - nothing happens */
  readonly onResult?: (result: GateResult) => void;
  /** Called with the error that stopped the gate. @default - nothing happens */
  readonly onFailure?: (error: unknown) => void;
}

/** Apps that have a gate. */
const apps = new WeakSet<App>();

/** Whether an app has stages. */
export function hasStages(app: IConstruct): boolean {
  return app.node.findAll().some((construct) => construct !== app && Stage.isStage(construct));
}

/**
 * Evaluates each check once per resource on the synthesized templates. Only acknowledgement files can accept a finding.
 * The gate copies the findings into CDK's own report under the names of the packs, so that `cdk synth` and `cdk deploy`
 * fail in the usual way.
 *
 * `addGate()` creates and registers a gate with the usual parts. Without it:
 *
 * ```ts
 * const gate = new ComplianceGate({ packs: [new AwsSolutionsChecks(), new BulwarkChecks()], today: '2026-11-23' });
 * gate.register(app);
 * app.synth();
 * ```
 */
export class ComplianceGate implements IPolicyValidationPlugin {
  readonly name = 'Bulwark-Acknowledgements';
  readonly #templateValidation: TemplateValidation;
  readonly #policies: EnvironmentPolicies;
  readonly #written = new Set<string>();
  #result: GateResult | undefined;
  #failure: unknown;

  constructor(private readonly props: ComplianceGateProps) {
    if (props.packs.length === 0) {
      throw new Error(
        'The gate has an empty list of packs, so nothing would judge the app. Leave `packs` out for the default, or name some.',
      );
    }
    this.#templateValidation = props.templates ?? new TemplateValidation();
    this.#policies = new EnvironmentPolicies(props.policy ?? (() => STRICT));
  }

  /** Registers the gate with an app. It replaces the packs and CDK's own validation of templates. */
  register(app: App): void {
    if (apps.has(app)) throw new Error('The app already has a gate. Add one, with all packs and acknowledgements.');
    apps.add(app);
    const packReports = this.props.packs.map(
      ({ name, readPackName }): IPolicyValidationPlugin => ({
        name,
        validate: () => buildPackReport(this.#result?.findings ?? [], readPackName),
      }),
    );
    Validations.of(app).addPlugins(this.#templateValidation, this, ...packReports);
  }

  /** Undefined if synthesis stopped before the gate ran. */
  get result(): GateResult | undefined {
    return this.#result;
  }

  /** The error that stopped the gate. CDK writes it to its report, but the cdk command line does not show it. */
  get failure(): unknown {
    return this.#failure;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    try {
      const result = runWithLessInlining(() => {
        const evaluated = this.#evaluate(context);
        this.props.onResult?.(evaluated);
        return evaluated;
      });
      this.#result = result;
      // The cdk command line shows no finding of a stage unless its stacks are selected, and would end with 0.
      const failsOutsideOfStacks = hasFailed(result) && hasStages(context.appConstruct);
      return buildLedgerReport(result.ledgerProblems, failsOutsideOfStacks ? 'The gate failed this app.' : undefined);
    } catch (error) {
      // A plugin that throws is a failure that the cdk command line ignores.
      this.#result = undefined;
      this.#failure = error;
      this.props.onFailure?.(error);
      return buildLedgerReport([], describeFailure(error));
    }
  }

  #evaluate(context: IPolicyValidationContext): GateResult {
    const { packs, today, acknowledgements = [], recorded = [], problems = [], cache } = this.props;
    const texts = new Map<string, string>();
    const constructs = context.appConstruct.node.findAll();
    const read = (path: string): string => {
      const text = readTemplateFile(path);
      texts.set(path, text);
      return text;
    };
    const describe = (environment: string): GatePolicy => this.#policies.find(environment);
    const readDeployments = this.props.readDeployments ?? createDeploymentReader(context.appConstruct);
    const deployments = readDeployments(describe);
    const templates = readAppTemplates(context, read, constructs, describe, deployments);
    for (const pack of packs) if (pack instanceof BulwarkChecks) pack.setTemplates(templates);

    const resources = listJudgedResources(templates, constructs);
    const inputs = cache && hashInputs(packs, templates, resources, this.#policies.list(templates));
    const evaluated = evaluatePacks(packs, templates, {
      resources,
      isChosen: (pack, { path }) => this.#policies.find(path).packs?.includes(pack) !== false,
      isSwitchedOff: ({ id, check }, environment) =>
        findSwitchOffReason(id, check.declaration?.level, describe(environment)) !== undefined,
      ...(cache && inputs
        ? { recall: (rules, evaluate) => cache.recall('evaluations', JSON.stringify([inputs, rules]), evaluate) }
        : {}),
    });
    const reported = [
      ...readTemplateFindings(this.#templateValidation, resources).filter(
        ({ rule, path }) => findSwitchOffReason(rule, undefined, this.#policies.find(path)) === undefined,
      ),
      ...evaluated.packs.flatMap(({ findings }) => findings),
    ];
    // CloudFormation Validate does not list its rules.
    const validate: PackRuleIds = { name: getTemplatePackName(this.#templateValidation), ruleIds: new Set() };
    const known = [validate, ...evaluated.packs];
    const direct = findDirectAcknowledgements(
      constructs,
      [...known, { name: this.name, ruleIds: new Set() }],
      this.#written,
    );
    const matchers = [...buildMatchers(constructs, acknowledgements), ...buildRecordedMatchers(recorded, resources)];
    const { used, ...paired } = pairFindings(reported, matchers, (finding) =>
      failsBuild(finding, this.#policies.find(finding.path)),
    );
    this.#acknowledge(paired.findings, resources);
    const policyProblems = this.#policies
      .findProblems(evaluated.packs, templates)
      .map(({ environment, message }): LedgerProblem => ({ rule: 'Policy', path: environment, message }));
    return {
      ...evaluated,
      ...paired,
      templates,
      resources,
      texts,
      ledgerProblems: [...findLedgerProblems(matchers, used, known, today), ...direct, ...policyProblems, ...problems],
      packRuleIds: known,
      switchedOff: this.#policies.findSwitchedOff(evaluated.packs, templates),
      policies: this.#policies.list(templates),
      ...(inputs && { inputs }),
    };
  }

  /** Acknowledges accepted findings under their namespaced id, so that CDK's report lists them with their reason. */
  #acknowledge(findings: readonly GateFinding[], resources: readonly JudgedResource[]): void {
    const subjects = new Map(resources.map(({ path, subject }) => [path, subject]));
    runQuietly(() => {
      for (const { pack, id, path, acceptedBy } of findings) {
        const subject = subjects.get(path);
        if (acceptedBy === undefined || subject === undefined) continue;
        const { reason, owner, until } = acceptedBy.acknowledgement;
        this.#written.add(`${subject.node.path} ${pack}::${id}`);
        Validations.of(subject).acknowledge({
          id: `${pack}::${id}`,
          reason: `${reason} (accepted by ${owner} until ${until})`,
        });
      }
    });
  }
}
