import { expect, test } from '@jest/globals';
import { describeQuote, FALLBACK_REGION, findPricedRegion, findRegionalPrice, type Price } from '../../cost/price';
import { PRICES, PRICES_DATE } from '../../cost/prices';

const prices: readonly (readonly [string, Price])[] = Object.entries(PRICES);

test.each(prices)('%s has an amount, the page of AWS, and how it was obtained', (_id, price) => {
  expect(price.source).toMatch(
    /^https:\/\/aws\.amazon\.com\/.+\/pricing\/|^https:\/\/aws\.amazon\.com\/ec2\/pricing\//,
  );
  for (const region of ['eu-west-1', 'eu-central-1']) {
    const found = findRegionalPrice(price, region);
    expect(found.usd).toBeGreaterThan(0);
    expect(found.where.length).toBeGreaterThan(10);
    expect(found.date).toMatch(/^20\d\d(-\d\d(-\d\d)?)?$/);
    expect(found.date.localeCompare(PRICES_DATE)).toBeLessThanOrEqual(0);
  }
});

test('a quote shows whether the amount was read', () => {
  expect(describeQuote({ usd: 1, obtained: 'read', where: 'a bill', date: '2026-09' })).toBe(
    'read in a bill of 2026-09',
  );
  expect(describeQuote({ usd: 1, obtained: 'known', where: 'check the page', date: '2026' })).toBe(
    'list price known in 2026, check the page',
  );
});

test('a region without prices uses those of another region, and names it', () => {
  expect(findPricedRegion('eu-west-1')).toBe('eu-west-1');
  expect(findPricedRegion('us-east-1')).toBe(FALLBACK_REGION);
  expect(findRegionalPrice(PRICES.endpointZoneHour, 'us-east-1')).toMatchObject({
    usd: 0.012,
    region: FALLBACK_REGION,
  });
  expect(findRegionalPrice(PRICES.key, 'us-east-1').region).toBe('every region');
});
