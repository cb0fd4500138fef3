import type { Assessment, CheckRecord } from '../../assessment/assessment';
import { formatNumber, renderCode, renderDetails, renderList } from './elements';
import { escapeLines, type Html, html } from './html';
import type { ReportContext, Section } from './report-context';
import { renderRow, renderTable } from './tables';

/** Where the report comes from, how to make it again, and what it is not. */
export function renderProvenanceSection({ assessment, today }: ReportContext): Section {
  const { tool, stacks, app } = assessment;
  const versions = [
    html`${tool.name} ${tool.version}`,
    ...Object.entries(tool.libraries).map(([name, version]) => html`${name} ${version}`),
    html`assessment ${assessment.version}${today !== undefined && html`, judged on ${today}`}`,
  ];
  const rows = stacks.map(({ path, resources, template, sha256 }) =>
    renderRow([renderCode(path), formatNumber(resources), template, renderCode(sha256)]),
  );
  const body = html`${renderList(versions)}
<h3>Make it again</h3>
<div class="copied"><button type="button" class="copy js-only">Copy</button><pre>${escapeLines(listCommands(assessment, app).join('\n'))}</pre></div>
<p>The same templates, rules and acknowledgements give the same bytes on the same day. Compare the SHA-256 of the templates below.</p>
${renderDetails(html`Templates (${stacks.length})`, renderTable('stacks', 'Judged templates', rows))}
${renderDetails(html`Checks that ran (${assessment.checks.length})`, renderOutcomes(assessment.checks))}
<h3>What this report is not</h3>
${renderList([
  'It is about templates before a deployment. It does not show what runs.',
  'It does not judge the code of functions and the content of images.',
  'It is not signed. Whoever can write the folder can write the report.',
])}`;
  return { id: 'provenance', title: 'Provenance', short: 'Provenance', body, isAnnex: false };
}

/** Commands that judge the same again. A foreign template has no program to synthesize. */
function listCommands({ resources, stacks, policies = [] }: Assessment, app: Assessment['app']): string[] {
  const gate = app?.gate ?? 'npx bulwark-gate';
  const isApp = resources.some(({ source }) => source !== undefined);
  if (!isApp) {
    const packs = [...new Set(policies.flatMap((policy) => policy.packs))];
    const levels = [...new Set(policies.flatMap((policy) => policy.levels))];
    const options = [
      ...new Set(stacks.map(({ template }) => `--template ${template}`)),
      ...(packs.length === 0 ? [] : [`--packs ${packs.join(',')}`]),
      ...(levels.length === 0 ? [] : [`--levels ${levels.join(',')}`]),
    ];
    return [`${gate} ${options.join(' ')} --format html`];
  }
  return [
    app?.reproduce ?? 'npx cdk synth',
    `${gate} verify cdk.out`,
    '# without running the app:',
    `${gate} --template cdk.out --acknowledgements cdk.out/bulwark/acknowledgements.json --policy cdk.out/bulwark/policy.json --format html`,
    'sha256sum cdk.out/*.template.json',
  ];
}

function renderOutcomes(checks: readonly CheckRecord[]): Html {
  const rows = checks.map(({ id, outcomes }) =>
    renderRow([
      renderCode(id),
      outcomes.compliant.length,
      outcomes.violation.length,
      outcomes.undecided.length,
      outcomes['not-applicable'].length,
    ]),
  );
  return renderTable('outcomes', 'Resources by outcome', rows);
}
