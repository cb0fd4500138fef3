// Loaded into the emulated functions before their code: a response of a custom resource leads to the emulator, which
// takes it in the place of the bucket of CloudFormation (rehearsal/emulator/response_urls.py).
const BUCKET = /^cloudformation-custom-resource-response-\w+[.]s3[.][\w-]+[.]amazonaws[.]com$/;
const send = globalThis.fetch;

globalThis.fetch = (address, options) => {
  const { hostname, pathname } = new URL(address);
  if (!BUCKET.test(hostname)) return send(address, options);
  return send(new URL(`/_ministack/cfn-response${pathname}`, process.env.AWS_ENDPOINT_URL), options);
};
