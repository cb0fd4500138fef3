/**
 * What a request came to, beyond its status: a line of the log carries it as `event`, and a metric filter counts each kind. So nothing but
 * the log has to leave the function, and what is counted is there to be read.
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
  /** No claims of an access token reached the function. */
  | 'TokenMissing'
  /** The token lacks the scope that API Gateway should have demanded. */
  | 'ScopeDenied'
  /** The token names no tenant, or one that cannot be. */
  | 'TenantDenied'
  /** API Gateway let a request through that the function refused. */
  | 'ValidationFailed'
  /** A ciphertext was changed, or belongs elsewhere. */
  | 'DecryptFailed'
  | 'KeysUnavailable'
  | 'DatabaseUnavailable'
  | 'UnexpectedError';
