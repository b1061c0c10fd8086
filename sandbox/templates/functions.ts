import * as z from 'zod';
import { propertiesOf } from './resource-properties';
import type { StackTemplate } from './stack-template';

/** A function as a template declares it. */
export interface FunctionResource {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** Key of its code in the asset bucket. */
  readonly codeKey: string;
  /** `index.handler`: module and export. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

const schema = z.object({
  FunctionName: z.string(),
  Code: z.looseObject({ S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().startsWith('nodejs'),
  Timeout: z.number(),
  MemorySize: z.number(),
  Role: z.string(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
});

/** The functions of a template. */
export function functionsOf(template: StackTemplate): readonly FunctionResource[] {
  return template.resources('AWS::Lambda::Function').map((resource) => {
    const fn = propertiesOf(template, resource, schema);
    return {
      name: fn.FunctionName,
      arn: template.arn(resource.logicalId),
      roleArn: fn.Role,
      codeKey: fn.Code.S3Key,
      handler: fn.Handler,
      timeoutSeconds: fn.Timeout,
      memoryMb: fn.MemorySize,
      environment: fn.Environment?.Variables ?? {},
    };
  });
}
