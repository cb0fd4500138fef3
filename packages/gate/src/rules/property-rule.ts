import { parseIntrinsic } from '../templates/intrinsics';
import { isRecord } from '../templates/template';
import type { TemplateResource, Value } from '../templates/template-resource';
import { filterCertain } from '../templates/undecided';
import { isCustomerManagedKeyOrAlias } from './kms/customer-managed-key';
import type { CheckResult, Rule } from './rule';

type Scalar = string | number | boolean;

/**
 * What a property has to be. An absent property fails `equals`, `matches`, `atLeast`, `present` and
 * `customerManagedKey`, and passes the others, unless `whenAbsent` says otherwise.
 */
export type Expectation =
  | { readonly equals: Scalar | readonly Scalar[] }
  | { readonly differsFrom: Scalar | readonly Scalar[] }
  | { readonly matches: RegExp }
  | { readonly differsFromPattern: RegExp }
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly present: true }
  | { readonly absent: true }
  | { readonly customerManagedKey: true };

/** A rule about the values at one path of a resource, as a row of data. */
export interface PropertyRule extends Omit<Rule, 'check' | 'property' | 'requiresAnyProperty'> {
  /**
   * Path below `Properties`: `EncryptionAtRestOptions.Enabled`. A step `*` stands for every element of a list, or every
   * value of an object: `Listeners.*.Protocol`.
   */
  readonly property: string;
  readonly expects: Expectation;
  /** Result for an absent property, that is the meaning of CloudFormation's default. @default - see Expectation */
  readonly whenAbsent?: 'passes' | 'fails';
  /** The rule applies only to resources for which this is true. @default - to all resources of its types */
  readonly onlyIf?: (resource: TemplateResource) => boolean;
}

/** Creates the rule of a row. A path with `*` reports each element that fails, by its place. */
export function createPropertyRule({ expects, whenAbsent, onlyIf, property, ...row }: PropertyRule): Rule {
  const steps = property.split('.');
  const passes = (value: Value): boolean =>
    value.present ? meetsExpectation(value, expects) : (whenAbsent ?? getDefaultWhenAbsent(expects)) === 'passes';
  return {
    ...row,
    property: `Properties.${property}`,
    check: (resource): CheckResult => {
      if (onlyIf !== undefined && !onlyIf(resource)) return 'not applicable';
      const failed = filterCertain(selectValues(resource.at(''), steps), (value) => !passes(value));
      if (!steps.includes('*')) return failed.length === 0;
      return failed.map((value) => value.property.replace(/^Properties\./, ''));
    },
  };
}

/** Creates the rules of a table. */
export function createPropertyRules(rows: readonly PropertyRule[]): readonly Rule[] {
  return rows.map(createPropertyRule);
}

function getDefaultWhenAbsent(expects: Expectation): 'passes' | 'fails' {
  const passes =
    'differsFrom' in expects || 'differsFromPattern' in expects || 'atMost' in expects || 'absent' in expects;
  return passes ? 'passes' : 'fails';
}

/** The values at a path, in the order of the template. Below an absent list no value exists. */
export function selectValues(value: Value, [step, ...rest]: readonly string[]): readonly Value[] {
  if (step === undefined) return [value];
  if (step !== '*') return selectValues(value.at(step), rest);
  const elements = isMap(value) ? value.entries().map(([, element]) => element) : value.items();
  return elements.flatMap((element) => selectValues(element, rest));
}

function isMap({ raw }: Value): boolean {
  return isRecord(raw) && parseIntrinsic(raw) === undefined;
}

function meetsExpectation(value: Value, expects: Expectation): boolean {
  if ('present' in expects) return isFilled(value);
  if ('absent' in expects) return !isFilled(value);
  if ('customerManagedKey' in expects) return isCustomerManagedKeyOrAlias(value);
  if ('atLeast' in expects) return (value.number() ?? Number.NEGATIVE_INFINITY) >= expects.atLeast;
  if ('atMost' in expects) return (value.number() ?? Number.POSITIVE_INFINITY) <= expects.atMost;
  const text = value.text() ?? '';
  if ('matches' in expects) return expects.matches.test(text);
  if ('differsFromPattern' in expects) return !expects.differsFromPattern.test(text);
  if ('equals' in expects) return isOneOf(text, expects.equals);
  return !isOneOf(text, expects.differsFrom);
}

function isOneOf(text: string, allowed: Scalar | readonly Scalar[]): boolean {
  return [allowed].flat().some((each) => String(each) === text);
}

/** An empty text, list or object configures nothing. */
function isFilled({ raw }: Value): boolean {
  if (raw === '' || (Array.isArray(raw) && raw.length === 0)) return false;
  return !(typeof raw === 'object' && raw !== null && Object.keys(raw).length === 0);
}
