import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLockout } from './lockout';
import { createCodeCheck } from './one-time-code';
import type { LocalPerson } from './people';
import { renderForm, renderMessage, type SignInStep, STYLE } from './sign-in-pages';

/** What the sign-in needs of the OAuth 2.0 server. */
export interface SignInServer {
  /** The id of the sign-in that the cookie of a request belongs to. Rejects a request without a sign-in, or with one that has expired. */
  readonly findSignIn: (request: IncomingMessage, response: ServerResponse) => Promise<string>;
  /** Returns the browser to the application with the person, or with an error. */
  readonly finish: (request: IncomingMessage, response: ServerResponse, result: SignInResult) => Promise<void>;
}

export type SignInResult = { readonly person: LocalPerson } | { readonly refused: string };

export interface SignInProps {
  readonly server: SignInServer;
  readonly people: readonly LocalPerson[];
  /** Origins that the browser may return to. */
  readonly origins: readonly string[];
  readonly now: () => Date;
}

/** A sign-in between its first and its last page. */
interface SignInState {
  /** Set once the password was right. */
  person?: LocalPerson;
  failures: number;
}

/** Wrong passwords and codes after which the sign-in ends. */
const MOST_FAILURES = 5;
const MOST_SIGN_INS = 1_000;
/** Bytes of a form. */
const FORM_LIMIT = 4_096;
const PATH = /^\/interaction\/([\w-]+)$/;
const LOCKED = 'Too many wrong passwords or codes for this address. Wait a while, then start again.';
const EXPIRED = 'This sign-in has expired. Close this page and start again.';

/** The address of the sign-in page. */
export function locateSignIn(id: string): string {
  return `/interaction/${id}`;
}

/**
 * Creates the pages on which people sign in: first the password, then a one-time code. No request leads past the code,
 * since only a right code finishes a sign-in whose password was right. Like Cognito with PreventUserExistenceErrors, it
 * does not reveal which addresses exist.
 *
 * @returns a function that answers requests for these pages, and returns false for others
 */
export function createSignIn({ server, people, origins, now }: SignInProps) {
  const signIns = new Map<string, SignInState>();
  const checkCode = createCodeCheck(now);
  const lockout = createLockout(now);
  const headers = {
    // A browser applies form-action to the redirects after a form as well.
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${origins.join(' ')}; frame-ancestors 'none'; base-uri 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
  const send = (response: ServerResponse, status: number, body: string, type = 'text/html; charset=utf-8') => {
    response.writeHead(status, { ...headers, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
    response.end(body);
  };

  function openSignIn(id: string): SignInState {
    const state = signIns.get(id) ?? { failures: 0 };
    signIns.set(id, state);
    const [oldest] = signIns.keys();
    if (signIns.size > MOST_SIGN_INS && oldest !== undefined) signIns.delete(oldest);
    return state;
  }

  /** Checks one form. Returns the problem, or undefined when the step is done. */
  function checkForm(state: SignInState, step: SignInStep, form: URLSearchParams): string | undefined {
    const email = state.person?.email ?? form.get('email')?.trim().toLowerCase() ?? '';
    if (lockout.isLocked(email)) return LOCKED;
    const problem = step === 'password' ? checkPassword(state, email, form) : checkOneTimeCode(state, form);
    if (problem !== undefined) lockout.countFailure(email);
    else if (step === 'code') lockout.reset(email);
    return problem;
  }

  function checkPassword(state: SignInState, email: string, form: URLSearchParams): string | undefined {
    const person = people.find((each) => each.email === email);
    if (!isSameText(person?.password, form.get('password') ?? '') || person === undefined) {
      return 'The e-mail address or the password is wrong.';
    }
    state.person = person;
    return undefined;
  }

  function checkOneTimeCode({ person }: SignInState, form: URLSearchParams): string | undefined {
    const isRight = person !== undefined && checkCode(person.id, person.codeSecret, form.get('code') ?? '');
    return isRight ? undefined : 'The code is wrong, has expired or was used before. Wait for the next one.';
  }

  async function answerForm(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const state = openSignIn(id);
    const step = state.person === undefined ? 'password' : 'code';
    const problem = checkForm(state, step, new URLSearchParams(await readForm(request)));
    if (problem !== undefined) {
      state.failures += 1;
      if (state.failures < MOST_FAILURES) return send(response, 403, renderForm(step, problem));
      signIns.delete(id);
      return server.finish(request, response, { refused: 'Too many wrong passwords or codes.' });
    }
    if (step === 'password' || state.person === undefined) return send(response, 200, renderForm('code'));
    signIns.delete(id);
    return server.finish(request, response, { person: state.person });
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = request.url ?? '';
    if (path === '/sign-in.css') {
      send(response, 200, STYLE, 'text/css');
      return true;
    }
    const id = PATH.exec(path)?.[1];
    if (id === undefined) return false;
    const found = await server.findSignIn(request, response).catch(() => undefined);
    if (found !== id) send(response, 400, renderMessage(EXPIRED));
    else if (request.method === 'POST') await answerForm(request, response, id);
    else send(response, 200, renderForm(openSignIn(id).person === undefined ? 'password' : 'code'));
    return true;
  };
}

/** Compares texts in a time that does not depend on them. */
function isSameText(expected: string | undefined, actual: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected ?? ''), digest(actual)) && expected !== undefined;
}

/** The body of a form; empty when it is too long. */
async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= FORM_LIMIT) chunks.push(chunk);
  }
  return bytes > FORM_LIMIT ? '' : Buffer.concat(chunks).toString('utf8');
}
