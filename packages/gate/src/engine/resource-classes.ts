import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The class of a resource type. CDK's members for CloudFormationInclude are not public. */
export type ResourceClass = (new (...args: never[]) => unknown) & { readonly CFN_RESOURCE_TYPE_NAME: string };

/** Loads the very classes that cdk-nag compares with. */
const requireForNag = createRequire(require.resolve('cdk-nag/package.json'));

interface ListedClasses {
  readonly classes: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, string>;
}

let listed: ListedClasses | undefined;

/** Reads the list by which CloudFormationInclude chooses the class of a type. */
function readListedClasses(): ListedClasses {
  if (listed !== undefined) return listed;
  const home = dirname(requireForNag.resolve('aws-cdk-lib/package.json'));
  const file = join(home, 'cloudformation-include', 'cfn-types-2-classes.json');
  const names: Readonly<Record<string, string>> = requireForNag(file);
  const classes = new Map(Object.entries(names));
  listed = { classes, types: new Map([...classes].map(([type, name]) => [name, type])) };
  return listed;
}

/** Lists the resource types of the installed aws-cdk-lib. */
export function listResourceTypes(): ReadonlySet<string> {
  return new Set(readListedClasses().classes.keys());
}

/** Finds the class of a type by its full name: `aws-cdk-lib/aws-s3.CfnBucket`. */
export function findListedClass(type: string): string | undefined {
  return readListedClasses().classes.get(type);
}

/** Finds the type of a class; undefined where another class of aws-cdk-lib is the listed one of the type. */
export function findListedType(name: string): string | undefined {
  return readListedClasses().types.get(name);
}

/** Loads a class by its full name. */
export function loadClass(name: string): ResourceClass {
  const [module = '', className = ''] = name.split('.');
  const loaded: Readonly<Record<string, ResourceClass | undefined>> = requireForNag(module);
  const found = loaded[className];
  if (found === undefined) throw new Error(`${name} does not exist; the gate cannot host this version of aws-cdk-lib`);
  return found;
}
