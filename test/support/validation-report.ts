import * as z from 'zod';

const report = z.looseObject({
  pluginReports: z.array(
    z.looseObject({
      violations: z.array(
        z.looseObject({
          ruleName: z.string(),
          violatingConstructs: z.array(z.looseObject({ constructPath: z.string() })),
        }),
      ),
    }),
  ),
});

/** A rule that a template breaks, and the constructs that do. */
export interface BrokenRule {
  readonly rule: string;
  readonly places: readonly string[];
}

/** What stands in the `validation-report.json` that CDK writes into an assembly. */
export function brokenRules(text: string): readonly BrokenRule[] {
  const { pluginReports } = report.parse(JSON.parse(text));
  return pluginReports
    .flatMap(({ violations }) => violations)
    .map(({ ruleName, violatingConstructs }) => ({
      rule: ruleName,
      places: violatingConstructs.map(({ constructPath }) => constructPath),
    }));
}
