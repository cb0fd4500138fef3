export interface Changed<T> {
  readonly before: T;
  readonly after: T;
}
