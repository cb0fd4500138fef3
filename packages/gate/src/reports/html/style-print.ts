/** Prints decisions and numbers. The switch at the end of the page adds the annex with everything that is closed. */
export const PRINT_STYLE = `
@media print{
:root{color-scheme:light}
body{background:#fff;font-size:11pt}
table{font-size:9.5pt}
table small,table code{font-size:8.5pt}
.columns{display:block;padding:0}
header{padding:0 0 8px}
nav,.skip,footer,.filter,.copy,.toast{display:none!important}
.print-only{display:block}
section{border:0;padding:0 0 10px;break-inside:auto}
h2,h3{break-after:avoid}
tr,.verdict,.numbers div{break-inside:avoid}
.scroll{overflow:visible;border:0}
.scroll svg.wide{min-width:0;width:100%;max-height:215mm}
body:not(:has(#annex:checked)) .annex{display:none}
body:not(:has(#annex:checked)) details:not([open]):not(.printed){display:none}
details.printed::details-content{display:block;content-visibility:visible;height:auto}
details.printed>summary{display:none}
body:has(#annex:checked) details::details-content{display:block;content-visibility:visible;height:auto}
.sign-off.print-only{display:grid;grid-template-columns:2fr 2fr 1fr 2fr;gap:12px;margin-top:28px;break-inside:avoid}
.sign-off div{border-top:1px solid #000;padding-top:4px;font-size:9pt}
a{color:inherit;text-decoration:none}
}
`;
