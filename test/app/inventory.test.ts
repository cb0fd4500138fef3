import { describe, expect, test } from '@jest/globals';
import { productionSettings, sandboxSettings } from '../scaffold';
import { listResources, synthStacks } from './synthesized-stacks';

describe.each([sandboxSettings, productionSettings])('the inventory of $name', (settings) => {
  test.each(synthStacks(settings))('$id has the resource types and counts of the reviewed snapshot', (stack) => {
    const count: Record<string, number> = {};
    for (const { Type } of Object.values(listResources(stack))) count[Type] = (count[Type] ?? 0) + 1;
    expect(count).toMatchSnapshot();
  });
});
