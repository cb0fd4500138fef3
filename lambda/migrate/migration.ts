/** One step of the schema, forward only. */
export interface Migration {
  /** Number and subject; the order and the name under which it is remembered. */
  readonly name: string;
  /** Statements that are run in one transaction; they may not commit or roll back themselves. */
  readonly sql: string;
}
