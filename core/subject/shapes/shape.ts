/** The unit in which a task size is read: CPU units (1 vCPU = 1024) or MiB (1 GB = 1024). */
export type QuantityUnit = 'cpu' | 'memory';

/** What a place in a resource may hold. One table serves the normaliser, the Rego schema and the tests of absence. */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'number' }
  | { readonly kind: 'quantity'; readonly unit: QuantityUnit }
  /** With `orOne`, a lone element may stand without its list, as in policy documents. */
  | { readonly kind: 'list'; readonly items: Shape; readonly orOne: boolean }
  /**
   * Free keys whose spelling is the user's (`DockerLabels`, log `Options`). With `orStar`, the text `*` may stand for
   * `{"*": "*"}`, as a policy's Principal.
   */
  | { readonly kind: 'map'; readonly values: Shape; readonly orStar: boolean }
  /** With `orText`, it may be written as a JSON text, also one that is URL-encoded. */
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Member>>; readonly orText: boolean };

/** A shape with named places. */
export type ObjectShape = Extract<Shape, { readonly kind: 'object' }>;

/** A named place of an object. */
export interface Member {
  readonly shape: Shape;
  /** Names beside the Config spelling, compared without case: what the ECS API or CloudFormation calls it. */
  readonly aliases: readonly string[];
  /** What AWS does when the member is absent, where AWS documents a literal value. */
  readonly absentMeans: string | boolean | undefined;
  /** AWS Config may leave the member out although it is set, so that its absence from an item says nothing. */
  readonly mayBeUnrecorded: boolean;
  /** No answer of a describe operation holds the member: it is asked for by an operation of its own. */
  readonly isDescribedApart: boolean;
}

/** Settings of a member that differ from "one name, no documented default, always recorded". */
type MemberSettings = Partial<Omit<Member, 'shape'>>;

export const text: Shape = { kind: 'text' };
export const flag: Shape = { kind: 'flag' };
export const number: Shape = { kind: 'number' };
export const cpu: Shape = { kind: 'quantity', unit: 'cpu' };
export const memory: Shape = { kind: 'quantity', unit: 'memory' };

/** A list of one shape. */
export function list(items: Shape): Shape {
  return { kind: 'list', items, orOne: false };
}

/** A list of one shape whose lone element may stand without it. */
export function oneOrMany(items: Shape): Shape {
  return { kind: 'list', items, orOne: true };
}

/** A map with free keys. */
export function map(values: Shape): Shape {
  return { kind: 'map', values, orStar: false };
}

/** An object; a member is a shape, or `member(shape, settings)` when there is more to say. */
export function object(members: Readonly<Record<string, Shape | Member>>): ObjectShape {
  return {
    kind: 'object',
    orText: false,
    members: Object.fromEntries(
      Object.entries(members).map(([name, entry]) => [name, 'kind' in entry ? member(entry) : entry]),
    ),
  };
}

/** An object that may be written as a JSON text. */
export function document(members: Readonly<Record<string, Shape | Member>>): ObjectShape {
  return { ...object(members), orText: true };
}

/** A member with settings. */
export function member(shape: Shape, settings: MemberSettings = {}): Member {
  return { shape, aliases: [], absentMeans: undefined, mayBeUnrecorded: false, isDescribedApart: false, ...settings };
}

/** `[{Key, Value}]`, the tags of every type here. */
export const tags: Shape = list(object({ Key: text, Value: text }));
