const TITLES = {
  404: 'Not Found',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

export type ProblemStatus = keyof typeof TITLES;

/** A problem document that tells the status and nothing of the inside. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: ProblemStatus;
}

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problem(status: ProblemStatus): Problem {
  return { type: 'about:blank', title: TITLES[status], status };
}
