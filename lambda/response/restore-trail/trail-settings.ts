import type { AdvancedEventSelector, InsightSelector } from '@aws-sdk/client-cloudtrail';
import { array, custom, looseObject, parse, string } from 'zod/mini';

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const schema = looseObject({
  name: string(),
  bucket: string(),
  key: string(),
  logGroup: string(),
  role: string(),
  // CloudTrail checks the selectors themselves.
  eventSelectors: array(custom<AdvancedEventSelector>(isObject)),
  insightSelectors: array(custom<InsightSelector>(isObject)),
});

/** The trail as the template has it. */
export type TrailSettings = ReturnType<typeof parseTrailSettings>;

/** Reads the variable that lib/response/restore-trail.ts writes. */
export function parseTrailSettings(text: string) {
  return parse(schema, JSON.parse(text));
}
