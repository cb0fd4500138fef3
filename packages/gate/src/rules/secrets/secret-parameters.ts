import { parseIntrinsic } from '../../templates/intrinsics';
import { memoize } from '../../templates/memoize';
import type { TemplateStack, Value } from '../../templates/template-resource';
import { readName } from '../generic/place-name';
import { findPlaces, type Place } from '../generic/places';
import { isSecretName } from './secret-names';
import { isKmsKey } from './secret-text';

/** Parameters of a template that hold a credential: by their own name, or because a property for one refers to them. */
export const listSecretParameters = memoize((stack: TemplateStack): ReadonlySet<string> => {
  // The default of a parameter of Systems Manager is the name of one, as in the BootstrapVersion of CDK.
  const declared = Object.entries(stack.source.template.Parameters ?? {})
    .filter(([, { Type }]) => typeof Type !== 'string' || !Type.startsWith('AWS::SSM::'))
    .map(([name]) => name);
  if (declared.length === 0) return new Set();
  const named = declared.filter(isSecretName);
  const used = stack.resources
    .flatMap((resource) => findPlaces(resource).texts)

    .flatMap((place) => {
      const name = findParameter(place.value);
      return name !== undefined && isForSecret(place) ? [name] : [];
    });
  return new Set([...named, ...used.filter((name) => declared.includes(name))]);
});

/** Whether a text is read from a parameter of Systems Manager that is not encrypted. */
export function isPlainReference(place: Place): boolean {
  const { text } = place;
  const isPlain = text.includes('{{resolve:ssm:') || (text.startsWith('${') && isSystemsManagerParameter(place.value));
  return isPlain && isForSecret(place);
}

function isSystemsManagerParameter(value: Value): boolean {
  const name = findParameter(value);
  const type = name === undefined ? undefined : value.stack.source.template.Parameters?.[name]?.Type;
  return typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<');
}

/** Whether the name of a property or variable says that its value is a credential. */
function isForSecret(place: Place): boolean {
  return !isKmsKey(place) && isSecretName(readName(place));
}

/** The parameter or resource that a value is a reference to. */
function findParameter({ raw }: Value): string | undefined {
  const [name, argument] = parseIntrinsic(raw) ?? [];
  return name === 'Ref' && typeof argument === 'string' ? argument : undefined;
}
