import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App } from 'aws-cdk-lib';
import { addBlueprint } from '../../bin/add-blueprint';
import { environments } from '../../bin/environments';
import { readContextWithoutBundling } from '../../bin/read-context';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { Assessment } from '../../packages/gate/src/assessment/assessment';
import { renderReport } from '../../packages/gate/src/reports/reports';

/** Day of the assessment. */
export const TODAY = '2026-11-27';

/** Assesses both presets of this repository, as `npm run gate` does. */
export function assessPresets(): Assessment {
  const parsed = parseSettings(environments, TODAY);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const outdir = mkdtempSync(join(tmpdir(), 'bulwark-report-'));
  try {
    const app = new App({ outdir, context: readContextWithoutBundling() });
    const { getAssessment, gate } = addBlueprint(app, parsed.environments, { writeReports: false });
    app.synth();
    const assessment = getAssessment();
    if (assessment === undefined) throw new Error(String(gate.failure));
    return assessment;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** A baseline in which the change of a reviewer's question is missing: one acknowledgement, and one resource. */
export function createBaseline(assessment: Assessment): Assessment {
  const [dropped, ...acknowledgements] = assessment.acknowledgements;
  if (dropped === undefined) throw new Error('nothing is accepted');
  const [, ...resources] = assessment.resources;
  return {
    ...assessment,
    resources,
    acknowledgements,
    findings: assessment.findings.map((finding) => ({
      ...finding,
      state: finding.acknowledgements.includes(0) ? 'open' : finding.state,
      acknowledgements: finding.acknowledgements.filter((number) => number > 0).map((number) => number - 1),
    })),
  };
}

/** What is about one environment. The verdict and the controls stay those of all. */
export function selectEnvironment(assessment: Assessment, name: string): Assessment {
  const isOwn = ({ environment }: { readonly environment: string }): boolean => environment === name;
  const isWithin = (path: string): boolean => path === name || path.startsWith(`${name}/`);
  const { app, access, exposure, policies, resources, findings, stacks, switchedOff } = assessment;
  return {
    ...assessment,
    environments: [name],
    stacks: stacks.filter(({ path }) => isWithin(path)),
    resources: resources.filter(({ path }) => isWithin(path)),
    findings: findings.filter(({ resource }) => isWithin(resource)),
    switchedOff: switchedOff.filter(isOwn),
    ...(policies === undefined ? {} : { policies: policies.filter(isOwn) }),
    ...(access === undefined ? {} : { access: access.filter(isOwn) }),
    ...(exposure === undefined ? {} : { exposure: exposure.filter(isOwn) }),
    ...(app === undefined ? {} : { app: { ...app, environments: app.environments.filter(isOwn) } }),
  };
}

/** The first of each list: every kind of markup, in a page that axe-core checks in seconds. */
export function shorten(assessment: Assessment): Assessment {
  const { findings, resources, checks, frameworks, access = [] } = assessment;
  return {
    ...assessment,
    findings: findings.slice(0, 80),
    resources: resources.slice(0, 60),
    checks: checks.slice(0, 60),
    frameworks: frameworks.map((framework) => ({ ...framework, controls: framework.controls.slice(0, 15) })),
    access: access.map((record) => ({
      ...record,
      answers: record.answers.slice(0, 30),
      principals: record.principals.slice(0, 10),
    })),
  };
}

/** An assessment with so many open findings about so many resources. */
export function multiplyFindings(assessment: Assessment, count: number): Assessment {
  const findings = Array.from({ length: count }, (_, number) => {
    const finding = assessment.findings[number % assessment.findings.length];
    if (finding === undefined) throw new Error('nothing was found');
    return {
      ...finding,
      fingerprint: `${number}`.padStart(12, '0').padEnd(64, '0'),
      resource: `${finding.resource}/Copy${number}`,
      state: 'open' as const,
      fails: true,
      acknowledgements: [],
    };
  });
  const verdict = { ...assessment.verdict, outcome: 'failed' as const, failing: count, open: count, acknowledged: 0 };
  return { ...assessment, findings, verdict };
}

/** Writes reports into a folder, and returns the URL of each. The folder is removed by `remove`. */
export class ReportFolder {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bulwark-pages-'));

  write(name: string, assessment: Assessment, before?: Assessment): string {
    const file = join(this.#folder, `${name}.html`);
    writeFileSync(
      file,
      renderReport('html', assessment, { today: TODAY, ...(before === undefined ? {} : { before }) }),
    );
    return pathToFileURL(file).href;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
