/** A question about every resource of a type. */
export interface Question {
  /** First part of the id of an answer: `decrypt`. */
  readonly id: string;
  /** With `{}` for the resource: `Who can decrypt with {}?` */
  readonly text: string;
  readonly actions: readonly string[];
  /** What the actions are on, after the ARN of the resource. @default - the resource itself: `''` */
  readonly on?: readonly string[];
  /** Whether an answer without any principal is left out. @default false */
  readonly isOnlyForSome?: boolean;
}

/** Questions by type of resource. */
export type Questions = Readonly<Record<string, readonly Question[]>>;
