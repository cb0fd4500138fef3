/** A part of a file that cannot be judged, and why. */
export interface Problem {
  /** Key among the resources, or name of the section. @default - the whole file is concerned */
  readonly logicalId?: string;
  /** Line of the file, from 1. */
  readonly line: number;
  /** A sentence for the reader: what is wrong, and what CloudFormation expects. */
  readonly cause: string;
}

/** The text of a file as a template, with the places of its resources. */
export interface ParsedTemplate {
  readonly template: Readonly<Record<string, unknown>>;
  /** Lines of the keys below `Resources`, from 1. */
  readonly lines: ReadonlyMap<string, number>;
  /** Parts that were read in one way where CloudFormation may read them in another. */
  readonly problems: readonly Problem[];
}

/** A file that is no template that CloudFormation could read. */
export interface Refusal {
  readonly refused: Problem;
}

export function isRefusal(parsed: ParsedTemplate | Refusal): parsed is Refusal {
  return 'refused' in parsed;
}

export function refuse(line: number, cause: string): Refusal {
  return { refused: { line, cause } };
}
