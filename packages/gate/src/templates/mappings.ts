import { isRecord } from './template';

/**
 * A value of a mapping. A key that only a deployment determines does not matter where all entries have the same value:
 * a deployment with a key that the mapping does not have fails.
 */
export function findMappedValue(
  mapping: unknown,
  topLevelKey: string | undefined,
  secondLevelKey: string | undefined,
): unknown {
  const [first, ...others] = selectEntries(mapping, topLevelKey).flatMap((entry) =>
    selectEntries(entry, secondLevelKey),
  );
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : undefined;
}

function selectEntries(map: unknown, key: string | undefined): readonly unknown[] {
  if (!isRecord(map)) return [];
  if (key === undefined) return Object.values(map);
  return Object.hasOwn(map, key) ? [map[key]] : [];
}
