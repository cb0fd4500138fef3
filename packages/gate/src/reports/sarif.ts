import type { Location, Log, PhysicalLocation, Region, Result, Suppression, ToolComponent } from 'sarif';
import type { Assessment, FindingRecord } from '../assessment/assessment';
import { groupBy } from '../templates/group-by';
import { memoize } from '../templates/memoize';
import { createPlaceFinder, describeFinding, getSubjectPath, isWithin, type Place } from './locations';
import { buildDisabledRule, buildRule, shortenText, Taxonomies } from './sarif-rules';

export interface SarifOptions {
  /** Only findings of this environment. @default - findings of every environment */
  readonly environment?: string;
  /**
   * Also acknowledged findings, as suppressed ones. GitHub ignores suppressions and opens an alert for each, so such a
   * file must not be uploaded there.
   */
  readonly all: boolean;
}

interface SarifRules {
  readonly driver: ToolComponent;
  readonly taxonomies: ToolComponent[];
}

/** Builds the rules, and the requirements that they serve. Both files of a run have the same. */
const buildRules = memoize((assessment: Assessment): SarifRules => {
  const { tool, checks, switchedOff } = assessment;
  const taxonomies = new Taxonomies(assessment);
  return {
    driver: {
      name: tool.name,
      version: tool.version,
      semanticVersion: tool.version,
      rules: [
        ...checks.map((check) => buildRule(check, taxonomies)),
        ...[...groupBy(switchedOff, ({ rule }) => rule)].map(([rule, records]) => buildDisabledRule(rule, records)),
      ],
      supportedTaxonomies: taxonomies.components.map(({ name }, index) => ({ name, index })),
    },
    taxonomies: taxonomies.components,
  };
});

/** Builds the findings in the format of GitHub code scanning, GitLab and editors. */
export function buildSarif(assessment: Assessment, { environment, all }: SarifOptions): Log {
  const { tool, checks, findings, ledgerProblems, verdict } = assessment;
  const { driver, taxonomies } = buildRules(assessment);
  const environments = environment === undefined ? assessment.environments : [environment];
  const isIncluded = (path: string): boolean => environment === undefined || isWithin(path, environment);
  const rules = new Map(checks.map(({ id }, index) => [id, index]));
  const findPlace = createPlaceFinder(assessment);
  // Foreign templates are files of the repository, with paths relative to the current folder.
  const base = assessment.resources.some(({ source }) => source !== undefined) ? 'CLOUDASSEMBLY' : '%SRCROOT%';
  const notifications = ledgerProblems
    .filter(({ rule, path }) => isIncluded(path) || rule.startsWith('Bulwark-ManualResult'))
    .map(({ rule, message }) => ({
      descriptor: { id: rule },
      level: 'error' as const,
      message: { text: escapeMessage(message) },
    }));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver,
          extensions: Object.entries(tool.libraries).map(([name, version]) => ({ name, version })),
        },
        // GitHub keeps the alerts of an id until a run of the same id closes them, so a new environment must not change it.
        automationDetails: { id: environment === undefined ? 'bulwark/' : `bulwark/${environment}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'Root of the repository.' } },
          CLOUDASSEMBLY: {
            description: { text: 'Folder of the synthesized templates, cdk.out by default.' },
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            ...(notifications.length === 0 ? {} : { toolConfigurationNotifications: notifications }),
          },
        ],
        taxonomies,
        results: findings
          .filter(({ state, resource }) => (all || state === 'open') && isIncluded(resource))
          .map((finding) => ({
            ...buildResult(finding, findPlace(finding), rules.get(finding.check), base),
            ...(all ? { suppressions: buildSuppressions(finding, assessment) } : {}),
          })),
        properties: { environments: [...environments], outcome: verdict.outcome },
      },
    ],
  };
}

function buildResult(finding: FindingRecord, place: Place, ruleIndex: number | undefined, base: string): Result {
  const { check, fingerprint, outcome, severity, ids, state, fails } = finding;
  return {
    ruleId: check,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    // Any kind but `fail` requires the level `none`, with which a reader would overlook an undecided finding.
    kind: 'fail',
    level: outcome === 'undecided' ? 'warning' : severity,
    message: { text: escapeMessage(describeFinding(finding)) },
    locations: [locateFinding(finding, place, base)],
    relatedLocations: [
      {
        id: 1,
        message: { text: escapeMessage(`${place.resource?.logicalId ?? 'The stack'} in the synthesized template`) },
        physicalLocation: locateInTemplate(place, base),
        logicalLocations: [
          { name: place.resource?.logicalId ?? place.template, kind: place.resource ? 'resource' : 'module' },
        ],
      },
    ],
    // Without it GitHub makes one alert of all findings on a line, and one line may create several constructs.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1` },
    properties: {
      outcome,
      state,
      fails,
      ids: [...ids],
      ...(finding.detail === undefined ? {} : { detail: finding.detail }),
    },
  };
}

function locateFinding(finding: FindingRecord, place: Place, base: string): Location {
  const { source } = place;
  const subject = getSubjectPath(finding);
  return {
    physicalLocation:
      source === undefined
        ? locateInTemplate(place, base)
        : {
            artifactLocation: { uri: encodeUri(source.file), uriBaseId: '%SRCROOT%' },
            region: buildRegion(source.line, source.column),
          },
    logicalLocations: [
      {
        name: subject.split('/').at(-1) ?? subject,
        fullyQualifiedName: subject,
        kind: place.resource === undefined ? 'module' : 'resource',
      },
    ],
  };
}

function locateInTemplate({ template, line }: Place, uriBaseId: string): PhysicalLocation {
  return { artifactLocation: { uri: encodeUri(template), uriBaseId }, region: buildRegion(line, 1) };
}

function buildRegion(line: number, column: number): Region {
  const startLine = Math.max(1, line);
  const startColumn = Math.max(1, column);
  return { startLine, startColumn, endLine: startLine, endColumn: startColumn + 1 };
}

/** Suppressions are `external`: they are written in a separate file, not inline. */
function buildSuppressions(
  { state, acknowledgements }: FindingRecord,
  { acknowledgements: ledger }: Assessment,
): Suppression[] {
  if (state === 'open') return [];
  return acknowledgements.flatMap((number): Suppression[] => {
    const entry = ledger[number];
    if (entry === undefined) return [];
    const { reason, owner, until } = entry;
    return [{ kind: 'external', status: 'accepted', justification: reason, properties: { owner, until } }];
  });
}

/** SARIF shows `[text](target)` in a message as a link. The name of a construct must not become one. */
function escapeMessage(message: string): string {
  return shortenText(message.replaceAll('](', '] ('));
}

function encodeUri(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
