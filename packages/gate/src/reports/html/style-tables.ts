import { TABLES } from './tables';

const WIDE = `
table{border-collapse:collapse;width:100%;font-size:14px;margin:6px 0 12px}
caption{text-align:left;color:var(--soft);font-size:13px;padding:2px 0 6px}
th,td{text-align:left;vertical-align:top;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
thead th{font-size:12.5px;color:var(--soft);font-weight:600;border-bottom-color:var(--strong);overflow-wrap:normal}
tbody th{font-weight:400}
.t-methods td,.t-methods th,.t-detections td,.t-detections th,.t-playbooks td,.t-playbooks th{overflow-wrap:break-word}
.t-methods td:nth-child(2){min-width:130px}
tbody tr:last-child>*{border-bottom:0}
.t-packs td,.t-frameworks td,.t-outcomes td{font-variant-numeric:tabular-nums}
.t-frameworks th:first-child{min-width:180px}
.t-costs td:nth-child(3),.t-costs th:nth-child(3){text-align:right;padding-right:24px;font-variant-numeric:tabular-nums;white-space:nowrap}
.t-accepted th:first-child,.t-accepted td:nth-child(2){white-space:nowrap}
.t-accepted td:nth-child(3),.t-accepted td:nth-child(4){width:22%}
.t-accepted td:nth-child(5){width:36%}
.t-controls th[scope=row]{width:34%}
.t-controls td:nth-child(2){width:13%}
.t-controls td:nth-child(3){width:24%}
.t-controls caption,.t-findings caption,.t-resources caption,.t-outcomes caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.t-findings th[scope=row]{width:40%}
.t-detections td a{display:inline-block;line-height:24px}
.t-steps th[scope=row]{width:34%}
.t-resources th[scope=row]{width:42%}
.t-answers th[scope=row]{width:34%}
.t-principals td:nth-child(2){width:34%}
.t-principals td:nth-child(4){width:34%}
`;

/** On a narrow screen a cell is a line with the name of its column. */
const NARROW = `
table,tbody,tbody tr{display:block;width:100%}
table thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table caption{display:block}
tbody tr{padding:8px 0;border-bottom:1px solid var(--line)}
tbody tr>*{display:block;border:0;padding:2px 0;width:auto!important;text-align:left!important;white-space:normal!important}
tbody tr>td::before{display:block;font-size:12px;color:var(--soft)}
`;

const labels = Object.entries(TABLES).flatMap(([kind, names]) =>
  names.slice(1).map((name, index) => `.t-${kind} tbody td:nth-child(${index + 2})::before{content:"${name}"}`),
);

export const TABLE_STYLE = `${WIDE}@media (max-width:700px){${NARROW}${labels.join('')}}`;
