/** One kind of call that an endpoint policy allows. */
export interface EndpointCall {
  readonly actions: readonly string[];
  /** Builds the ARN pattern of the resources after the partition; undefined for actions that support no resource. */
  readonly buildResource: ((region: string, account: string) => string) | undefined;
}

/**
 * AWS services that code in the network calls, with the calls that the endpoint allows. A call that is not listed
 * cannot leave the VPC, even if a role allows it. Lambda itself writes logs, traces and dead letters and reads
 * environment variables outside the VPC of the function, so these services need no endpoint.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
export const ENDPOINT_SERVICES = {
  kms: {
    eventSource: 'kms.amazonaws.com',
    calls: [
      {
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        buildResource: (region, account) => `kms:${region}:${account}:key/*`,
      },
      {
        actions: ['kms:ScheduleKeyDeletion', 'kms:TagResource'],
        buildResource: (region, account) => `kms:${region}:${account}:key/*`,
      },
      // KMS authorizes the creation of a key on no resource.
      { actions: ['kms:CreateKey'], buildResource: undefined },
    ],
  },
} as const satisfies Readonly<
  Record<string, { readonly eventSource: string; readonly calls: readonly EndpointCall[] }>
>;

/** A service that a function can ask an endpoint for. */
export type EndpointService = keyof typeof ENDPOINT_SERVICES;
