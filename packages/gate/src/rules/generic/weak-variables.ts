const OFF = /^(?:0|false|no|off|disabled?|none)$/i;
const ON = /^(?:1|true|yes|on|enabled?)$/i;

/** Variables that switch a protection on; off is the weak value. */
const PROTECTIONS =
  /^(?:NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY|NPM_CONFIG_STRICT_SSL)$|(?:^|_)(?:SSL|TLS|HTTPS|CERT(?:IFICATE)?S?|JWT|TOKEN|SIGNATURE)_(?:VERIFY|VERIFICATION|ENABLED?|REQUIRED?|CHECK)$|(?:^|_)(?:VERIFY|VALIDATE|CHECK|ENABLE|USE|REQUIRE|ENFORCE)_(?:SSL|TLS|HTTPS|CERT(?:IFICATE)?S?|JWT|TOKENS?|SIGNATURES?|AUTH)$|(?:^|_)(?:AUTH|AUTHENTICATION|AUTHORIZATION)_(?:ENABLED?|REQUIRED?)$/i;
/** Variables that switch a protection off; on is the weak value. */
const EXEMPTIONS =
  /(?:^|_)(?:ALLOW_INSECURE|INSECURE|SKIP_(?:SSL|TLS|CERT|AUTH)\w*|(?:SSL|TLS)_(?:SKIP|INSECURE|NO)\w*|INSECURE_SKIP_VERIFY|NO_VERIFY|(?:DISABLE|NO)_(?:SSL|TLS|AUTH|AUTHENTICATION|CSRF)|AUTH_DISABLED|TRUST_ALL\w*|TRUST_SERVER_CERTIFICATE)$/i;
/** Modes of a connection to PostgreSQL in which an attacker on the path switches TLS off. */
const MODE = /(?:^|_)(?:PG|DB_|DATABASE_)?SSL_?MODE$/i;
const WEAK_MODE = /^(?:disable|disabled|allow|prefer|preferred|no-verify|none)$/i;
const PROTOCOL = /(?:^|_)SECURITY_PROTOCOL$/i;
/** Parts of connection strings. */
const CONNECTION =
  /\bsslmode=(?:disable|allow|prefer|no-verify)\b|[?&;](?:ssl|tls|usessl|encrypt)=false\b|\b(?:tlsInsecure|tlsAllowInvalidCertificates|trustServerCertificate)=true\b|\bverifyServerCertificate=false\b/i;
/** Options that load code into a program, or open its debugger. */
const LOADS = /^LD_PRELOAD$/i;
const DEBUGS = /--inspect(?:-brk)?\b|-agentlib:jdwp/;

/**
 * Describes what a variable switches off.
 *
 * @param name of the variable
 * @returns undefined when it switches nothing off
 */
export function describeWeakVariable(name: string, text: string): string | undefined {
  if (CONNECTION.test(text)) return 'connects without TLS or does not verify the server';
  if (DEBUGS.test(text)) return 'opens the debugger of the program';
  if (!/[A-Z]/i.test(name)) return undefined;
  if (PROTECTIONS.test(name) && OFF.test(text)) return `${text} switches a protection off`;
  if (EXEMPTIONS.test(name) && ON.test(text)) return `${text} switches a protection off`;
  if (MODE.test(name) && WEAK_MODE.test(text)) return `${text} connects without TLS or does not verify the server`;
  if (PROTOCOL.test(name) && /^(?:SASL_)?PLAINTEXT$/i.test(text)) return `${text} connects without TLS`;
  // Git reads only whether the variable exists.
  if (/^GIT_SSL_NO_VERIFY$/i.test(name)) return 'accepts any certificate of a server';
  return LOADS.test(name) ? 'loads code into every program' : undefined;
}
