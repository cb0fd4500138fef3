import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import { FUNCTION_ENVIRONMENTS } from './function-environments';
import { describePlace, isExpected, isOneOf, type Variable } from './variable-checks';

/** Stack traces name the lines of the sources. */
const EVERYWHERE: Readonly<Record<string, Variable>> = { NODE_OPTIONS: isOneOf('--enable-source-maps') };

/** The environment variables of the functions of this blueprint. */
export const functionEnvironmentPins: readonly Rule[] = [
  {
    id: 'LambdaEnvironmentInTable',
    level: 'pinned',
    group: 'changes',
    types: ['AWS::Lambda::Function'],
    what: 'Lambda function has the environment variables of the table, and each refers to what the function works on',
    why: 'A function without its topic, its key or its limit fails only when it is needed; another value may be a secret.',
    fix: 'Set the variable in Environment, or review the change and write it into test/pins/function-environments.ts.',
    property: 'Properties.Environment',
    references: [awsDocs('lambda/latest/dg/configuration-envvars.html'), nist('CM-6')],
    check: (fn, templates) => {
      const variables = FUNCTION_ENVIRONMENTS.get(describePlace(fn));
      if (variables === undefined) return ['the table has no such function'];
      const expected = Object.entries({ ...EVERYWHERE, ...variables }).filter(([, variable]) =>
        isExpected(variable, fn, templates),
      );
      const found = new Map(fn.at('Environment.Variables').entries());
      const wrong = expected.filter(([name, { check }]) => {
        const value = found.get(name);
        return value === undefined || !check(value, fn, templates);
      });
      const names = new Set(expected.map(([name]) => name));
      return [...wrong.map(([name]) => name), ...[...found.keys()].filter((name) => !names.has(name))];
    },
  },
];
