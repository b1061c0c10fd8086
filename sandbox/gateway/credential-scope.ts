/** What a signed request says about itself (AWS Signature Version 4). The signature itself is not verified. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

/**
 * Reads the credential scope `<key>/<date>/<region>/<service>/aws4_request`.
 *
 * @param authorization the `Authorization` header
 * @param url path and query; a presigned request has `X-Amz-Credential` there
 * @returns `undefined` for a request that is not signed
 */
export function credentialScope(authorization: string | undefined, url: URL): CredentialScope | undefined {
  const credential =
    authorization === undefined
      ? (url.searchParams.get('X-Amz-Credential') ?? '')
      : (/^AWS4-HMAC-SHA256 (?:.*[, ])?Credential=([^,\s]+)/.exec(authorization)?.[1] ?? '');
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split('/');
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request' || rest.length > 0)
    return undefined;
  return { accessKeyId, region, service };
}
