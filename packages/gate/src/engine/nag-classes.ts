import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type NagPack,
  NIST80053R5Checks,
  rules as nagRules,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';
import { memoize } from '../templates/memoize';
import type { Check } from './pack-rules';
import { findListedClass, findListedType, loadClass, type ResourceClass } from './resource-classes';

const NAG_CHECKS: ReadonlySet<object> = new Set(Object.values(nagRules).flatMap((group) => Object.values(group)));

const NAG_PACKS: ReadonlySet<unknown> = new Set([
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
]);

/** Whether a pack is one of cdk-nag's own, which apply the same rules to every resource. */
export function isNagPack(pack: NagPack): boolean {
  return NAG_PACKS.has(pack.constructor);
}

/** Whether a check is one of cdk-nag's own rules, whose source code this file can read. */
export function isNagCheck(check: Check): boolean {
  return NAG_CHECKS.has(check);
}

/**
 * Whether a check evaluates resources of a type. For a rule of cdk-nag, its source code decides: the classes and types
 * that it compares its resource with. Without that there are thirty times as many evaluations (decision 0017). Any
 * other check is evaluated for every resource. The parity test fails if a version of cdk-nag is written differently.
 */
export function isCheckFor(check: Check, type: string): boolean {
  if (!isNagCheck(check)) return true;
  const compared = readSubjects(check);
  return compared.length === 0 || compared.some((comparison) => isOfType(comparison, type));
}

/** Finds the types that a check evaluates; undefined where `isCheckFor` has to decide for each type. */
export function findSubjectTypes(check: Check): readonly string[] | undefined {
  const compared = isNagCheck(check) ? readSubjects(check) : [];
  const types = compared.flatMap(({ type }) => type ?? []);
  return types.length > 0 && types.length === compared.length ? types : undefined;
}

/** Whether any rule of cdk-nag looks at resources of a type, also at those beside the resource that it evaluates. */
export function isSeenByNag(type: string): boolean {
  const { types, others } = readAllComparisons();
  return types.has(type) || others.some((other) => isOfType(other, type));
}

/** Finds the class of a type: the one that the rules of cdk-nag name, where aws-cdk-lib has several. */
export function findResourceClass(type: string): ResourceClass | undefined {
  const known = found.get(type);
  if (known !== undefined) return known;
  const name = readAllComparisons().others.find((other) => isOfType(other, type))?.name ?? findListedClass(type);
  const resourceClass = name === undefined ? undefined : loadClass(name);
  if (resourceClass !== undefined) found.set(type, resourceClass);
  return resourceClass;
}

const found = new Map<string, ResourceClass>();

/** A place in a rule that compares a resource with a class or a type. */
interface Comparison {
  /** Whether it compares the resource that the rule evaluates. */
  readonly isSubject: boolean;
  /** Full name of the class. @default - it compares with a type */
  readonly name?: string;
  /** @default - the class is not the listed one of its type, so it has to be loaded */
  readonly type?: string;
}

/** TypeScript writes the module `aws-cdk-lib/aws-eks` as `aws_eks_1`. */
const CLASS = /\b(\w+) instanceof (\w+)_1\.(Cfn\w+)/g;
const TYPE = /\b(\w+)\.cfnResourceType\s*===?\s*(['"])([\w:-]+)\2/g;

const readComparisons = memoize((check: object): readonly Comparison[] => {
  const source = String(check);
  const parameter = /\(\s*(\w+)/.exec(source)?.[1] ?? 'node';
  return [
    ...[...source.matchAll(CLASS)].map(([, variable, module = '', className = '']): Comparison => {
      const name = `aws-cdk-lib/${module.replaceAll('_', '-')}.${className}`;
      const type = findListedType(name);
      return { isSubject: variable === parameter, name, ...(type === undefined ? {} : { type }) };
    }),
    ...[...source.matchAll(TYPE)].map(([, variable, , type = '']) => ({ isSubject: variable === parameter, type })),
  ];
});

const readSubjects = memoize((check: object) => readComparisons(check).filter(({ isSubject }) => isSubject));

interface AllComparisons {
  readonly types: ReadonlySet<string>;
  /** Comparisons with a class that is not the listed one of its type, such as `aws-eks.CfnCluster`. */
  readonly others: readonly Comparison[];
}

let all: AllComparisons | undefined;

/** Reads all rules of cdk-nag, those that no pack lists included. */
function readAllComparisons(): AllComparisons {
  if (all !== undefined) return all;
  const comparisons = [...NAG_CHECKS].flatMap((check) => readComparisons(check));
  all = {
    types: new Set(comparisons.flatMap(({ type }) => type ?? [])),
    others: comparisons.filter(({ type }) => type === undefined),
  };
  return all;
}

/** Whether a comparison is with resources of a type. Loading a class takes time, so only one of the same service is. */
function isOfType({ type, name = '' }: Comparison, wanted: string): boolean {
  if (type !== undefined) return type === wanted;
  const [, service = ''] = /^aws-cdk-lib\/aws-([a-z0-9]+)/.exec(name) ?? [];
  const isOfService = wanted.toLowerCase().startsWith(`aws::${service}`);
  return isOfService && loadClass(name).CFN_RESOURCE_TYPE_NAME === wanted;
}
