// Runs in the browser. Shows the document of the API with Swagger UI, and lets a person sign in with the authorization
// code flow and PKCE.
async function showDocument() {
  const response = await fetch('/config.json');
  const { client, apiKey, scopes } = await response.json();
  const viewer = window.SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#viewer',
    oauth2RedirectUrl: `${window.location.origin}/oauth2-redirect.html`,
    // No request leaves this machine.
    validatorUrl: null,
    persistAuthorization: false,
    // The key identifies the application and proves nothing, so that a person need not copy it.
    onComplete: () => viewer.preauthorizeApiKey('client', apiKey),
  });
  // The name that the page of Swagger UI has for it: the console and tests read its state.
  window.ui = viewer;
  viewer.initOAuth({
    clientId: client,
    // All are requested; the token has those that the groups of the person give.
    scopes,
    usePkceWithAuthorizationCodeGrant: true,
    // Shows the sign-in page each time, so that one can sign in as somebody else.
    additionalQueryStringParams: { prompt: 'login' },
  });
}

showDocument();
