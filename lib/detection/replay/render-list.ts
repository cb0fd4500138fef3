import type { Detection } from '../detections/detection';
import { renderColumns } from './render-fired';

/** The table of detections for the terminal. */
export function renderListTable(detections: readonly Detection[]): string {
  const rows = detections.map(({ id, severity, techniques, form, title }) => [
    id,
    severity,
    techniques.join(' '),
    describeForm(form),
    title,
  ]);
  const head = ['detection', 'severity', 'techniques', 'form', 'title'];
  return `${renderColumns([head, ...rows])}\n${detections.length} detections.\n`;
}

/** The table of detections as JSON, with patterns. */
export function renderListJson(detections: readonly Detection[]): string {
  return `${JSON.stringify(detections, undefined, 2)}\n`;
}

/** The page docs/detections.md. */
export function renderPage(detections: readonly Detection[]): string {
  const pages = [...new Set(detections.map(readPage))];
  return `${INTRODUCTION}\n${pages.map((page) => renderSection(page, detections)).join('\n')}`;
}

const INTRODUCTION = `# Detections

What the environment looks for in the records of CloudTrail. The page is written by
\`npm run detections -- --format page\`, from the table in [lib/detection/detections/](../lib/detection/detections/); a
test compares them.

- A **filter** looks in the log group of the trail, which holds the records of every region. Its alarm goes off when the
  number of matches in a period is reached. An alarm costs 0.10 USD a month.
- A **rule** of EventBridge looks at the calls of the region of the environment. It is free, and its alert contains who
  called what and from where.
- Where the trail is \`elsewhere\`, the environment has no log group. Rules then replace the filters that count single
  calls, for the region of the environment. Bursts, sign-ins and use of the root user are seen only in the account that
  keeps the trail.
- Calls of AWS services, CloudFormation among them, are left out, except in the list of the CIS benchmark, whose filters
  are prescribed. A deployment that is reviewed is no detection.
- Severity: \`critical\` act at once, \`high\` act today, \`medium\` review within days.

\`npm run detections -- --replay FILE\` prints which of them fire for recorded events. Published recordings of attacks
are not part of the repository: \`BULWARK_RECORDED_ATTACKS=FOLDER npx jest test/detection/recordings.test.ts\` tries the
detections on a folder of them.
`;

const readPage = ({ runbook }: Detection) => runbook.split('#')[0] ?? runbook;

function renderSection(page: string, detections: readonly Detection[]): string {
  const rows = detections
    .filter((detection) => readPage(detection) === page)
    .map(({ id, title, techniques, tactic, severity, sees, falseAlarms, runbook, form }) => {
      const links = techniques.map((technique) => `[${technique}](${buildTechniqueLink(technique)})`).join(' ');
      return `| [${id}](runbooks/${runbook}) | ${severity} | ${title} ${sees} | ${falseAlarms} | ${tactic}: ${links} | ${describeForm(form)} |\n`;
    });
  return `## Runbook ${page}

| detection | severity | sees | false alarms | technique | form |
| --- | --- | --- | --- | --- | --- |
${rows.join('')}`;
}

const buildTechniqueLink = (technique: string) => `https://attack.mitre.org/techniques/${technique.replace('.', '/')}/`;

function describeForm(form: Detection['form']): string {
  if (form.kind === 'event rule') return 'rule';
  return form.threshold === 1 ? 'filter' : `filter, ${form.threshold} in ${form.period} min`;
}
