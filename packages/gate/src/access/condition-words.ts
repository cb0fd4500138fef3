import type { AccessCondition } from './access-statement';
import { parseOperator } from './decide-condition';

/** A condition for a reader: `kms:ViaService is rds.eu-central-1.amazonaws.com`. */
export function describeCondition({ operator, key, values }: AccessCondition, show: (text: string) => string): string {
  const { quantifier, comparison, isIfExists } = parseOperator(operator);
  if (comparison === 'null') return `${key} is ${values.some((value) => value === 'true') ? 'absent' : 'present'}`;
  const verb = VERBS[comparison] ?? operator;
  const subject =
    quantifier === 'forallvalues' ? `each value of ${key}` : quantifier === 'foranyvalue' ? `a value of ${key}` : key;
  const shown = values.map(show);
  const isNegative = comparison.includes('not');
  const list = shown.length === 0 ? 'nothing' : shown.join(isNegative ? ' nor ' : ' or ');
  const suffix = isIfExists ? ', where present' : '';
  return `${subject} ${verb} ${list}${suffix}`;
}

const VERBS: Readonly<Record<string, string>> = {
  stringequals: 'is',
  stringnotequals: 'is not',
  stringequalsignorecase: 'is, in any case,',
  stringnotequalsignorecase: 'is not, in any case,',
  stringlike: 'is like',
  stringnotlike: 'is not like',
  bool: 'is',
  binaryequals: 'is',
  arnequals: 'is like',
  arnlike: 'is like',
  arnnotequals: 'is not like',
  arnnotlike: 'is not like',
  numericequals: 'is',
  numericnotequals: 'is not',
  numericlessthan: 'is less than',
  numericlessthanequals: 'is at most',
  numericgreaterthan: 'is more than',
  numericgreaterthanequals: 'is at least',
  dateequals: 'is',
  datenotequals: 'is not',
  datelessthan: 'is before',
  datelessthanequals: 'is at the latest',
  dategreaterthan: 'is after',
  dategreaterthanequals: 'is at the earliest',
  ipaddress: 'is in',
  notipaddress: 'is not in',
};
