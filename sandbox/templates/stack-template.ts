import * as z from 'zod';
import { isJsonObject, member, type Json, type JsonObject } from '../json';
import { SandboxError } from '../sandbox-error';
import { physicalId, type Where } from './physical-id';

/** A resource of a template whose condition holds. */
export interface Resource {
  readonly logicalId: string;
  readonly properties: JsonObject;
}

const json: z.ZodType<Json> = z.json();

const templateSchema = z.looseObject({
  Parameters: z
    .record(z.string(), z.looseObject({ Default: z.string(), AllowedValues: z.array(z.string()).optional() }))
    .optional(),
  Conditions: z.record(z.string(), json).optional(),
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Condition: z.string().optional(),
      Properties: z.record(z.string(), json).optional(),
    }),
  ),
});

type Template = z.output<typeof templateSchema>;

/**
 * Reads a synthesized CloudFormation template as it would be deployed in one account and Region. It knows the intrinsics
 * that our templates use where the sandbox looks (`Ref`, `Fn::GetAtt` of `Arn`, `Fn::Sub`, `Fn::If`, `Fn::Equals`) and
 * refuses any other, so that nothing is ever read half.
 */
export class StackTemplate {
  readonly #template: Template;
  readonly #parameters: ReadonlyMap<string, string>;

  /**
   * @param parameters values that differ from the template's defaults
   * @throws SandboxError for what is not a template, and for a parameter that it does not have or allow
   */
  constructor(
    content: unknown,
    readonly where: Where,
    parameters: Readonly<Record<string, string>> = {},
  ) {
    const parsed = templateSchema.safeParse(content);
    if (!parsed.success) throw new SandboxError(`Not a template: ${z.prettifyError(parsed.error)}`);
    this.#template = parsed.data;
    const declared = parsed.data.Parameters ?? {};
    for (const [name, value] of Object.entries(parameters)) {
      const allowed = Object.hasOwn(declared, name) ? (declared[name]?.AllowedValues ?? [value]) : [];
      if (!allowed.includes(value)) throw new SandboxError(`The template takes no parameter ${name}=${value}.`);
    }
    const defaults = Object.entries(declared).map(([name, { Default }]) => [name, Default] as const);
    this.#parameters = new Map([...defaults, ...Object.entries(parameters)]);
  }

  /** Resources of a type, in the order of the template, with their properties resolved when they are asked for. */
  resources(type: string): readonly Resource[] {
    return Object.entries(this.#template.Resources)
      .filter(([, resource]) => resource.Type === type)
      .filter(([, { Condition }]) => Condition === undefined || this.#condition(Condition))
      .map(([logicalId, { Properties }]) => ({ logicalId, properties: Properties ?? {} }));
  }

  /** What `Ref` of a resource gives. */
  ref(logicalId: string): string {
    return this.#resourceId(logicalId, 'Ref');
  }

  /** What `Fn::GetAtt` of `Arn` gives. */
  arn(logicalId: string): string {
    return this.#resourceId(logicalId, 'Arn');
  }

  /**
   * A value without intrinsics; members that are `AWS::NoValue` are left out.
   *
   * @throws SandboxError for an intrinsic that is not simulated
   */
  resolve(value: Json | undefined): Json | undefined {
    if (Array.isArray(value)) {
      return value.map((item: Json) => this.resolve(item)).filter((item) => item !== undefined);
    }
    if (!isJsonObject(value)) return value;
    const [[key, argument] = ['', null], ...others] = Object.entries(value);
    if (others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))) return this.#intrinsic(key, argument);
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, item]) => {
        const resolved = this.resolve(item);
        return resolved === undefined ? [] : [[name, resolved] as const];
      }),
    );
  }

  #intrinsic(name: string, argument: Json): Json | undefined {
    const list = Array.isArray(argument) ? z.array(json).parse(argument) : [argument];
    const [first, second, third] = list;
    if (name === 'Ref' && typeof first === 'string') return this.#reference(first);
    if (name === 'Fn::GetAtt' && typeof first === 'string' && second === 'Arn') return this.arn(first);
    if (name === 'Fn::Sub' && typeof argument === 'string') return this.#substituted(argument);
    if (name === 'Fn::If' && typeof first === 'string') return this.resolve(this.#condition(first) ? second : third);
    throw new SandboxError(`${name} ${JSON.stringify(argument)} in a template is not simulated.`);
  }

  #reference(name: string): string | undefined {
    if (name === 'AWS::NoValue') return undefined;
    const pseudo = new Map([
      ['AWS::AccountId', this.where.account],
      ['AWS::Region', this.where.region],
      ['AWS::Partition', this.where.partition],
    ]);
    return pseudo.get(name) ?? this.#parameters.get(name) ?? this.ref(name);
  }

  #substituted(text: string): string {
    return text.replaceAll(/\$\{([^!}][^}]*)\}/g, (_, name: string) => {
      const [logicalId, attribute] = name.split('.');
      const value = attribute === 'Arn' && logicalId !== undefined ? this.arn(logicalId) : this.#reference(name);
      return value ?? '';
    });
  }

  #condition(name: string): boolean {
    return this.#holds(name, this.#template.Conditions?.[name]);
  }

  #holds(name: string, condition: Json | undefined): boolean {
    const not = z.tuple([json]).safeParse(member(condition, 'Fn::Not'));
    if (not.success) return !this.#holds(name, not.data[0]);
    const equals = z.tuple([json, json]).safeParse(member(condition, 'Fn::Equals'));
    if (equals.success) return this.resolve(equals.data[0]) === this.resolve(equals.data[1]);
    throw new SandboxError(
      `Condition ${name} of a template is not made of Fn::Equals and Fn::Not, which are simulated.`,
    );
  }

  #resourceId(logicalId: string, attribute: 'Ref' | 'Arn'): string {
    const resource = Object.hasOwn(this.#template.Resources, logicalId)
      ? this.#template.Resources[logicalId]
      : undefined;
    if (resource === undefined) throw new SandboxError(`The template has neither parameter nor resource ${logicalId}.`);
    const named = (property: string): string | undefined => {
      const value = this.resolve(resource.Properties?.[property]);
      return typeof value === 'string' ? value : undefined;
    };
    return physicalId({ type: resource.Type, logicalId, named }, attribute, this.where);
  }
}
