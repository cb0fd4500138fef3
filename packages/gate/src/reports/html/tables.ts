import { type Content, type Html, html } from './html';

/**
 * The tables of the page with their columns. On a narrow screen each cell is a line with the name of its column, so the
 * style sheet has these names too.
 */
export const TABLES = {
  packs: ['Pack', 'Rules', 'Evaluations', 'Open', 'Accepted'],
  policies: ['Environment', 'Judged as', 'Packs', 'Levels', 'What fails'],
  asked: ['Decision', 'Rules', 'Reason', 'Owner', 'Last day'],
  accepted: ['Last day', 'Owner', 'Rules', 'Where', 'Reason'],
  methods: ['Method', 'Authorization', 'Scopes', 'API key', 'Throttle', 'Validation', 'Web ACL'],
  edges: ['From', 'To', 'What', 'Protocol', 'Authentication', 'Encryption'],
  steps: ['Step', 'Controls on it'],
  answers: ['Question', 'Who'],
  principals: ['Role or user', 'Who may assume it', 'Boundary', 'Permissions'],
  frameworks: [
    'Framework',
    'Controls',
    'Met',
    'Partly met',
    'Accepted',
    'Failed',
    'Undecided',
    'Not applicable',
    'Not covered',
  ],
  controls: ['Control', 'State', 'Shown by', 'Left to people'],
  findings: ['Resource', 'State', 'Where', 'Detail'],
  costs: ['Resource', 'What', 'USD per month', 'Calculation'],
  resources: ['Resource', 'Logical id', 'Program', 'Template'],
  detections: ['Detection', 'What happened', 'Severity', 'ATT&CK', 'Form', 'Runbook'],
  playbooks: ['Playbook', 'What it does', 'Started by', 'Approval', 'Runbook'],
  stacks: ['Stack', 'Resources', 'Template', 'SHA-256'],
  outcomes: ['Check', 'Compliant', 'Violation', 'Undecided', 'Not applicable'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TableKind = keyof typeof TABLES;

/** Renders a table. The first cell of a row is its heading. */
export function renderTable(kind: TableKind, caption: Content, rows: readonly Html[]): Html {
  if (rows.length === 0) return html``;
  const head = TABLES[kind].map((name) => html`<th scope="col">${name}</th>`);
  return html`<table class="t-${kind}"><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** Renders a row. @param attributes of the row, with a space before each. @default - no attribute */
export function renderRow(cells: readonly Content[], attributes?: Html): Html {
  const [first, ...others] = cells;
  return html`<tr${attributes}><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}
