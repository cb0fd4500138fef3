import type { Route } from '../../lambda/records/route';
import { buildRequestModel } from './request-model';

/** Every character that markup, addresses and SQL need; a field that accepts it accepts any text. */
const MARKUP = `<a href="http://192.0.2.1/"> ' OR 1 = 1; --`;

/** Whether the body of a route has a field for text that people write, such as a note. */
export function hasFreeText({ method, path, request }: Route): boolean {
  return request !== undefined && acceptsFreeText(buildRequestModel(`${method} ${path}`, request));
}

function acceptsFreeText(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const { type, pattern, enum: values }: { type?: unknown; pattern?: unknown; enum?: unknown } = schema;
  const isText = [type].flat().includes('string') && values === undefined;
  if (isText && (typeof pattern !== 'string' || new RegExp(pattern).test(MARKUP))) return true;
  return Object.values(schema).some(acceptsFreeText);
}
