import * as z from 'zod';
import { SandboxError } from '../sandbox-error';
import type { Resource, StackTemplate } from './stack-template';

/**
 * The properties of a resource that a schema names, resolved. Others are not looked at, so that an intrinsic which is
 * not simulated does no harm where nothing is read.
 *
 * @throws SandboxError naming the resource
 */
export function propertiesOf<Shape extends z.ZodRawShape>(
  template: StackTemplate,
  { logicalId, properties }: Resource,
  schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
  const named = Object.keys(schema.shape).flatMap((name) => {
    const value = template.resolve(properties[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const parsed = schema.safeParse(Object.fromEntries(named));
  if (parsed.success) return parsed.data;
  throw new SandboxError(`Resource ${logicalId} of the template: ${z.prettifyError(parsed.error)}`);
}
