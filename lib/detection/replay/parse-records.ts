import { readTrailRecord, type TrailRecord } from './trail-record';

/** Why a file cannot be replayed, for the person who named it. */
export class RecordsError extends Error {}

/**
 * Parses a file of CloudTrail: an object with `Records`, as the trail writes it; an array of records; one record; or one
 * record on each line.
 *
 * @param name of the file, for messages
 * @throws RecordsError
 */
export function parseRecords(name: string, text: string): readonly TrailRecord[] {
  const values = readValues(name, text);
  if (values.length === 0) {
    throw new RecordsError(`${name} has no records. A file of CloudTrail is { "Records": [ ... ] }.`);
  }
  return values.map((value, index) => {
    const record = readTrailRecord(value);
    if (typeof record === 'string') {
      throw new RecordsError(`${name}: record ${index + 1} is not a CloudTrail record, ${record}.`);
    }
    return record;
  });
}

function readValues(name: string, text: string): readonly unknown[] {
  const whole = parseJson(text);
  if (whole.ok) return listValues(name, whole.value);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const parsed = parseJson(line);
    if (parsed.ok) return parsed.value;
    const where = index === 0 ? '' : `, nor is its line ${index + 1}`;
    throw new RecordsError(`${name} is not JSON (${whole.problem})${where}.`);
  });
}

function listValues(name: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) throw new RecordsError(`${name} contains no object and no array.`);
  if (!('Records' in value)) return [value];
  if (!Array.isArray(value.Records)) throw new RecordsError(`${name}: Records is not an array.`);
  return value.Records;
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    // The message quotes the text, line breaks included.
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: message.replace(/\s+/g, ' ') };
  }
}
