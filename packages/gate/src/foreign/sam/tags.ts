import { type JsonObject, toObject } from '../json-value';

/** SAM writes tags as a map; CloudFormation mostly as a list. */
export function toTagList(...maps: readonly unknown[]): readonly JsonObject[] | undefined {
  const tags = maps.flatMap((map) => Object.entries(toObject(map)).map(([Key, Value]) => ({ Key, Value })));
  return tags.length === 0 ? undefined : tags;
}
