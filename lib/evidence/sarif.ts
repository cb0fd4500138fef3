import type { Location, Log, PhysicalLocation, Region, Result, Suppression, ToolComponent } from 'sarif';
import type { Assessment, FindingRecord } from '../compliance/assessment/assessment';
import { isWithin, type Place, places, says } from './places';
import { ruleOf, Taxonomies, text } from './sarif-rules';

export interface SarifOptions {
  /** Findings of this one only. @default - of every environment */
  readonly environment?: string;
  /** Acknowledged findings too, as suppressed ones. GitHub ignores suppressions and would open an alert for each: never upload such a file there. */
  readonly all: boolean;
}

/** What is the same in every SARIF file of an assessment: the rules, and the requirements that they serve. */
export interface SarifRules {
  readonly driver: ToolComponent;
  readonly taxonomies: ToolComponent[];
}

export function rulesOf(assessment: Assessment): SarifRules {
  const { tool, checks } = assessment;
  const taxonomies = new Taxonomies(assessment);
  return {
    driver: {
      name: tool.name,
      version: tool.version,
      semanticVersion: tool.version,
      rules: checks.map((check) => ruleOf(check, taxonomies)),
      supportedTaxonomies: taxonomies.components.map(({ name }, index) => ({ name, index })),
    },
    taxonomies: taxonomies.components,
  };
}

/** Findings in the format of GitHub code scanning, GitLab and editors. The rules are given where several files are made of one assessment. */
export function sarif(
  assessment: Assessment,
  { environment, all }: SarifOptions,
  { driver, taxonomies }: SarifRules = rulesOf(assessment),
): Log {
  const { tool, checks, findings, ledgerProblems, verdict } = assessment;
  const environments = environment === undefined ? assessment.environments : [environment];
  const isMeant = (path: string): boolean => environment === undefined || isWithin(path, environment);
  const rules = new Map(checks.map(({ id }, index) => [id, index]));
  const placeOf = places(assessment);
  // Templates that somebody else wrote are files of the repository, named from where the gate was called.
  const base = assessment.resources.some(({ source }) => source !== undefined) ? 'CLOUDASSEMBLY' : '%SRCROOT%';
  const notifications = ledgerProblems
    .filter(({ path }) => isMeant(path))
    .map(({ rule, message }) => ({
      descriptor: { id: rule },
      level: 'error' as const,
      message: { text: said(message) },
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
        automationDetails: { id: `bulwark/${environments.join('+')}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'Root of the repository.' } },
          CLOUDASSEMBLY: {
            description: { text: 'Folder of the synthesized templates, cdk.out where nothing else is said.' },
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
          .filter(({ state, resource }) => (all || state === 'open') && isMeant(resource))
          .map((finding) => ({
            ...resultOf(finding, placeOf(finding.resource), rules.get(finding.check), base),
            ...(all ? { suppressions: suppressions(finding, assessment) } : {}),
          })),
        properties: { environments: [...environments], outcome: verdict.outcome },
      },
    ],
  };
}

function resultOf(finding: FindingRecord, place: Place, ruleIndex: number | undefined, base: string): Result {
  const { check, fingerprint, outcome, severity, ids, state, fails } = finding;
  return {
    ruleId: check,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    // Any kind but `fail` would need the level `none`, and what nobody could decide would be overlooked.
    kind: 'fail',
    level: outcome === 'undecided' ? 'warning' : severity,
    message: { text: said(says(finding)) },
    locations: [locationOf(finding, place, base)],
    relatedLocations: [
      {
        id: 1,
        message: { text: said(`As ${place.resource?.logicalId ?? 'a whole'} in the template`) },
        physicalLocation: inTemplate(place, base),
        logicalLocations: [{ name: place.resource?.logicalId ?? place.template, kind: 'resource' }],
      },
    ],
    // GitHub makes one alert of all findings with the same line otherwise, and several constructs are made on one line.
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

function locationOf({ resource }: FindingRecord, place: Place, base: string): Location {
  const source = place.resource?.source;
  return {
    physicalLocation:
      source === undefined
        ? inTemplate(place, base)
        : {
            artifactLocation: { uri: uri(source.file), uriBaseId: '%SRCROOT%' },
            region: regionAt(source.line, source.column),
          },
    logicalLocations: [
      { name: resource.split('/').at(-1) ?? resource, fullyQualifiedName: resource, kind: 'resource' },
    ],
  };
}

function inTemplate({ template, line }: Place, uriBaseId: string): PhysicalLocation {
  return { artifactLocation: { uri: uri(template), uriBaseId }, region: regionAt(line, 1) };
}

function regionAt(line: number, column: number): Region {
  const startLine = Math.max(1, line);
  const startColumn = Math.max(1, column);
  return { startLine, startColumn, endLine: startLine, endColumn: startColumn + 1 };
}

/** An acknowledgement stands in a sidecar, so it is none in the line that it is for. */
function suppressions(
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

/** A message of SARIF takes `[text](target)` for a link; nobody who names a construct gets to write one. */
function said(message: string): string {
  return text(message.replaceAll('](', '] ('));
}

function uri(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
