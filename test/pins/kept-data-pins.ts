import { allRules } from '../../packages/gate/src/rules/all-rules';
import { isDisposable } from '../../packages/gate/src/rules/disposable-environment';
import type { Rule } from '../../packages/gate/src/rules/rule';

/**
 * The blueprint keeps logs, keys and backups in its sandbox too: a person may delete the environment, and a mistake in a
 * template may not. The rules of the package do not apply to a disposable environment.
 */
export const keptDataPins: readonly Rule[] = allRules.flatMap(({ keepsData, ...rule }): readonly Rule[] =>
  keepsData === true
    ? [
        {
          ...rule,
          id: `${rule.id}Always`,
          level: 'pinned',
          check: (resource, templates) =>
            rule.id === 'DeletedDataNotChosen' && resource.type === USERS && isDisposable(resource, templates)
              ? 'not applicable'
              : rule.check(resource, templates),
        },
      ]
    : [],
);

/** The users of a sandbox are test users, who are deleted with it. */
const USERS = 'AWS::Cognito::UserPool';
