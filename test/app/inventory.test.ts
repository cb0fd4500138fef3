import { describe, expect, test } from '@jest/globals';
import { productionSettings, sandboxSettings } from '../scaffold';
import { resourcesOf, synthesized } from './synthesized';

describe.each([sandboxSettings, productionSettings])('the inventory of $name', (settings) => {
  test.each(synthesized(settings))('$id grows only where a reviewer sees it', (stack) => {
    const count: Record<string, number> = {};
    for (const { Type } of Object.values(resourcesOf(stack))) count[Type] = (count[Type] ?? 0) + 1;
    expect(count).toMatchSnapshot();
  });
});
