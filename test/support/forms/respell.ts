import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../../core/subject/json';
import type { Shape } from '../../../core/subject/shapes/shape';
import { SHAPES } from '../../../core/subject/shapes/shapes';
import type { ResourceType } from '../../../core/subject/subject';
import { isUnknown, type UnknownValue } from '../../../core/subject/unknown';

/** How a form writes keys, texts and what cannot be known. */
export interface Style {
  /** @param path names from the root, without indexes, such as `Volumes.EfsVolumeConfiguration` */
  readonly key: (type: ResourceType, path: string, name: string) => string;
  readonly text: (text: string) => Json;
  /** @returns `undefined` where the member is left out */
  readonly unknown: (value: UnknownValue, shape: Shape | undefined) => Json | undefined;
  /** Whether lists and maps that nobody set are written, empty, as AWS Config records them. */
  readonly writesEmpty: boolean;
}

/** Writes a configuration in another spelling. */
export function respell(type: ResourceType, configuration: JsonObject, style: Style): JsonObject {
  return new Respelling(type, style).object(configuration, SHAPES[type], []);
}

class Respelling {
  constructor(
    private readonly type: ResourceType,
    private readonly style: Style,
  ) {}

  object(value: JsonObject, shape: Shape & { readonly kind: 'object' }, path: readonly string[]): JsonObject {
    const empty = this.style.writesEmpty ? emptyMembers(shape) : [];
    const members = new Map<string, Json>([...empty, ...Object.entries(value)]);
    return Object.fromEntries(
      [...members].flatMap(([name, member]) => {
        const place = [...path, name];
        const written = this.#value(member, shape.members[name]?.shape, place);
        return written === undefined ? [] : [[this.style.key(this.type, place.join('.'), name), written]];
      }),
    );
  }

  #value(value: Json, shape: Shape | undefined, path: readonly string[]): Json | undefined {
    if (isUnknown(value)) return this.style.unknown(value, shape);
    if (typeof value === 'string') return this.style.text(value);
    if (isJsonList(value)) {
      const items = shape?.kind === 'list' ? shape.items : undefined;
      return value.map((item) => this.#value(item, items, path) ?? null);
    }
    if (!isJsonObject(value)) return value;
    if (shape?.kind === 'object') return this.object(value, shape, path);
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, this.#value(entry, undefined, path) ?? null]),
    );
  }
}

/** Unset lists and maps are present in a configuration item, unset scalars are not (`docs/architecture.md`, "Absence"). */
function emptyMembers(shape: Shape & { readonly kind: 'object' }): readonly [string, Json][] {
  return Object.entries(shape.members).flatMap(([name, { shape: own, mayBeUnrecorded }]): readonly [string, Json][] => {
    if (mayBeUnrecorded) return [];
    if (own.kind === 'list') return [[name, []]];
    return own.kind === 'map' ? [[name, {}]] : [];
  });
}
