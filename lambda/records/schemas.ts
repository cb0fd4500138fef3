import {
  array,
  boolean,
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

/**
 * `next` is the cursor of the next page; the last page has none. A page before it may have few records or none.
 * `unreadable` has the ids of records that could not be opened, because somebody changed what is stored.
 */
export const recordPage = strictObject({
  items: array(record).check(maxLength(50)),
  unreadable: optional(array(id).check(maxLength(50))),
  next: optional(id),
});

/** An access to a person's data: who, what and when. */
const event = strictObject({
  at: string().check(maxLength(24)),
  actor: string().check(maxLength(128)),
  action: string().check(maxLength(32)),
  records: array(id),
});

/** The id of a record and the number of an event. 18 digits always fit into a number of 64 bits. */
export const exportCursor = string().check(
  maxLength(55),
  regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.(0|[1-9]\d{0,17})$/),
);

export const subjectExport = strictObject({
  subject: id,
  since: string().check(maxLength(24)),
  records: array(record),
  unreadable: optional(array(id).check(maxLength(200))),
  events: array(event),
  next: optional(exportCursor),
});

/**
 * `erasedAt` is when the key of the person was deleted. From the first answer on nothing of the person can be read through
 * the service. Records are deleted in batches; `complete` is false while some remain.
 */
export const erasure = strictObject({
  subject: id,
  erasedAt: string().check(maxLength(24)),
  erasedRecords: int().check(minimum(0), maximum(2_147_483_647)),
  complete: boolean(),
});

/** Chosen by the client, one for each record it creates. */
export const idempotencyKey = string().check(minLength(16), maxLength(64), regex(/^[A-Za-z0-9_-]+$/));

/** The version of a record as an entity tag: `"3"`. */
export const entityTag = string().check(maxLength(12), regex(/^"[1-9]\d{0,8}"$/));

export const pageSize = string().check(maxLength(2), regex(/^([1-9]|[1-4]\d|50)$/));
