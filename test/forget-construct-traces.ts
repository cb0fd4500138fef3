/**
 * CDK records where each construct was created, and jest maps every frame of that stack to TypeScript: a quarter of the
 * time of a synthesis. No synthesized template contains a trace, and an error that is thrown keeps its own.
 */
const { captureStackTrace } = Error;
Error.captureStackTrace = (target, upTo) => {
  if (target instanceof Error) captureStackTrace(target, upTo);
  else Reflect.set(target, 'stack', '');
};
