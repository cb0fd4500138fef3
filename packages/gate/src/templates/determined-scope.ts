import type { IntrinsicScope, Located } from './intrinsics';

/** A scope that also knows what is determined without the defaults of parameters. */
export interface DeterminableScope<Scope> extends IntrinsicScope<Scope> {
  findDetermined(logicalId: string, attribute: string | undefined): Located<Scope> | undefined;
}

/**
 * A template without the defaults of its parameters. Whoever deploys the template may pass other values, so a default
 * decides no condition.
 */
export class DeterminedScope<Origin extends DeterminableScope<Origin>>
  implements IntrinsicScope<DeterminedScope<Origin>>
{
  constructor(readonly origin: Origin) {}

  findReferenced(logicalId: string, attribute: string | undefined): Located<DeterminedScope<Origin>> | undefined {
    return wrap(this.origin.findDetermined(logicalId, attribute));
  }

  findExported(name: string): Located<DeterminedScope<Origin>> | undefined {
    return wrap(this.origin.findExported(name));
  }

  findStackOutput(stackName: string, output: string): Located<DeterminedScope<Origin>> | undefined {
    return wrap(this.origin.findStackOutput(stackName, output));
  }

  findCondition(name: string): unknown {
    return this.origin.findCondition(name);
  }

  findMapped(map: string, topLevelKey: string | undefined, secondLevelKey: string | undefined): unknown {
    return this.origin.findMapped?.(map, topLevelKey, secondLevelKey);
  }

  decideCondition(name: string): boolean | undefined {
    return this.origin.decideCondition?.(name);
  }
}

function wrap<Origin extends DeterminableScope<Origin>>(
  located: Located<Origin> | undefined,
): Located<DeterminedScope<Origin>> | undefined {
  return located === undefined ? undefined : { raw: located.raw, scope: new DeterminedScope(located.scope) };
}
