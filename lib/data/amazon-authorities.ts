/**
 * Environment variable of a function that connects to the cluster itself. Lambda keeps Amazon's certificate
 * authorities, including those of RDS, in this file; Node.js 20 and later do not load it by default. The certificate of
 * RDS Proxy is signed by a public authority and needs no file.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-rds.html
 */
export const AMAZON_AUTHORITIES = { NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem' } as const;
