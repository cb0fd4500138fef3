/** Where a person is in the sign-in. */
export type SignInStep = 'password' | 'code';

const FIELDS: Readonly<Record<SignInStep, string>> = {
  password: `<label for="email">E-mail address</label>
      <input id="email" name="email" type="email" autocomplete="username" required autofocus>
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required>`,
  code: `<label for="code">Code of your authenticator app</label>
      <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" required autofocus>
      <p class="hint">Without an app: npm start -- --code and the e-mail address, in another terminal.</p>`,
};

/** Renders the form of a step. No text of a request is in it. */
export function renderForm(step: SignInStep, problem?: string): string {
  return renderPage(
    'Sign in',
    `${problem === undefined ? '' : `<p role="alert">${problem}</p>`}
    <form method="post">
      ${FIELDS[step]}
      <button type="submit">Continue</button>
    </form>`,
  );
}

/** Renders a page without a form. */
export function renderMessage(message: string): string {
  return renderPage('Sign in', `<p role="alert">${message}</p>`);
}

function renderPage(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/sign-in.css">
</head>
<body>
  <main>
    <h1>${title}</h1>
    <p class="hint">Local run of Bulwark, in place of the managed login of Cognito. The people are in .local/people.txt.</p>
    ${content}
  </main>
</body>
</html>
`;
}

export const STYLE = `body { background: #f4f5f7; color: #16191f; font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { background: #fff; border: 1px solid #c6cbd3; border-radius: 8px; margin: 10vh auto; max-width: 24rem; padding: 2rem; }
h1 { font-size: 1.4rem; margin: 0 0 1rem; }
label { display: block; font-weight: 600; margin-top: 1rem; }
input { border: 1px solid #6b7280; border-radius: 4px; box-sizing: border-box; font: inherit; padding: .5rem; width: 100%; }
button { background: #0b5394; border: 0; border-radius: 4px; color: #fff; font: inherit; margin-top: 1.5rem; padding: .6rem 1.2rem; }
[role="alert"] { border-left: 4px solid #b42318; padding-left: .75rem; }
.hint { color: #4b5563; font-size: .9rem; }
`;
