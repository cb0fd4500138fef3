/** One step of the schema, forward only. */
export interface Migration {
  /** Number and subject. Migrations are applied in the order of their names. */
  readonly name: string;
  /** Statements that run in one transaction. They must not contain `commit` or `rollback`. */
  readonly sql: string;
}
