import { beforeAll, describe, expect, test } from '@jest/globals';
import { environments } from '../../bin/environments';
import { readContextWithoutBundling } from '../../bin/read-context';
import { type EnvironmentTemplates, type Estimate, estimateEnvironment } from '../../cost/estimate';
import { findRegionalPrice } from '../../cost/price';
import { PRICES } from '../../cost/prices';
import { synthesizeEnvironments } from '../../cost/synthesize';
import { renderText } from '../../cost/text';
import { parseSettings } from '../../lib/settings/parse-settings';
import type { Settings } from '../../lib/settings/settings';
import { readMarkdownFile } from '../docs/markdown-files';
import { createProductionDraft, parseDraft, TODAY } from '../scaffold';

/** USD in an idle month, at most. */
const BARS: Readonly<Record<string, number>> = { sandbox: 60, production: 400 };

let estimates: readonly Estimate[];

function synthesize(settings: readonly Settings[]): readonly EnvironmentTemplates[] {
  return synthesizeEnvironments(settings, readContextWithoutBundling());
}

/** The estimate of an environment. A resource without a price fails with its reason. */
function estimate(templates: EnvironmentTemplates): Estimate {
  const result = estimateEnvironment(templates);
  if (!result.ok) throw new Error(result.problems.map(({ resource, reason }) => `${resource}: ${reason}`).join('\n'));
  return result.estimate;
}

beforeAll(() => {
  const parsed = parseSettings(environments, TODAY);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  estimates = synthesize(parsed.environments).map(estimate);
});

test.each(Object.entries(BARS))('an idle month of %s costs at most %d USD', (name, most) => {
  const found = estimates.find(({ environment }) => environment === name);
  expect(found?.totalUsd).toBeGreaterThan(0);
  expect(found?.totalUsd).toBeLessThanOrEqual(most);
});

test('an environment with every optional resource is classified too', () => {
  const draft = createProductionDraft();
  const hostedZone = { id: 'Z0123456789EXAMPLE', name: 'example.com' };
  const certificateArn = 'arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';
  const [templates] = synthesize([
    parseDraft({
      ...draft,
      network: { ...Object(draft['network']), blockPublicAccess: true, allowedDomains: ['example.com'] },
      identity: {
        ...Object(draft['identity']),
        federation: [{ type: 'saml', name: 'Corporate', metadataUrl: 'https://idp.example.com/metadata.xml' }],
      },
      data: {
        ...Object(draft['data']),
        backupCopy: {
          vaultArn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:copies',
          keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef',
        },
      },
      api: {
        ...Object(draft['api']),
        botControl: true,
        domain: { name: 'api.example.com', certificateArn, hostedZone },
      },
    }),
  ]);
  expect(templates).toBeDefined();
  const whats = templates === undefined ? [] : estimate(templates).lines.map(({ what }) => what);
  expect(whats).toEqual(
    expect.arrayContaining(['AWSManagedRulesBotControlRuleSet', 'copies in another vault, 35 days']),
  );
});

describe('docs/deploy.md', () => {
  const page = readMarkdownFile('docs/deploy.md');

  test('shows what `npm run cost` prints', () => {
    const [, shown] = /```text\n(sandbox in [\s\S]*?)```\n/.exec(page) ?? [];
    expect(shown).toBe(renderText(estimates));
  });

  describe('the example of 10 million requests', () => {
    const [, total = '', rows = ''] =
      /### 10 million requests more\n\nThey cost about (\d+) USD[\s\S]*?\| ---: \|\n([\s\S]*?)\n\n/.exec(page) ?? [];
    const parsed = rows.split('\n').map((row) => row.split('|').map((cell) => cell.trim()));
    const prices = Object.values(PRICES).map((price) => findRegionalPrice(price, 'eu-central-1').usd);
    const listFactors = (formula: string) => formula.split(' x ').map((factor) => Number.parseFloat(factor));

    test.each(parsed.map(([, what = '', formula = '', usd = '']) => [what, formula, usd] as const))(
      '%s: %s is %s USD, at a price of cost/prices.ts',
      (_what, formula, usd) => {
        const factors = listFactors(formula);
        expect(prices).toContain(factors.at(-1));
        expect(factors.reduce((product, factor) => product * factor, 1)).toBeCloseTo(Number(usd), 1);
      },
    );

    test('adds up', () => {
      expect(parsed.length).toBeGreaterThan(10);
      const sum = parsed.reduce((amount, [, , , usd = '']) => amount + Number(usd), 0);
      expect(Math.round(sum)).toBe(Number(total));
    });
  });
});

test('README.md quotes the totals, to ten USD', () => {
  const [, ...quoted] =
    /about\s+(\d+)\s+USD\s+for\s+the\s+sandbox\s+and\s+(\d+)\s+USD/.exec(readMarkdownFile('README.md')) ?? [];
  expect(quoted.map(Number)).toEqual(estimates.map(({ totalUsd }) => Math.round(totalUsd / 10) * 10));
});
