import { literalPack, type PackEnvironment } from '../../conformance-pack/literal-pack';
import type { PackSettings } from '../../conformance-pack/pack-settings';
import { renderPacks, type RenderedPack } from '../../conformance-pack/render-pack';
import type { Check } from '../../core/registry/check';
import { isJsonObject, valueAt, type Json, type JsonObject } from '../../core/subject/json';
import { jsonOf } from './json-of';

const HERE = { partition: 'aws', region: 'eu-west-1', account: '111122223333' } as const;

/** The body of a pack that everything fits into. */
export function onlyBody(checks: readonly Check[], settings: PackSettings = {}): string {
  const [pack, second] = renderPacks(checks, settings);
  if (pack === undefined || second !== undefined) throw new Error('This is not exactly one pack.');
  return pack.body;
}

/** The resources of packs, as AWS Config reads them in one account. */
export function resourcesOfPacks(packs: readonly RenderedPack[], where: PackEnvironment = HERE): JsonObject {
  const resources = packs.map(({ body }) => valueAt(withDefaults(literalPack(body, where)), ['Resources']));
  return Object.fromEntries(resources.filter(isJsonObject).flatMap((some) => Object.entries(some)));
}

/** A body with the defaults of its parameters filled in, which nobody overrides. */
function withDefaults(body: string): Json {
  const parameters = valueAt(jsonOf(body), ['Parameters']);
  const names = Object.keys(isJsonObject(parameters) ? parameters : {});
  const filled = names.reduce(
    (text, name) =>
      text.replaceAll(`{"Ref":${JSON.stringify(name)}}`, JSON.stringify(valueAt(parameters, [name, 'Default']))),
    body,
  );
  return jsonOf(filled);
}
