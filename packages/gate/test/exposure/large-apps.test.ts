import { describe, expect, test } from '@jest/globals';
import { arn, declare, declareFunction, expose, listWays, type Resources } from './exposed';

/** A service with a URL, a function and a table for each number. */
function declareServices(count: number): Resources {
  const services = Array.from({ length: count }, (_, index): Resources => {
    const name = `Service${String(index).padStart(3, '0')}`;
    return {
      ...declareFunction(name, 'dynamodb:GetItem', arn(`${name}Orders`)),
      [`${name}Url`]: declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn(name) }),
      [`${name}Orders`]: declare('DynamoDB::Table'),
    };
  });
  return Object.assign({}, ...services);
}

/** Functions that one function invokes, all of which write to the same table. */
function declareWorkers(count: number): Resources {
  const names = Array.from({ length: count }, (_, index) => `Worker${index}`);
  return {
    ...declareFunction('Front', 'lambda:InvokeFunction', names.map(arn)),
    Url: declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn('Front') }),
    ...Object.assign({}, ...names.map((name) => declareFunction(name, 'dynamodb:PutItem', arn('Orders')))),
    Orders: declare('DynamoDB::Table'),
  };
}

test('functions that do the same are one node', () => {
  const record = expose(declareWorkers(10));
  expect(record.nodes.map(({ title, count }) => `${title} ${count}`)).toEqual([
    'Internet 1',
    'Front function 1',
    'Functions 10',
    'Orders table 1',
  ]);
  expect(listWays(record)).toEqual(['internet > Front > Worker0 > Orders']);
});

test('one function that may do more is a node of its own', () => {
  const record = expose({
    ...declareWorkers(10),
    ...declareFunction('Worker3', ['dynamodb:PutItem', 'dynamodb:GetItem'], arn('Orders')),
  });
  expect(record.nodes.map(({ count }) => count).sort()).toEqual([1, 1, 1, 1, 9]);
});

describe('an app with a hundred services', () => {
  const record = expose(declareServices(100));

  test('keeps the way to each store', () => {
    expect(record.attackPaths).toHaveLength(100);
    expect(record.attackPaths.every(({ steps }) => steps.length === 2)).toBe(true);
  });

  test('draws the stores of one type as one', () => {
    expect(record.nodes.find(({ isDataStore }) => isDataStore)).toMatchObject({ count: 100 });
  });

  test('names only drawn nodes on the ways', () => {
    const ids = new Set(record.nodes.map(({ id }) => id));
    const named = record.attackPaths.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from, to]));
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});

test('counts the further ways to a store', () => {
  const names = Array.from({ length: 9 }, (_, index) => `Front${index}`);
  const record = expose({
    ...Object.assign(
      {},
      ...names.map((name) => ({
        ...declareFunction(name, 'dynamodb:GetItem', arn('Orders')),
        [`${name}Url`]: declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn(name) }),
      })),
    ),
    Orders: declare('DynamoDB::Table'),
  });
  expect(record.attackPaths).toHaveLength(6);
  expect(record.attackPaths.map(({ otherPaths }) => otherPaths)).toEqual([3, 3, 3, 3, 3, 3]);
});

test('circles end', () => {
  const record = expose({
    ...declareFunction('One', 'lambda:InvokeFunction', arn('Two')),
    ...declareFunction('Two', 'lambda:InvokeFunction', arn('One')),
    Url: declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn('One') }),
    Jobs: declare('SQS::Queue', { RedrivePolicy: { deadLetterTargetArn: arn('Jobs') } }),
  });
  expect(listWays(record)).toEqual(['nobody > Jobs']);
});
