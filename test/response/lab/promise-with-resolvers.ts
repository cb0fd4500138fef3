/**
 * `Promise.withResolvers` for the interpreter of state machines, which needs Node.js 22. Without it on Node.js 20 the
 * interpreter catches a TypeError of its own as the failure of a step.
 */
if (Reflect.get(Promise, 'withResolvers') === undefined) {
  Object.assign(Promise, {
    withResolvers: () => {
      const parts: { resolve?: unknown; reject?: unknown } = {};
      const promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
      return { promise, ...parts };
    },
  });
}
