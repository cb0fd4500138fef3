import { PRINT_STYLE } from './style-print';
import { TABLE_STYLE } from './style-tables';

/** Colours have a contrast of at least 4.5 in both schemes: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const COLOURS = `
:root{color-scheme:light dark;--bg:#f4f6f9;--card:#fff;--ink:#18212c;--soft:#515d6c;--line:#d5dce5;--strong:#8593a5;--accent:#1a56b0;--accent-bg:#e9f0fb;
--good:#0f6537;--good-bg:#e2f4e9;--bad:#a8201a;--bad-bg:#fdeae8;--warn:#7a4a00;--warn-bg:#fdf0d9;--info:#1b4f9c;--info-bg:#e7effb;--quiet:#4d5866;--quiet-bg:#e9edf2;
--call:#41658f;--data:#8a4b9c;--log:#7f8b99;--sign-in:#2a7d63;--zone:#f7f9fc;--store:#f7eefb}
@media (prefers-color-scheme:dark){:root{--bg:#10151c;--card:#181f29;--ink:#e7ecf3;--soft:#a9b5c4;--line:#2d3847;--strong:#66758a;--accent:#8fb8ff;--accent-bg:#1d2b42;
--good:#74dba0;--good-bg:#12301f;--bad:#ffa39c;--bad-bg:#3d1a19;--warn:#f5c67a;--warn-bg:#38290e;--info:#a5c6ff;--info-bg:#1b2a44;--quiet:#b6c0cd;--quiet-bg:#28313d;
--call:#7fa8d9;--data:#d19be0;--log:#7c8998;--sign-in:#6cc7a8;--zone:#141b24;--store:#2b2033}}
`;

const LAYOUT = `
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
a{color:var(--accent);text-underline-offset:2px}
a:focus-visible,summary:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
code{overflow-wrap:anywhere}
small{font-size:12.5px;color:var(--soft);overflow-wrap:anywhere}
small code{font-size:11.5px}
h1{font-size:26px;line-height:1.2;margin:0;font-weight:650;letter-spacing:-.01em}
h2{font-size:20px;line-height:1.3;margin:0 0 12px;font-weight:650}
h3{font-size:16px;margin:20px 0 8px;font-weight:650}
p{margin:0 0 10px;max-width:85ch;overflow-wrap:anywhere}
ul{margin:6px 0 10px;padding-left:20px;max-width:100ch}
li{margin:3px 0;overflow-wrap:anywhere}
td ul,th ul{margin:0;padding-left:16px}
.skip{position:absolute;left:-999px}
.skip:focus{left:12px;top:12px;background:var(--card);padding:8px 12px;z-index:9}
header{max-width:1380px;margin:0 auto;padding:28px 24px 8px}
.brand{margin:0 0 2px;color:var(--soft);font-weight:600;font-size:13px;letter-spacing:.08em;text-transform:uppercase}
.columns{max-width:1380px;margin:0 auto;padding:12px 24px 24px;display:grid;grid-template-columns:176px minmax(0,1fr);gap:24px;align-items:start}
nav{position:sticky;top:16px;font-size:14px}
nav ol{list-style:none;margin:0;padding:0}
nav a{display:block;padding:5px 10px;border-left:3px solid var(--line);color:var(--ink);text-decoration:none}
nav a:hover{border-left-color:var(--accent);color:var(--accent)}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:20px 22px;margin:0 0 18px}
footer{max-width:1380px;margin:0 auto;padding:0 24px 32px 224px;color:var(--soft);font-size:14px}
.js-only{display:none}
.js .js-only{display:revert}
.print-only{display:none}
[hidden]{display:none!important}
.toast{position:fixed;right:16px;bottom:16px;margin:0;padding:8px 14px;border-radius:8px;background:var(--ink);color:var(--card);opacity:0;pointer-events:none}
.toast.on{opacity:1}
@media (max-width:900px){.columns{grid-template-columns:minmax(0,1fr);padding:12px}header{padding:20px 14px 4px}nav{position:static}nav ol{display:flex;flex-wrap:wrap;gap:6px}nav a{border:1px solid var(--line);border-radius:99px;padding:4px 11px;background:var(--card)}section{padding:16px 14px}footer{padding:0 14px 24px}h1{font-size:22px}}
`;

const PARTS = `
.verdict{border-radius:8px;padding:14px 18px;margin:0 0 14px;border-left:6px solid}
.verdict p{margin:0}
.verdict .outcome{font-size:24px;font-weight:700;line-height:1.25;margin-bottom:4px}
.verdict .before{margin-top:8px;font-weight:650}
.verdict ul{margin-bottom:0}
.verdict.good{background:var(--good-bg);border-color:var(--good)}
.verdict.good .outcome{color:var(--good)}
.verdict.bad{background:var(--bad-bg);border-color:var(--bad)}
.verdict.bad .outcome{color:var(--bad)}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:10px;margin:0 0 14px}
.numbers div{border:1px solid var(--line);border-radius:8px;padding:8px 10px;display:flex;flex-direction:column-reverse}
.numbers dt{font-size:12px;color:var(--soft)}
.numbers dd{margin:0;font-size:22px;font-weight:650;line-height:1.2;font-variant-numeric:tabular-nums}
.numbers a{text-decoration:none}
.numbers a:hover{text-decoration:underline}
.pill{display:inline-block;padding:0 8px;border-radius:99px;font-size:12.5px;line-height:20px;font-weight:600;white-space:nowrap}
.good.pill{color:var(--good);background:var(--good-bg)}
.bad.pill{color:var(--bad);background:var(--bad-bg)}
.warn.pill{color:var(--warn);background:var(--warn-bg)}
.info.pill{color:var(--info);background:var(--info-bg)}
.quiet.pill{color:var(--quiet);background:var(--quiet-bg)}
.quiet:not(.pill){color:var(--soft)}
details{margin:6px 0}
summary{cursor:pointer;padding:5px 2px;border-radius:6px;overflow-wrap:anywhere}
summary:hover{color:var(--accent)}
section>details,.group,.answers>details,.store-paths,section>div>details{border:1px solid var(--line);border-radius:8px;padding:3px 12px;margin:6px 0}
section>details[open],.group[open],.answers>details[open],.store-paths[open]{padding-bottom:12px}
td details{margin:0}
td summary{padding:0}
.group .title{color:var(--soft)}
.n{color:var(--soft);font-variant-numeric:tabular-nums;font-size:13px;margin-left:6px}
.facts{margin:4px 0 10px;display:grid;gap:4px}
.facts div{display:grid;grid-template-columns:96px minmax(0,1fr);gap:8px}
.facts dt{color:var(--soft)}
.facts dd{margin:0;overflow-wrap:anywhere;max-width:95ch}
pre{margin:0;padding:10px 12px;background:var(--bg);border:1px solid var(--line);border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere}
.copied{position:relative;margin:6px 0}
.copy{position:absolute;top:6px;right:6px}
button,select,input[type=search]{font:inherit;font-size:14px;color:var(--ink);background:var(--card);border:1px solid var(--strong);border-radius:6px;padding:3px 10px;min-height:30px;max-width:100%}
button{cursor:pointer}
button:hover{border-color:var(--accent);color:var(--accent)}
.js form.filter{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:end;padding:10px 12px;background:var(--bg);border-radius:8px;margin:8px 0 12px}
.filter label{display:grid;gap:4px;font-size:13px;color:var(--soft)}
.filter input:focus-visible,.filter select:focus-visible{outline-width:2px;outline-offset:0}
.filter .buttons{display:flex;flex-wrap:wrap;gap:6px}
.filter p{margin:0 0 4px;font-weight:600}
.picture{margin:0 0 12px}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px}
.picture svg{display:block}
.scroll svg{max-width:100%;height:auto;margin:0 auto}
.scroll svg.wide{min-width:880px}
.picture text{font:12.5px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:var(--ink)}
.picture .type,.picture .hub,.picture .found{font-size:11px;fill:var(--soft)}
.picture .hub,.picture .found{paint-order:stroke;stroke:var(--zone);stroke-width:4px;stroke-linejoin:round}
.picture .found.open{fill:var(--bad);font-weight:700}
.picture .hub{text-anchor:end}
.picture .title{font-weight:600}
.zone{fill:var(--zone);stroke:var(--line)}
.picture .zone-name{text-anchor:middle;font-weight:650;fill:var(--soft)}
.node rect{fill:var(--card);stroke:var(--strong);stroke-width:1.2}
.node.store rect{fill:var(--store);stroke:var(--data)}
.node.unsafe rect{stroke:var(--bad);stroke-width:2.2}
a.node:hover rect,a.node:focus-visible rect{stroke:var(--accent);stroke-width:2.4}
.edge path{fill:none;stroke-width:1.5}
.edge.call{--edge:var(--call)}.edge.data{--edge:var(--data)}.edge.log{--edge:var(--log)}.edge.sign-in{--edge:var(--sign-in)}
.edge path{stroke:var(--edge)}
.edge polygon{fill:var(--edge)}
.edge.data path{stroke-width:2}
.edge.log path{stroke-dasharray:2 4}
.edge.sign-in path{stroke-dasharray:7 4}
svg.focus .edge:not(.on){opacity:.1}
svg.focus .node:not(.on){opacity:.45}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:13px;color:var(--soft);padding:6px 2px}
.legend span{display:inline-flex;align-items:center;gap:6px}
:target{scroll-margin-top:12px}
tr:target,details:target>summary{background:var(--accent-bg)}
`;

/** The style of the page. It is in the page, and its hash is in the policy of the page. */
export const STYLE = [COLOURS, LAYOUT, PARTS, TABLE_STYLE, PRINT_STYLE].join('').replaceAll('\n', '');
