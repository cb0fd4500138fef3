/** Starts the message of a gate that could not judge. The command line looks for it. */
export const COULD_NOT_JUDGE = 'Bulwark could not judge: ';

/** Describes why there is no verdict, which is never a pass. @param failure undefined when synthesis stopped before */
export function describeFailure(failure: unknown): string {
  const why =
    failure === undefined
      ? 'synthesis stopped before every check had run'
      : failure instanceof Error
        ? failure.message
        : String(failure);
  return `${COULD_NOT_JUDGE}${why.replace(/\.$/, '')}.`;
}
