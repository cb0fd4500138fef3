/** Names of types by service, separated by spaces. A star is every type of the service. */
export type TypesByService = Readonly<Record<string, string>>;

export function hasType(types: TypesByService, type: string): boolean {
  const [, service = '', name = ''] = type.split('::');
  const names = types[service]?.split(' ');
  return type.startsWith('AWS::') && names !== undefined && (names.includes('*') || names.includes(name));
}
