import type { ParameterDeclaration } from './template';

/** The value that a parameter always has: the only one of its AllowedValues. */
export function findOnlyValue(parameter: ParameterDeclaration): string | undefined {
  const [only, ...others] = listAllowedValues(parameter) ?? [];
  return others.length === 0 && isReadable(parameter) && !isListParameter(parameter) ? only : undefined;
}

/** The value of a parameter that nobody passes; undefined when only a deployment determines it. */
export function findDefault(parameter: ParameterDeclaration): unknown {
  const { Default: value } = parameter;
  if (value === undefined || value === null || !isReadable(parameter)) return undefined;
  if (!isListParameter(parameter) || Array.isArray(value)) return value;
  const text = String(value);
  return text === '' ? [] : text.split(',').map((item) => item.trim());
}

export function listAllowedValues({ AllowedValues }: ParameterDeclaration): readonly string[] | undefined {
  return Array.isArray(AllowedValues) && AllowedValues.length > 0 ? AllowedValues.map(String) : undefined;
}

/** Whether Ref of the parameter is a list: `CommaDelimitedList`, `List<AWS::EC2::Subnet::Id>`. */
export function isListParameter({ Type: type }: ParameterDeclaration): boolean {
  return typeof type === 'string' && (type === 'CommaDelimitedList' || type.includes('List<'));
}

/** The default of an SSM parameter is the name of the value; that of a NoEcho parameter is a placeholder. */
function isReadable({ Type: type, NoEcho }: ParameterDeclaration): boolean {
  return String(NoEcho) !== 'true' && !String(type).startsWith('AWS::SSM::Parameter::Value<');
}
