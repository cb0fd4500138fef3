import { existsSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import type { Assessment } from '../../packages/gate/src/assessment/assessment';
import { renderHtmlReport } from '../../packages/gate/src/reports/html/page';
import { launchBrowser } from '../browser/launch-browser';
import { assessPresets, multiplyFindings, ReportFolder, selectEnvironment, TODAY } from '../browser/report-file';
import { visit } from '../browser/report-visit';

const RUNS = 5;

interface Row {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
}

/**
 * Measures the page of the report: its size, the time to render it, and the time until a reader can use it in Chromium.
 * Every number is printed beside its limit. The exit code is 1 if a limit is exceeded.
 */
async function main(): Promise<void> {
  const presets = assessPresets();
  const rendering = measureRendering(presets);
  const browser = await launchBrowser();
  const folder = new ReportFolder();
  try {
    const production = selectEnvironment(presets, 'production');
    const many = multiplyFindings(presets, 5000);
    const rows: readonly Row[] = [
      { name: 'size of the report of production', value: measureSize(production) / 1e6, limit: 2, unit: 'MB' },
      { name: 'size of the report of both presets', value: measureSize(presets) / 1e6, limit: 2, unit: 'MB' },
      { name: 'first rendering of both presets, in CPU time', value: rendering, limit: 60, unit: 'ms' },
      {
        name: 'until production can be used',
        value: await measureOpening(browser, folder.write('production', production)),
        limit: 1000,
        unit: 'ms',
      },
      {
        name: 'until 5,000 findings can be used',
        value: await measureOpening(browser, folder.write('many', many)),
        limit: 2000,
        unit: 'ms',
      },
    ];
    for (const { name, value, limit, unit } of rows) {
      const text = `${value.toFixed(unit === 'MB' ? 2 : 0)} ${unit}`;
      process.stdout.write(
        `${value < limit ? '  ' : '! '}${name.padEnd(50)}${text.padEnd(12)}below ${limit} ${unit}\n`,
      );
    }
    process.exitCode = rows.every(({ value, limit }) => value < limit) ? 0 : 1;
  } finally {
    folder.remove();
    await browser.close();
  }
}

function measureSize(assessment: Assessment): number {
  return new TextEncoder().encode(renderHtmlReport(assessment, { today: TODAY })).length;
}

/** The first rendering of a process: most of its time is for code that V8 has not compiled yet. */
function measureRendering(assessment: Assessment): number {
  const start = readMilliseconds();
  renderHtmlReport(assessment, { today: TODAY });
  return readMilliseconds() - start;
}

/** CPU time of the main thread where the system has it, which is steadier than the clock on a shared machine. */
function readMilliseconds(): number {
  const file = '/proc/thread-self/schedstat';
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : performance.now();
}

/** The fastest of several visits, from the start of the navigation until the script has run and a frame is painted. */
async function measureOpening(browser: Browser, url: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { page, context } = await visit(browser, url);
    times.push(Number(await page.evaluate('new Promise(requestAnimationFrame).then(() => performance.now())')));
    await context.close();
  }
  return Math.min(...times);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
