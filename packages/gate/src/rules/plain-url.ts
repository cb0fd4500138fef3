import type { Value } from '../templates/template-resource';

/** Schemes whose content anyone on the path reads. */
const PLAIN = /^(http|ws|ftp|rtmp|mqtt|ldap|redis|amqp):\/\//i;
/** A text that starts with a scheme, whatever its rest is. */
const KNOWN_SCHEME = /^[a-z][a-z\d+.-]*:/i;

/**
 * Whether a value is a URL without TLS. The scheme decides, so the rest may be known at deployment only.
 *
 * @throws Undecidable when only a deployment determines the scheme
 */
export function isPlainUrl(value: Value): boolean {
  const shown = value.display();
  if (KNOWN_SCHEME.test(shown)) return PLAIN.test(shown);
  // An attribute of a resource, such as the issuer of a user pool, is an address that AWS makes.
  return value.target() === undefined && PLAIN.test(value.text() ?? '');
}
