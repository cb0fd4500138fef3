import {
  array,
  email,
  int,
  maximum,
  maxLength,
  minimum,
  minLength,
  nullable,
  optional,
  refine,
  regex,
  strictObject,
  string,
} from 'zod/mini';

/** A lone surrogate has no UTF-8 form, so it could not be returned unchanged. A pattern cannot express this. */
const requireWellFormed = () => refine<string>((value) => value.isWellFormed());

/** Lower case only, so that an id has one spelling wherever it is compared or bound to a ciphertext. */
export const id = string().check(
  maxLength(36),
  regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern refuses them; API Gateway does not support \p{Cc}
const LINE = /^[^\x00-\x1f\x7f]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, but tabs and line breaks are text
const TEXT = /^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$/;

const name = string().check(minLength(1), maxLength(200), regex(LINE), requireWellFormed());
const emailAddress = email().check(maxLength(254));
const phone = string().check(maxLength(16), regex(/^\+[1-9]\d{6,14}$/));
const note = string().check(minLength(1), maxLength(1000), regex(TEXT), requireWellFormed());

/** The personal data of a record. Each field is encrypted separately; `email` can be searched. */
export const fields = strictObject({
  name,
  email: optional(emailAddress),
  phone: optional(phone),
  note: optional(note),
});

export const newRecord = strictObject({ subject: id, fields });

/** A field that is left out is not changed; null removes it. */
export const recordChange = strictObject({
  fields: strictObject({
    name: optional(name),
    email: optional(nullable(emailAddress)),
    phone: optional(nullable(phone)),
    note: optional(nullable(note)),
  }).check(refine((change) => Object.keys(change).length > 0)),
});

export const searchTerm = strictObject({ email: emailAddress, cursor: optional(id) });

/** The part of a record that is not secret. A token without the right to read receives only this. */
const recordFacts = {
  id,
  subject: id,
  version: int().check(minimum(1), maximum(2_147_483_647)),
  createdAt: string().check(maxLength(24)),
  updatedAt: string().check(maxLength(24)),
};

export const recordReceipt = strictObject(recordFacts);
export const record = strictObject({ ...recordFacts, fields });

/** `next` is the cursor of the next page; the last page has none. */
export const recordPage = strictObject({ items: array(record).check(maxLength(50)), next: optional(id) });

/** An access to a person's data: who, what and when. */
const event = strictObject({
  at: string().check(maxLength(24)),
  actor: string().check(maxLength(128)),
  action: string().check(maxLength(32)),
  records: array(id),
});

export const exportCursor = string().check(maxLength(56), regex(/^[0-9a-f-]{36}\.\d{1,19}$/));

export const subjectExport = strictObject({
  subject: id,
  since: string().check(maxLength(24)),
  records: array(record),
  events: array(event),
  next: optional(exportCursor),
});

export const erasure = strictObject({ subject: id, erasedRecords: int().check(minimum(0), maximum(2_147_483_647)) });

/** Chosen by the client, one for each record it creates. */
export const idempotencyKey = string().check(minLength(16), maxLength(64), regex(/^[A-Za-z0-9_-]+$/));

/** The version of a record as an entity tag: `"3"`. */
export const entityTag = string().check(maxLength(12), regex(/^"[1-9]\d{0,8}"$/));

export const pageSize = string().check(maxLength(2), regex(/^([1-9]|[1-4]\d|50)$/));
