import type { JsonObject } from './json-value';

/** What of a template cannot be judged. */
export type NotJudgedKind = 'file' | 'resource' | 'property' | 'transform';

/** A part of a template that is not judged, and why. */
export interface NotJudged {
  readonly kind: NotJudgedKind;
  /** Key below `Resources` of the template as it is written. @default - the whole template */
  readonly logicalId?: string;
  /** What it is, without changing words, so that an acknowledgement can name it: `Fn::Transform Count`, `Events.Timer`. */
  readonly subject: string;
  /** A clause after "because": `the gate does not run the macro Count`. */
  readonly cause: string;
}

/** Types of the placeholders. CloudFormation has no such types. */
export const NOT_JUDGED_TYPES: Readonly<Record<NotJudgedKind, string>> = {
  file: 'NotJudged::Template::File',
  resource: 'NotJudged::Template::Resource',
  property: 'NotJudged::Template::Property',
  transform: 'NotJudged::Template::Transform',
};

/**
 * Makes a resource of a part that is not judged: rules evaluate resources, so that the part is reported, located and
 * acknowledged like any other.
 */
export function createPlaceholder({ kind, subject, cause }: NotJudged): JsonObject {
  return { Type: NOT_JUDGED_TYPES[kind], Properties: { Subject: subject, Cause: cause } };
}
