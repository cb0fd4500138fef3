/** The ids of the app clients of the user pool. */
export interface ClientIds {
  /** Of the web application. */
  readonly people: string;
  /** Of each machine-to-machine client, by its name. */
  readonly machines: ReadonlyMap<string, string>;
}
