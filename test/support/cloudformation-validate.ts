import { createRequire } from 'node:module';
import * as z from 'zod';

/** A finding of AWS's own template validator. */
export interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

const report = z.object({
  diagnostics: z.array(z.object({ ruleId: z.string(), severity: z.string(), message: z.string() })),
});

interface Validator {
  readonly CompositeEngine: new () => { validateTemplate(template: object): unknown; free(): void };
  readonly TemplateContent: new (content: string, name: string) => object;
}

/**
 * Runs `@aws/cloudformation-validate` over a template. It comes inside aws-cdk-lib, where CDK runs it over its own stacks
 * but neither over those of a custom synthesizer nor over the body of a conformance pack.
 */
export function findingsOf(name: string, template: string): readonly Finding[] {
  const loaded: unknown = createRequire(require.resolve('aws-cdk-lib'))('@aws/cloudformation-validate');
  if (!isValidator(loaded)) throw new Error('@aws/cloudformation-validate has another shape than expected.');
  const engine = new loaded.CompositeEngine();
  try {
    const { diagnostics } = report.parse(engine.validateTemplate(new loaded.TemplateContent(template, name)));
    return diagnostics.map(({ ruleId, severity, message }) => ({ rule: ruleId, severity, message }));
  } finally {
    engine.free();
  }
}

function isValidator(value: unknown): value is Validator {
  return typeof value === 'object' && value !== null && 'CompositeEngine' in value && 'TemplateContent' in value;
}
