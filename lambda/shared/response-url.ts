/**
 * Whether a URL leads to the bucket in which CloudFormation collects responses of custom resources in a region. An event
 * with any other URL is not from CloudFormation: whoever may invoke the function would choose who gets the response.
 *
 * @param region such as `eu-central-1`; the function and the stack are in the same one
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html (name of the bucket)
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html (forms of the address)
 */
export function isResponseUrl(url: string, region: string): boolean {
  if (region === '' || !URL.canParse(url)) return false;
  const { protocol, username, password, port, hostname, pathname } = new URL(url);
  if (protocol !== 'https:' || `${username}${password}${port}` !== '') return false;
  const bucket = `cloudformation-custom-resource-response-${region.replaceAll('-', '')}`;
  if (hostname.startsWith(`${bucket}.`)) return isHostOfS3(hostname.slice(bucket.length + 1));
  return isHostOfS3(hostname) && pathname.startsWith(`/${bucket}/`);
}

/** `s3.amazonaws.com`, `s3-eu-west-1.amazonaws.com`, `s3.dualstack.eu-central-1.amazonaws.com`; `.cn` in China. */
function isHostOfS3(hostname: string): boolean {
  return /^s3(?:[.-][a-z\d-]+){0,2}\.amazonaws\.com(?:\.cn)?$/.test(hostname);
}
