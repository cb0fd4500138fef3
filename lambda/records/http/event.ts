/**
 * The outcome of a request, beyond its status. The log line contains it as `event`, and a metric filter counts each
 * kind, so that the function needs no right to write metrics.
 */
export type BusinessEvent =
  | 'RecordCreated'
  | 'RecordRead'
  | 'RecordsSearched'
  | 'RecordChanged'
  | 'RecordRemoved'
  | 'SubjectExported'
  | 'SubjectErased';

export type SecurityEvent =
  /** The function received no claims of an access token. */
  | 'TokenMissing'
  /** The token lacks the scope, which API Gateway should have refused. */
  | 'ScopeDenied'
  /** The token has no tenant, or an invalid one. */
  | 'TenantDenied'
  /** The API key belongs to another client than the token. */
  | 'ClientDenied'
  /** The function refused a request that API Gateway accepted. */
  | 'ValidationFailed'
  /** A ciphertext was changed, or belongs to another place. */
  | 'DecryptFailed'
  /** Data were read or changed in a transaction that was rolled back, so that it left no event. */
  | 'EventsMissing'
  /** Events were changed or deleted after they were written. */
  | 'EventsChanged'
  /** The key of a tenant is not rotated, or its data are not erased, until the task is sent again. */
  | 'TenantTaskUnfinished'
  | 'KeysUnavailable'
  | 'DatabaseUnavailable'
  | 'UnexpectedError';
