import type { OwnIdentity } from '../adapters/lambda/own-identity';
import { parseArn } from '../core/subject/arn';
import { decided } from './decided';
import { quoted } from './quoted';

/** The key that a person chose, or what they have to decide, as a sentence. */
export type ChosenKey = { readonly key: string } | { readonly obstacle: string };

/** Key ids and aliases (KMS API reference, `DescribeKey` and `CreateAlias`); those of AWS itself are no customer's keys. */
const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MULTI_REGION_KEY = /^mrk-[0-9a-f]{32}$/;
const ALIAS = /^alias\/(?!aws\/)[A-Za-z0-9/_-]{1,250}$/;

/**
 * The KMS key of the value `kmsKeyId`: its id, an alias, or the ARN of either. There is no default, because whoever may not
 * use the key is locked out.
 *
 * @param kinds whether a key of several Regions will do
 */
export function chosenKey(
  values: Readonly<Record<string, string>>,
  own: OwnIdentity,
  kinds: { readonly multiRegion: boolean },
): ChosenKey {
  const key = decided(values, 'kmsKeyId');
  if (key === undefined) return { obstacle: 'Decide kmsKeyId, the KMS key (document parameter Values).' };
  const name = nameIn(key, own);
  const isKey = name !== undefined && (KEY.test(name) || ALIAS.test(name));
  const isMultiRegion = name !== undefined && MULTI_REGION_KEY.test(name);
  if (isKey || (isMultiRegion && kinds.multiRegion)) return { key };
  const expected = kinds.multiRegion ? 'a customer managed key' : 'a customer managed key of one Region';
  return {
    obstacle:
      `Decide another kmsKeyId (document parameter Values): ${quoted(key)} is neither the id of ${expected} nor an alias, ` +
      `nor the ARN of either in ${own.region}.`,
  };
}

/** A key id or alias out of its ARN, which must be of the own Region: ECS reaches no key elsewhere. */
function nameIn(key: string, { partition, region }: OwnIdentity): string | undefined {
  const arn = parseArn(key);
  if (arn === undefined) return key;
  const isHere = arn.partition === partition && arn.service === 'kms' && arn.region === region;
  if (!isHere || !/^\d{12}$/.test(arn.account)) return undefined;
  return arn.resource.startsWith('key/') ? arn.resource.slice('key/'.length) : aliasIn(arn.resource);
}

function aliasIn(resource: string): string | undefined {
  return resource.startsWith('alias/') ? resource : undefined;
}
